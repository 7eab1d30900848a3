"""Where sealed things of circulation lie, and what for."""

FOLDER = "circulation"
"""Originals."""

PICTURES = "circulation-pages"
"""Pages drawn once, without any mark."""

TEXT = "circulation-text"
"""Purpose of the seal over what was read of a file."""
