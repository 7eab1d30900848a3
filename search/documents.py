"""From the record of an entry to what an engine is told."""

from datetime import date
from hashlib import blake2b

from search import models
from search.analysis import entry_terms
from search.analysis.syllables import exact_words
from search.backends.base import Document

_FIRST_DAY = date(1900, 1, 1).toordinal()
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
        title_length=terms.title_length or len(exact_words(entry.title)[0]),
        text_length=terms.text_length,
        terms=terms.everywhere,
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


def ranks_between(since: date | None, until: date | None) -> tuple[int, int] | None:
    """The ranks of entries of these days, both included, for a scope; None without a bound. What has no date is out."""
    if since is None and until is None:
        return None
    return _day(since or date.min) << _DIGEST_BITS, (_day(until or date.max) + 1 << _DIGEST_BITS) - 1


def rank_of(dated: date | None, identity: tuple[str, str, str]) -> int:
    """The place of an entry among others of the same score: the newer first, then by a digest of its identity.

    One whole number below 2**63 that any engine can sort by. The digest stands for the key, which is text of any
    length; it is the same in every engine and after every rebuild, and says nothing about other entries. Entries
    without a date come last; dates before 1900 or after 2079 count as the first or last day of that time.
    """
    day = 0 if dated is None else _day(dated)
    digest = blake2b("\0".join(identity).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return day << _DIGEST_BITS | int.from_bytes(digest) >> (64 - _DIGEST_BITS)


def _day(dated: date) -> int:
    return min(max(dated.toordinal() - _FIRST_DAY + 1, 1), _DAYS - 1)
