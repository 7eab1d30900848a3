"""From the record of an entry to what an engine is told."""

from datetime import date as Date
from hashlib import blake2b

from search import models
from search.analysis import entry_terms
from search.analysis.terms import LENGTH
from search.backends.base import Document

_FIRST_DAY = Date(1900, 1, 1).toordinal()
_DAYS = 2**16
_DIGEST_BITS = 47


def document_of(entry: models.Entry) -> Document:
    """What the engine is told of ``entry``."""
    terms = entry_terms(**words_of(entry))
    return Document(
        id=entry.pk,
        revision=entry.revision,
        source=entry.source,
        rank=rank_of(entry.date, (entry.source, entry.key, entry.part)),
        terms=frozenset(term for term in terms.everywhere if not (entry.attachment and term[0] == LENGTH)),
        title_terms=terms.title,
        tokens=tuple(entry.tokens),
        facets=tuple(f"{name}={value}" for name, values in entry.facets.items() for value in values),
    )


def words_of(entry: models.Entry) -> dict[str, str]:
    """What an entry is found by. An attachment bears the title and number of another thing: who asks for those wants
    that, not each of its parts.
    """
    if entry.attachment:
        return {"title": "", "number": "", "summary": entry.attachment, "text": entry.text}
    return {"title": entry.title, "number": entry.number, "summary": entry.summary, "text": entry.text}


def rank_of(date: Date | None, identity: tuple[str, str, str]) -> int:
    """The place of an entry among others of the same score: the newer first, then by a digest of its identity.

    One whole number below 2**63 that any engine can sort by. The digest stands for the key, which is text of any
    length; it is the same in every engine and after every rebuild, and says nothing about other entries. Entries
    without a date come last; dates before 1900 or after 2079 count as the first or last day of that time.
    """
    day = 0 if date is None else min(max(date.toordinal() - _FIRST_DAY + 1, 1), _DAYS - 1)
    digest = blake2b("\0".join(identity).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return day << _DIGEST_BITS | int.from_bytes(digest) >> (64 - _DIGEST_BITS)
