"""Whom a rule names: the one place that turns the lines of an audience into people."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.acknowledgement.models import Assignment, Audience, AudienceTerm, TermKind
from intranet.people.models import Post, Unit, UnitKind
from intranet.people.queries.posts import held_on

PARTY = (UnitKind.PARTY_COMMITTEE, UnitKind.PARTY_BODY, UnitKind.PARTY_CELL)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody an audience names: the unit whose figures they count in, and why they are asked."""

    person_id: int
    unit_id: int
    cause: str


def people_asked(audience: Audience, on: date, among: Collection[int] | None = None) -> list[Asked]:
    """Everybody (``among`` some) whom the rule names on a day, each once, by person. One query a line of the rule,
    whatever the number of people.

    A person counts in the unit of their main post where the rule reaches it, else in the one that made the rule
    reach them. Posts of a Party cell name nobody: its members are counted, never listed.
    """
    return _named(audience.terms.select_related("unit", "person"), on, among)


def _named(terms: Iterable[AudienceTerm], on: date, among: Collection[int] | None = None) -> list[Asked]:
    asked: dict[int, Asked] = {}
    left_out: set[int] = set()
    for term in terms:
        posts = _posts_of(term, on)
        posts = posts if among is None else posts.filter(person__in=among)
        for person_id, unit_id in posts.values_list("person_id", "unit_id"):
            if term.is_exception:
                left_out.add(person_id)
            else:
                asked.setdefault(person_id, Asked(person_id, unit_id, _cause(term)))
    return [asked[person_id] for person_id in sorted(asked.keys() - left_out)]


def named_by(terms: Iterable[AudienceTerm], on: date) -> list[Asked]:
    """Whom unsaved lines of a rule would name. Queries as ``people_asked``."""
    return _named(terms, on)


def count_asked(terms: Iterable[AudienceTerm], on: date) -> int:
    """How many people unsaved lines of a rule would name."""
    return len(named_by(terms, on))


def cells_asked(audience: Audience, on: date) -> list[int]:
    """Party cells that the rule names on a day: one named itself, or below a Party body that is named with all below
    it. They are asked as units; a state body never brings in the cells that stand beside it. One query, and one a line
    that names a Party body.
    """
    asked: set[int] = set()
    left_out: set[int] = set()
    for term in audience.terms.filter(unit__kind__in=PARTY).select_related("unit"):
        assert term.unit is not None  # noqa: S101  the filter asked for it
        cells = {term.unit} if term.unit.kind == UnitKind.PARTY_CELL else _cells_below(term)
        (left_out if term.is_exception else asked).update(each.pk for each in cells if each.is_open(on))
    return sorted(asked - left_out)


def _cells_below(term: AudienceTerm) -> Iterable[Unit]:
    if term.kind != TermKind.UNDER or term.unit is None:
        return ()
    cells: Iterable[Unit] = Unit.objects.filter(path__startswith=term.unit.path, kind=UnitKind.PARTY_CELL)
    return cells


def _posts_of(term: AudienceTerm, on: date) -> QuerySet[Post]:
    posts = Post.objects.filter(held_on(on), person__is_active=True).exclude(unit__kind=UnitKind.PARTY_CELL)
    posts = posts.order_by("-is_main", "pk")
    if term.kind == TermKind.PERSON:
        return posts.filter(person=term.person)
    if term.kind == TermKind.EVERYBODY:
        return posts
    unit = term.unit
    assert unit is not None  # noqa: S101  every other kind names a unit; the form and the constraint see to it
    within = {"unit__path__startswith": unit.path} if term.kind == TermKind.UNDER else {"unit": unit}
    posts = posts.filter(**within)
    return posts.filter(role=term.role) if term.role else posts


def _cause(term: AudienceTerm) -> str:
    return f"{term.kind}:{term.unit or term.person or ''}"[:200]


def live_audiences() -> QuerySet[Audience]:
    """Rules by which people are asked now."""
    return Audience.objects.filter(version__isnull=False, ended_at__isnull=True)


def audiences_of(person_id: int, on: date) -> QuerySet[Audience]:
    """Live rules that name ``person_id`` on a day, perhaps in an exception, or by which something of theirs is open:
    all that a change of their posts can touch. Two queries first.
    """
    posts = list(Post.objects.filter(held_on(on), person=person_id).select_related("unit"))
    ends = range(Unit.steplen, 1 + max((len(post.unit.path) for post in posts), default=0), Unit.steplen)
    paths = {post.unit.path[:end] for post in posts for end in ends}
    exactly = Q(unit__in={post.unit_id for post in posts}, kind__in=[TermKind.UNIT, TermKind.POST])
    names = Q(kind=TermKind.EVERYBODY) | Q(person=person_id) | exactly | Q(kind=TermKind.UNDER, unit__path__in=paths)
    terms = AudienceTerm.objects.filter(names, audience=OuterRef("pk"))
    still = Assignment.objects.filter(version=OuterRef("version"), person=person_id, receipt__isnull=True)
    return live_audiences().filter(Exists(terms) | Exists(still))
