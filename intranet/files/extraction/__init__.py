"""Recognising, checking and reading a file, in a process of its own that knows neither Django nor the database.

``process`` is the only module the rest of the house calls; everything else here runs in the child (``python -m
intranet.files.extraction.child``) under the limits of ``limits``.
"""
