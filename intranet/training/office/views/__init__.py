"""What trainers see and press, one module a screen."""
