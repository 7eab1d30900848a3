"""The one analysis of text, for entries and queries, whatever engine stands behind.

``syllables`` compares words, ``numbers`` document numbers, ``terms`` says what an entry is found by, ``gating`` what a
query asks for. Change any of it and ``ANALYSIS`` must go up: an index made by another analysis is rebuilt.
"""

from search.analysis.gating import Reading, prefixes, read
from search.analysis.syllables import Syllable, syllables
from search.analysis.terms import Terms, entry_terms

ANALYSIS = 2
"""Version of the analysis, kept beside an index."""

__all__ = ["ANALYSIS", "Reading", "Syllable", "Terms", "entry_terms", "prefixes", "read", "syllables"]
