"""What a session has to do with the ledger: which version it is about, whom it is for, what it closes."""

from django.db.models import Exists, OuterRef

from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Assignment, Audience, Manner, Tally, TallyState, UnitReceipt, Version
from intranet.attendance.models import Session
from intranet.attendance.policy import KEEPERS
from intranet.people.models import Person, Post, Unit, UnitKind
from intranet.people.queries.posts import held_on
from intranet.people.rules import local_date, today

COUNTS = (Manner.READ, Manner.SESSION)
"""Where attending closes; answers to questions and a password nobody gives for others."""


def version_of(session: Session) -> Version:
    """The version that was put before the people: the one it was planned for, or a later one that was there before the
    day of the session. One query.
    """
    about = Version.objects.filter(subject_model=session.subject_model, subject_id=session.subject_id, minor=0)
    versions = list(about.order_by("-major"))
    return next(each for each in versions if each.pk == session.subject_version or _was_there(each, session))


def _was_there(version: Version, session: Session) -> bool:
    return local_date(version.created_at) < session.on


def manner_of(version: Version) -> str:
    """What is asked for of the readers of ``version``; "" where nobody is asked."""
    rule = Audience.objects.filter(subject_model=version.subject_model, subject_id=version.subject_id)
    return rule.values_list("manner", flat=True).first() or ""


def still_asked(version: Version, unit: Unit) -> list[tuple[int, int]]:
    """People of ``unit`` and of all below it who have not acknowledged, with the units they count in."""
    waiting = Assignment.objects.filter(version=version, receipt__isnull=True, unit__path__startswith=unit.path)
    rows = waiting.exclude(unit__kind=UnitKind.PARTY_CELL).order_by("unit__path", "pk")
    return list(rows.values_list("person_id", "unit_id"))


def planning_units(version: Version, person: Person) -> list[Unit]:
    """Units that ``person`` keeps sessions for and in which, or below which, somebody is asked, or a Party cell. One
    query; none for who keeps none.
    """
    held = units_with_role(tokens_of(person), KEEPERS)
    if not held:
        return []
    below = {"version": version, "unit__path__startswith": OuterRef("path")}
    asked = Tally.objects.filter(**below, count__gt=0)
    cells = UnitReceipt.objects.filter(**below, unit__kind=UnitKind.PARTY_CELL)
    return list(Unit.objects.filter(Exists(asked) | Exists(cells), pk__in=held))


def unit_in(session: Session, version: Version, person: Person) -> int | None:
    """The unit in which ``person`` counts at the session: where they were asked, or hold a post, within the unit that
    holds it; None for who is from elsewhere.
    """
    inside = {"unit__path__startswith": session.unit.path}
    asked = Assignment.objects.filter(version=version, person=person, **inside).order_by("-round")
    posts = Post.objects.filter(held_on(today()), person=person, **inside).order_by("-is_main", "pk")
    for rows in (asked, posts):
        found = rows.exclude(unit__kind=UnitKind.PARTY_CELL).values_list("unit_id", flat=True).first()
        if found:
            return found
    return None


def open_in(version: Version, unit: Unit) -> int:
    """How many of the unit and of those below it are still asked. One query, of the counts."""
    cells = Tally.objects.filter(version=version, unit__path__startswith=unit.path, state=TallyState.OPEN)
    return sum(cells.values_list("count", flat=True))
