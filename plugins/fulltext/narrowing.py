"""What results are narrowed by, as the page shows it: the facets to choose from, and what is chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from plugins.fulltext.asking import DAYS, Asked
from search.catalogue import Facet, FacetValue

FEW = 6
"""Values of a facet that are shown at once; the others are unfolded."""

TRANSLATED = frozenset({"state", "kind", "type"})
"""Facets whose values are msgids."""

CONTENT = frozenset({"issuer", "signer", "unit"})
"""Facets whose values are words of documents, whatever language the page is in."""


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """One group of values; ``more`` are those that are folded away, none of them chosen."""

    field: str
    label: str
    values: list[FacetValue]
    more: list[FacetValue]
    is_content: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing chosen, in words; ``without`` is the address of the same question without it. ``is_offered``: a facet
    of the page holds it, so that it need not be carried along.
    """

    field: str
    value: str
    words: str
    without: str
    is_content: bool
    is_offered: bool


def shown_facets(facets: tuple[Facet, ...]) -> list[ShownFacet]:
    """Facets with the most frequent and all chosen values in front."""
    return [_shown(facet) for facet in facets]


def _shown(facet: Facet) -> ShownFacet:
    first = [value for at, value in enumerate(facet.values) if at < FEW or value.selected]
    more = [value for value in facet.values if value not in first]
    if len(more) == 1:
        first, more = list(facet.values), []
    return ShownFacet(facet.field, facet.label, first, more, facet.field in CONTENT)


def choices(asked: Asked, facets: tuple[Facet, ...]) -> list[Choice]:
    """Everything that is chosen. Where the facets are withheld, values are shown as the address has them."""
    return [*_values(asked, facets), *_days(asked)]


def _values(asked: Asked, facets: tuple[Facet, ...]) -> Iterator[Choice]:
    words = {(facet.field, value.value): value.label for facet in facets for value in facet.values}
    for field, values in asked.filters.items():
        for value in dict.fromkeys(filter(None, values)):
            without = asked.without(field, value).address()
            said = capfirst(words.get((field, value)) or (value if field not in TRANSLATED else gettext(value)))
            yield Choice(field, value, said, without, field in CONTENT, (field, value) in words)


def _days(asked: Asked) -> Iterator[Choice]:
    says = {"since": _("from %(day)s"), "until": _("to %(day)s")}
    since, until = asked.days().between()
    for field, day in zip(DAYS, (since, until), strict=True):
        if day:
            said = capfirst(says[field] % {"day": f"{day:%d/%m/%Y}"})
            yield Choice(field, "", said, asked.without(field, "").address(), False, True)
