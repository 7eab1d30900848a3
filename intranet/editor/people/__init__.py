"""Admin screens for people and units, and the closing of Wagtail's own."""
