"""One form a screen; what was typed stays."""
