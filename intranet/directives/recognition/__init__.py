"""Recognise an official Vietnamese document from its text. Plain Python: no Django, no database, no files.

``recognise(text)`` is the whole interface for a screen or command; ``find_stamp`` for a gate that must refuse state
secrets before anything is stored; ``parse`` and ``find_all`` for symbols; ``DOCUMENT_TYPES`` seeds the table of types.
"""

from .notes import NOTES
from .reader import recognise
from .result import Citation, Duty, Field, Recipient, Recognition, Signatory, refused
from .secrecy import Stamp, find_stamp
from .symbols import Symbol, find_all, parse
from .types import DOCUMENT_TYPES, DocumentType

__all__ = [
    "DOCUMENT_TYPES",
    "NOTES",
    "Citation",
    "DocumentType",
    "Duty",
    "Field",
    "Recipient",
    "Recognition",
    "Signatory",
    "Stamp",
    "Symbol",
    "find_all",
    "find_stamp",
    "parse",
    "recognise",
    "refused",
]
