"""Whether who is asked may read: right and duty are separate, and nobody is asked about what is hidden from them."""

from collections.abc import Iterable, Iterator

from intranet.access.tokens import tokens_of, tokens_of_own_posts
from intranet.acknowledgement.models import TermKind
from intranet.acknowledgement.services.audiences import Term
from intranet.people.models import Person, Unit


def terms_beyond(terms: Iterable[Term], readers: Iterable[str]) -> Iterator[Term]:
    """Those of ``terms`` that name somebody who holds none of the tokens ``readers``."""
    readers = list(readers)
    return (term for term in terms if not term.is_exception and not _may_read(term, readers))


def widens(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether the tokens ``after`` let somebody read who is in none of the circles ``before``."""
    before = list(before)
    return any(not is_within(token, before) for token in after)


def is_within(token: str, readers: list[str]) -> bool:
    """Whether everybody in the circle ``token`` also holds one of the ``readers`` tokens by posts of their own."""
    kind, _sep, value = token.partition(":")
    if kind == "user":
        return not tokens_of_own_posts(Person.objects.get(pk=int(value))).isdisjoint(readers)
    unit_id = value.rpartition("@")[2]
    unit = Unit.objects.get(pk=int(unit_id)) if kind in {"unit", "under", "post"} else None
    return reaches(readers, token, _line(unit))


def _may_read(term: Term, readers: list[str]) -> bool:
    if term.person is not None:
        return not tokens_of(term.person).isdisjoint(readers)
    return reaches(readers, _token(term), _line(term.unit))


def _line(unit: Unit | None) -> list[int]:
    """The units above, and the unit itself."""
    return [*unit.get_ancestors().values_list("pk", flat=True), unit.pk] if unit else []


def _token(term: Term) -> str:
    if term.kind == TermKind.EVERYBODY or term.unit is None:
        return "any"
    return f"post:{term.role}@{term.unit.pk}" if term.role else f"{term.kind}:{term.unit.pk}"


def reaches(readers: Iterable[str], term_token: str, ancestors: Iterable[int]) -> bool:
    """Whether everybody whom ``term_token`` names also holds one of the ``readers`` tokens.

    ``ancestors`` are the ids of the units above the term's unit, itself included.
    """
    readers = set(readers)
    if "any" in readers or term_token in readers:
        return True
    return any(f"under:{unit}" in readers for unit in ancestors) or _exact_unit(readers, term_token)


def _exact_unit(readers: set[str], term_token: str) -> bool:
    """A post in a unit is within the unit itself."""
    kind, _sep, value = term_token.partition(":")
    return kind == "post" and f"unit:{value.rpartition('@')[2]}" in readers
