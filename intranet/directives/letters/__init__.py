"""Texts of fictional letters for the demo, of our own writing."""
