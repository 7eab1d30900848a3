"""Everything that writes: lock, check, write, audit, tell."""
