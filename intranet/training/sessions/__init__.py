"""Lớp tập huấn: classes that are planned, that people are invited to, and that are counted."""
