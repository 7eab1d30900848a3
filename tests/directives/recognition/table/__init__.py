"""The table of docs/recognition.md: every field of every real text, in every form it comes in, against the truth.

``python -m tests.directives.recognition.table`` writes the page; ``test_table`` asserts what it says. A further kind of
source is a function in ``sources`` that yields ``Source``, and a ``Group`` with the share that must be right.
"""
