"""What hits can be narrowed by, counted on permitted hits only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from search.backends.base import Question
from search.results import Facet, FacetValue
from search.tallies import Tallies

FIELDS = {"kind": _("Kind"), "issuer": _("Issuing body"), "type": _("Document type"), "year": _("Year")}
"""Facets that are offered, in this order, and their headings."""

TRANSLATED = frozenset({"kind", "type"})
"""Fields whose values are msgids. The others are content and stay as written."""

MOST_VALUES = 30
"""Values offered of one facet, beside those that are chosen."""

Counts = Mapping[str, int]


def facets_of(tallies: Tallies, question: Question) -> tuple[Facet, ...]:
    """The facets of a question. A facet's counts leave its own choices aside: what choosing more would show."""
    chosen = question.scope.filters
    counted = _by_field(tallies.of(question).facets)
    counts = {field: counted.get(field, {}) for field in FIELDS if field not in chosen}
    for field in chosen.keys() & FIELDS.keys():
        others = {name: values for name, values in chosen.items() if name != field}
        widened = replace(question, scope=replace(question.scope, filters=others))
        counts[field] = _by_field(tallies.of(widened).facets).get(field, {})
    facets = (_facet(field, counts[field], chosen.get(field, frozenset())) for field in FIELDS)
    return tuple(facet for facet in facets if facet.values)


def labels_of(facets: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What to show for the facets of one entry."""
    language = get_language()
    return {field: ", ".join(_label(field, value, language) for value in values) for field, values in facets.items()}


def _by_field(counted: Counts) -> dict[str, dict[str, int]]:
    fields: dict[str, dict[str, int]] = defaultdict(dict)
    for pair, count in counted.items():
        field, value = pair.split("=", 1)
        fields[field][value] = count
    return fields


def _facet(field: str, counts: Counts, chosen: frozenset[str]) -> Facet:
    language = get_language()
    values = [
        FacetValue(value, _label(field, value, language), counts.get(value, 0), value in chosen)
        for value in sorted({*counts, *chosen}, reverse=field == "year")
    ]
    if field != "year":
        values.sort(key=lambda value: (-value.count, value.label))
    offered = [value for at, value in enumerate(values) if at < MOST_VALUES or value.selected]
    return Facet(field, str(FIELDS[field]), tuple(offered))


def _label(field: str, value: str, language: str | None) -> str:
    return _translated(value, language) if field in TRANSLATED and value else value


@lru_cache(maxsize=10_000)
def _translated(value: str, language: str | None) -> str:
    """A page of hits has a hundred labels, and each would be looked for in the catalogue of every app."""
    return gettext(value)
