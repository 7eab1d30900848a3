"""What trainers type."""
