"""Pure rules of the vocabulary."""

from collections.abc import Collection

from django.utils.text import slugify

from intranet.alphabet import without_marks

LONGEST_SLUG = 60


def tidy(name: str) -> str:
    """``name`` without blanks around it or two in a row."""
    return " ".join(name.split())


def slug_of(name: str, taken: Collection[str]) -> str:
    """``name`` as it stands in an address, without diacritics; with a number where ``taken`` has it already. Empty for
    a name without letters or figures.
    """
    plain = slugify(without_marks(name))[: LONGEST_SLUG - 4].strip("-")
    if not plain or plain not in taken:
        return plain
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{plain}-{number}") not in taken)
