"""Who is where in a course: everybody who is asked to take it, or takes it, with how far they are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.queries import asking
from intranet.alphabet import by_given_name
from intranet.people.models import Person, Post, Unit, UnitKind
from intranet.people.queries.posts import held_on
from intranet.people.rules import local_date, today
from intranet.printing.sheet import Sheet
from intranet.progress.scope import Scope, paths_of
from intranet.training.models import Course, Enrolment, EnrolmentState, PublishedItem
from intranet.training.office.queries import HEADS_OF_UNITS
from intranet.training.queries.standing import facts_of_asking, facts_of_run
from intranet.training.queries.unclaimed import attended_alone
from intranet.training.queries.used_up import used_up
from intranet.training.rules.standing import Fact, Stand, stand_of, words_of

USED_UP = "het-luot"
"""In addresses: those of whose test no attempt is left."""


@dataclass(frozen=True, slots=True)
class UsedUp:
    """A lesson of a run that waits for another attempt."""

    run: int
    key: UUID
    title: str


@dataclass(slots=True)
class Line:
    """One person: ``share`` is per cent of the items done in the run that is open, 100 for who is through without one;
    ``stuck`` the item they stopped at in it, ``since`` when it began, ``completed_on`` the last day on which they
    completed the course. ``used_up`` are the lessons of whose test no attempt is left; told to trainers alone.
    """

    person: Person
    unit: Unit
    due: date | None = None
    share: int = 0
    stuck: str = ""
    since: date | None = None
    completed_on: date | None = None
    facts: set[Fact] = field(default_factory=set)
    used_up: list[UsedUp] = field(default_factory=list)

    @property
    def stand(self) -> Stand | None:
        return stand_of(self.facts)

    @property
    def words(self) -> str:
        return words_of(self.stand)[0] if self.stand else ""

    @property
    def tone(self) -> str:
        return words_of(self.stand)[1] if self.stand else ""


def scope_of(person: Person, course: Course) -> Scope | None:
    """Whose lines ``person`` sees: all where they follow the course, those of the units they head, or none."""
    if decide(person, "follow", course):
        return Scope()
    paths = paths_of(units_with_role(tokens_of(person), HEADS_OF_UNITS))
    return Scope(paths, paths) if paths else None


def lines_of(course: Course, scope: Scope) -> list[Line]:
    """Everybody in ``scope`` who is asked to take the version that stands now, has a run of it, or attended a class of
    it, by unit and name. Who was asked and need not any more is left out, unless they took it. Four queries, five for
    trainers.
    """
    if course.version is None:
        return []
    items = dict(PublishedItem.objects.filter(version=course.version_id).values_list("key", "title"))
    found: dict[int, Line] = {}
    for each in _asked(course, scope):
        found[each.person_id] = _asked_line(each)
    for run in _runs(course, scope, items):
        _follow(found.setdefault(run.person_id, Line(run.person, run.unit)), run, items)
    for came in attended_alone(course).filter(own_people(scope)).select_related("person", "unit").order_by("pk"):
        found.setdefault(came.person_id, Line(came.person, came.unit)).facts.add(Fact.ATTENDED)
    for person, lesson in _used_up(course) if scope.is_whole else ():
        found[person].used_up.append(lesson)
    for line in found.values():
        if line.stand == Stand.COMPLETED:
            line.share = 100
    return sorted(found.values(), key=lambda line: (line.unit.path, by_given_name(line.person)))


def own_people(scope: Scope) -> Q:
    """Rows with a ``person`` who holds a post today in a unit of ``scope``; everybody's where it is the whole. Whoever
    has moved is seen by the new head, and by the old one no more.
    """
    posts = Post.objects.filter(held_on(today()), scope.within("unit__path"), person=OuterRef("person"))
    return Q() if scope.is_whole else Q(Exists(posts.exclude(unit__kind=UnitKind.PARTY_CELL)))


def _asked(course: Course, scope: Scope) -> list[Assignment]:
    version = asking(course.version.frozen)  # type: ignore[union-attr]
    still = Q(receipt__isnull=True) | Q(receipt__kind="completed")
    rows = Assignment.objects.filter(own_people(scope), still, version=version)
    return list(rows.select_related("person", "unit", "receipt").order_by("round"))


def _asked_line(asked: Assignment) -> Line:
    receipt = getattr(asked, "receipt", None)
    line = Line(asked.person, asked.unit, asked.due, facts=facts_of_asking(asked, today()))
    line.completed_on = local_date(receipt.at) if receipt else None
    return line


def _runs(course: Course, scope: Scope, items: dict[Any, str]) -> list[Any]:
    """The runs of this major version, the last of each person last."""
    major = {"version__frozen__major": course.version.frozen.major}  # type: ignore[union-attr]
    rows = Enrolment.objects.filter(own_people(scope), course=course, **major)
    rows = rows.exclude(state=EnrolmentState.CLOSED).select_related("person", "unit")
    done = Count("progress", filter=Q(progress__done_at__isnull=False, progress__item__in=list(items)))
    return list(rows.annotate(done=done).order_by("run"))


def _used_up(course: Course) -> Iterator[tuple[int, UsedUp]]:
    major = {"enrolment__version__frozen__major": course.version.frozen.major}  # type: ignore[union-attr]
    rows = used_up(enrolment__course=course, **major).order_by("pk")
    for person, run, key, title in rows.values_list("enrolment__person", "enrolment", "item", "title"):
        yield person, UsedUp(run, key, title)


def _follow(line: Line, run: Any, items: dict[Any, str]) -> None:
    line.since = local_date(run.at)
    line.facts |= facts_of_run(run)
    if run.state == EnrolmentState.COMPLETED:
        line.completed_on = local_date(run.ended_at)
        return
    line.share = run.done * 100 // len(items) if items else 0
    line.stuck = items.get(run.last_item, "")


@dataclass(frozen=True, slots=True)
class Part:
    """One state with the number of people in it."""

    stand: str
    words: str
    count: int


def parts_of(lines: Iterable[Line]) -> list[Part]:
    """How many people are in each state, and how many of them have no attempt left, where some have none."""
    lines = list(lines)
    counts, without = Counter(line.stand for line in lines), sum(bool(line.used_up) for line in lines)
    parts = [Part(each.value, words_of(each.value)[0], counts[each]) for each in Stand]
    return [*parts, Part(USED_UP, _("No attempt left"), without)] if without else parts


def units_of(lines: Iterable[Line]) -> list[Unit]:
    """The units that the lines are of, in the order of the tree."""
    found = {line.unit.pk: line.unit for line in lines}
    return sorted(found.values(), key=lambda unit: unit.path)


def narrowed(lines: Iterable[Line], unit: str, stand: str) -> list[Line]:
    """Those of the unit with this id, and in this state or without an attempt; either may be empty."""
    of_unit = [line for line in lines if unit in ("", str(line.unit.pk))]
    if stand == USED_UP:
        return [line for line in of_unit if line.used_up]
    return [line for line in of_unit if stand not in Stand.values or line.stand == stand]


def sheet_of(course: Course, lines: list[Line]) -> Sheet:
    """The lines as a table."""
    heads = [
        pgettext("course", "Person"),
        _("Unit"),
        _("State"),
        _("Share done"),
        _("Due"),
        _("Begun on"),
        _("Completed on"),
    ]
    return Sheet(
        title=_("Who is where: %(title)s") % {"title": course.title},
        heads=[*heads, _("Stopped at"), _("No attempt left")],
        widths=(30, 40, 16, 12, 14, 14, 16, 34, 34),
        rows=[_row(line) for line in lines],
        subtitle=[_("Figures of %(day)s") % {"day": f"{today():%d/%m/%Y}"}, *_counted(lines)],
    )


def _counted(lines: list[Line]) -> Iterator[str]:
    yield "; ".join(f"{part.words}: {part.count}" for part in parts_of(lines))


def _row(line: Line) -> list[Any]:
    days = [day or "" for day in (line.due, line.since, line.completed_on)]
    return [
        line.person.get_full_name(),
        line.unit.name,
        line.words,
        line.share,
        *days,
        line.stuck,
        "; ".join(each.title for each in line.used_up),
    ]
