"""What waits for a person: in "My work", and as the number beside the line of the navigation."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Who, WorkItem, WorkLine, today, who
from plugins.checklists.models import WRITABLE, Finding, Inspection, Progress, State
from plugins.checklists.policy import FILLING, RUNNING, held, own_units

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
    """How much of it waits. Two queries."""
    asker = who(request.user)
    count = _inspections(asker).count() + _findings(asker).count() if asker else 0
    return (count, "info") if count else None


def _inspections(asker: Who) -> QuerySet[Inspection]:
    own = own_units(asker)
    mine = Q(unit__in=held(asker, FILLING)) | Q(duties__person=asker.person, unit__in=own)
    fill = Q(mine, state__in=WRITABLE)
    sign = Q(unit__in=held(asker, ["head"]), state=State.SUBMITTED)
    appraise = Q(campaign__lead__in=held(asker, RUNNING), state=State.SIGNED) & ~Q(unit__in=own)
    kinds = Case(When(state=State.SUBMITTED, then=Value("sign")), When(state=State.SIGNED, then=Value("appraise")))
    keys = Inspection.objects.filter(fill | sign | appraise).values("pk")
    rows = Inspection.objects.filter(pk__in=keys).select_related("campaign", "unit")
    return rows.annotate(kind=Case(When(state__in=WRITABLE, then=Value("fill")), default=kinds))


def _findings(asker: Who) -> QuerySet[Finding]:
    own = own_units(asker)
    mine = Q(unit__in=held(asker, FILLING)) | Q(post__person=asker.person, unit__in=own)
    lead = Q(answer__inspection__campaign__lead__in=held(asker, RUNNING)) & ~Q(unit__in=own)
    verify = Q(lead, progress=Progress.DONE) & ~Q(done_by=asker.person)
    rows = Finding.objects.filter(Q(mine, progress=Progress.OPEN) | verify, answer__inspection__state=State.REMEDYING)
    kind = Case(When(progress=Progress.OPEN, then=Value("remedy")), default=Value("verify"))
    return rows.select_related("unit", "answer__question").annotate(kind=kind)


def _first_of_each(rows: Any) -> dict[str, list[Any]]:
    """The first rows of each kind; each knows how many there are of its kind, and how many of them are late."""
    same: dict[str, Any] = {"partition_by": [F("kind")]}
    ranked = rows.annotate(
        of_kind=Window(Count("pk"), **same),
        late_of_kind=Window(Count("pk", filter=Q(due_on__lt=today())), **same),
        place=Window(RowNumber(), order_by=("due_on", "pk"), **same),
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
    return WorkItem(url, row.campaign.title, issuer=str(row.unit), due=row.due_on)


def _appraising(row: Inspection) -> WorkItem:
    """Its due date was the unit's; the appraisers have another one."""
    url = reverse("checklists:appraising", args=[row.public_id])
    return WorkItem(url, str(row.unit), issuer=row.campaign.title, due=row.campaign.appraise_by)


def _finding(row: Finding) -> WorkItem:
    url = reverse("checklists:finding", args=[row.public_id])
    return WorkItem(url, row.answer.question.text, issuer=str(row.unit), due=row.due_on)
