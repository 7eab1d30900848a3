"""What people see of circulation; thin, and every one asks ``decide``."""
