"""What waits for a person: in "My work", and as the number beside the line of the navigation."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Who, WorkItem, WorkLine, prepared, today, who
from plugins.checklists.models import UNSIGNED, WRITABLE, Finding, Inspection, Progress, State
from plugins.checklists.policy import ABOVE, FILLING, RUNNING, appraised_by, held, own_units

SHOWN = 3


def work(person: Any) -> Iterable[WorkLine]:
    """What one fills in, signs, appraises, puts right and verifies. Two queries, whatever the number."""
    asker = who(person)
    if asker is None:
        return
    inspections, findings = _first_of_each(_inspections(asker)), _first_of_each(_findings(asker))
    index, remedies = reverse("checklists:index"), reverse("checklists:remedies")
    yield _line(_("Self-inspections to fill in"), index, inspections.get("fill", []), _inspection)
    yield _line(_("Self-inspections to sign"), index, inspections.get("sign", []), _inspection)
    yield _line(_("Self-inspections to appraise"), index, inspections.get("appraise", []), _appraising)
    yield _line(_("Shortcomings to put right"), remedies, findings.get("remedy", []), _finding)
    yield _line(_("Remedies to verify"), f"{remedies}?state=done", findings.get("verify", []), _finding)


def waiting(request: HttpRequest) -> tuple[int, str] | None:
    """How much of it waits. Two queries; they stand on every page of the site, so they are prepared."""
    asker = who(request.user)
    asked = _asked(asker) if asker else None
    count = sum(_count_of_inspections(*asked) + _count_of_findings(*asked)) if asked else 0
    return (count, "info") if count else None


def _asked(asker: Who) -> tuple[Any, ...]:
    """The person, their units, and those in which they fill in, which they head, in which they run campaigns, and which
    they see from above. Who appraises has a unit: a prepared query takes "in none of no units" for no row.
    """
    held_in = (held(asker, roles) for roles in (FILLING, ["head"], RUNNING, ABOVE))
    return (asker.person.pk, own_units(asker), *held_in)


@prepared
def _count_of_inspections(*asked: Any) -> QuerySet[Any, int]:
    return _counted(Inspection.objects.filter(_of_inspections(*asked)))


@prepared
def _count_of_findings(*asked: Any) -> QuerySet[Any, int]:
    return _counted(Finding.objects.filter(_of_findings(*asked)))


def _counted(rows: QuerySet[Any]) -> QuerySet[Any, int]:
    """One row with how many there are, or none."""
    numbers = rows.order_by().annotate(all=Value(1)).values("all").annotate(number=Count("pk", distinct=True))
    return numbers.values_list("number", flat=True)


def _of_inspections(person: Any, own: Any, filling: Any, headed: Any, running: Any, above: Any) -> Q:
    fill = Q(unit__pk__in=filling) | Q(duties__person__pk=person, unit__pk__in=own)
    sign = Q(unit__pk__in=headed, state=State.SUBMITTED)
    appraise = Q(appraised_by(person, own, running, above), state=State.SIGNED)
    return Q(fill, state__in=WRITABLE) | sign | appraise


def _of_findings(person: Any, own: Any, filling: Any, _headed: Any, running: Any, above: Any) -> Q:
    mine = Q(unit__pk__in=filling) | Q(post__person__pk=person, unit__pk__in=own)
    lead = Exists(Inspection.objects.filter(appraised_by(person, own, running, above), answers=OuterRef("answer")))
    verify = Q(lead, progress=Progress.DONE) & ~Q(done_by__pk=person)
    return Q(Q(mine, progress=Progress.OPEN) | verify, answer__inspection__state=State.REMEDYING)


def _inspections(asker: Who) -> QuerySet[Inspection]:
    kinds = Case(When(state=State.SUBMITTED, then=Value("sign")), When(state=State.SIGNED, then=Value("appraise")))
    keys = Inspection.objects.filter(_of_inspections(*_asked(asker))).values("pk")
    rows = Inspection.objects.filter(pk__in=keys).select_related("campaign", "unit")
    waits = When(state__in=UNSIGNED, signed_at__isnull=True, then=F("due_on"))
    until = Case(When(state=State.SIGNED, then=F("campaign__appraise_by")), waits, default=None)
    return rows.annotate(kind=Case(When(state__in=WRITABLE, then=Value("fill")), default=kinds), until=until)


def _findings(asker: Who) -> QuerySet[Finding]:
    rows = Finding.objects.filter(_of_findings(*_asked(asker)))
    kind = Case(When(progress=Progress.OPEN, then=Value("remedy")), default=Value("verify"))
    return rows.select_related("unit", "answer__question").annotate(
        kind=kind, until=Case(When(progress=Progress.OPEN, then=F("due_on")), default=None)
    )


def _first_of_each(rows: Any) -> dict[str, list[Any]]:
    """The first rows of each kind; each knows how many there are of its kind, and how many of them are late: of what is
    appraised by the day until which it is, not by that until which the unit signed. What was signed once, or is said to
    be put right, is not late.
    """
    same: dict[str, Any] = {"partition_by": [F("kind")]}
    ranked = rows.annotate(
        of_kind=Window(Count("pk"), **same),
        late_of_kind=Window(Count("pk", filter=Q(until__lt=today())), **same),
        place=Window(RowNumber(), order_by=(F("until").asc(nulls_last=True), "due_on", "pk"), **same),
    )
    kinds: dict[str, list[Any]] = {}
    for row in ranked.filter(place__lte=SHOWN).order_by("place"):
        kinds.setdefault(row.kind, []).append(row)
    return kinds


def _line(title: Any, url: str, rows: list[Any], item: Any) -> WorkLine:
    if not rows:
        return WorkLine(title, url, 0)
    return WorkLine(title, url, rows[0].of_kind, late=rows[0].late_of_kind, items=[item(row) for row in rows])


def _inspection(row: Inspection) -> WorkItem:
    url = reverse("checklists:inspection", args=[row.public_id])
    note = "" if row.signed_at is None else str(_("returned by the lead unit"))
    return WorkItem(url, row.campaign.title, issuer=str(row.unit), due=row.awaited_until, note=note)


def _appraising(row: Inspection) -> WorkItem:
    """Its due date was the unit's; the appraisers have another one."""
    url = reverse("checklists:appraising", args=[row.public_id])
    return WorkItem(url, str(row.unit), issuer=row.campaign.title, due=row.campaign.appraise_by)


def _finding(row: Finding) -> WorkItem:
    url = reverse("checklists:finding", args=[row.public_id])
    return WorkItem(
        url, row.answer.question.text, issuer=str(row.unit), due=row.due_on if row.progress == Progress.OPEN else None
    )
