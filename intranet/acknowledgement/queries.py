"""Reads of the ledger that more than one place needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from intranet.acknowledgement.models import POSITIVE, Assignment, Audience, Fault, Version
from intranet.acknowledgement.rules import DueWords, due_words
from intranet.people.models import Person
from intranet.people.rules import local_date
from intranet.prepared import prepared


@dataclass(frozen=True, slots=True)
class OpenReading:
    """One line of "my work": a version that waits for this person's acknowledgement."""

    assignment_id: int
    subject_model: str
    subject_id: int
    title: str
    number: str
    due: date | None
    due_words: DueWords


def open_assignments(person: Person, today: date) -> list[OpenReading]:
    """What waits for ``person``, late ones first, without a due date last. One query."""
    ordered = sorted(_open(person.pk), key=lambda row: (row[-1] is None, row[-1] or today, row[0]))
    return [OpenReading(*row, due_words(row[-1], today)) for row in ordered]  # type: ignore[call-arg]


@prepared
def _open(person: Any) -> Any:
    rows = Assignment.objects.filter(person=person, receipt__isnull=True)
    version = (f"version__{name}" for name in ("subject_model", "subject_id", "title", "number"))
    return rows.values_list("pk", *version, "due")


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How many documents a person acknowledged, and how many of them by their due date."""

    acknowledged: int
    on_time: int


def punctuality(person: Person) -> Punctuality:
    """One query; shown to the person only."""
    done = Assignment.objects.filter(person=person, receipt__kind__in=POSITIVE).values_list("due", "receipt__at")
    on_time = sum(1 for due, at in done if due is None or local_date(at) <= due)
    return Punctuality(len(done), on_time)


def asking(version: Version) -> Version:
    """The version whose assignments ask for ``version``: a better transcription is asked for as what it transcribes.
    No query, but for a transcription.
    """
    if not version.minor:
        return version
    filed = {name: getattr(version, name) for name in ("subject_model", "subject_id", "major")}
    return Version.objects.get(**filed, minor=0)


def first_day(version: Version) -> date:
    """The day on which ``version``, or what it transcribes, was issued: nobody has signed a list of it, or heard of it
    at a session, before. No query, but for a transcription.
    """
    return local_date(asking(version).created_at)


def assignment_of(person: Person, version: Version) -> Assignment | None:
    """The newest assignment of ``person`` for ``version``, or for what it transcribes, with its receipt, if there is
    one. ``manner`` and ``comes_first`` on it say how it is to be acknowledged, ``is_faulty``
    whether it is reported that it came wrongly. One query.
    """
    filed = version.subject_model, version.subject_id, version.major
    return next(iter(_assignments(person.pk, *filed)), None)


@prepared
def _assignments(person: Any, model: Any, subject: Any, major: Any) -> Any:
    of_version = {"version__subject_model": model, "version__subject_id": subject, "version__major": major}
    rows = Assignment.objects.filter(person=person, **of_version).select_related("receipt")
    rule = Audience.objects.filter(subject_model=model, subject_id=subject)
    asked = {name: Subquery(rule.values(name)[:1]) for name in ("manner", "comes_first")}
    faulty = Fault.objects.filter(assignment=OuterRef("pk"), settled_at__isnull=True)
    return rows.annotate(**asked, is_faulty=Exists(faulty)).order_by("-round")[:1]


def own_assignment(person_id: int, assignment_id: int) -> Assignment | None:
    """The assignment of that number with its version, if it is the person's own; ``manner`` on it says how it is to be
    acknowledged. One query.
    """
    return next(iter(_own(person_id, assignment_id)), None)


@prepared
def _own(person: Any, assignment: Any) -> Any:
    of_same = {name: OuterRef(f"version__{name}") for name in ("subject_model", "subject_id")}
    rule = Audience.objects.filter(**of_same).values("manner")
    mine = Assignment.objects.filter(person=person, pk=assignment).select_related("version")
    return mine.annotate(manner=Subquery(rule[:1]))


def assignments_for(person: Person, version_ids: Iterable[int]) -> dict[int, Assignment]:
    """The newest assignment of ``person`` for each of these versions of one kind of subject, or for what it
    transcribes, by the subject's id. One query, none for no versions.
    """
    version_ids = list(version_ids)
    if not version_ids:
        return {}
    shown = Version.objects.filter(pk__in=version_ids)
    same = {name: OuterRef(name) for name in ("subject_model", "subject_id", "major")}
    of_subjects = Version.objects.filter(Exists(shown.filter(**same)), subject_id__in=shown.values("subject_id"))
    asked = of_subjects.filter(subject_model__in=shown.values("subject_model")).values("pk")
    mine = Assignment.objects.filter(person=person, version__in=asked).select_related("receipt")
    return {each.subject: each for each in mine.annotate(subject=F("version__subject_id")).order_by("round")}


def has_receipt(person: Person, subject_model: str, subject_id: int) -> bool:
    """Whether ``person`` has acknowledged any version of the subject; a receipt keeps it readable until recall."""
    return Assignment.objects.filter(
        person=person,
        version__subject_model=subject_model,
        version__subject_id=subject_id,
        receipt__kind__in=POSITIVE,
    ).exists()


@dataclass(frozen=True, slots=True)
class Sums:
    """The ledger of one version: assigned = acknowledged + open + closed."""

    assigned: int
    acknowledged: int
    open: int
    closed: int


def sums(version: Version) -> Sums:
    """Counted from the rows themselves, not from the tallies. One query."""
    positive = Q(receipt__kind__in=POSITIVE)
    row = Assignment.objects.filter(version=asking(version)).aggregate(
        assigned=Count("pk"),
        acknowledged=Count("pk", filter=positive),
        open=Count("pk", filter=Q(receipt__isnull=True)),
    )
    return Sums(row["assigned"], row["acknowledged"], row["open"], row["assigned"] - row["acknowledged"] - row["open"])
