"""Demo content: the ready checklist put to the units of the province. Last quarter's campaign is closed, with something
left to put right in some units; this quarter's is under way with a unit in every state, the next one is planned. All of
our own writing, the same every time.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from intranet.contracts import open_units, today, write_transaction
from plugins.checklists import demo_answers as answers
from plugins.checklists import ready
from plugins.checklists.models import (
    Answer,
    Campaign,
    CampaignState,
    Checklist,
    Citation,
    Finding,
    FindingStep,
    Inspection,
    Node,
    Postponement,
    Question,
    Step,
    Version,
    VersionState,
)
from plugins.checklists.services.library import lay, publish
from plugins.checklists.services.opening import freeze
from plugins.checklists.services.planning import Plan, plan, units_of, without_a_head
from plugins.checklists.setup import lay_down_the_ready_checklist

EDITOR, TOP = "do.minh.chau", "AB"
CODES = (ready.CODE, f"{ready.CODE}-demo")
QUARTER = timedelta(days=92)
ROMAN = ("I", "II", "III", "IV")


def load() -> None:
    """The content, whether called once or twice; nothing where the people of the demo are not."""
    editor = get_user_model()._default_manager.filter(username=EDITOR).first()
    top = open_units(today()).filter(code=TOP).first()
    if editor is None or top is None or Campaign.objects.filter(created_by=editor).exists():
        return
    with write_transaction():
        version = _published(editor)
        _past(_planned(version, top, editor, -1), editor)
        _running(_planned(version, top, editor, 0), editor)
        _planned(version, top, editor, 1, everybody=True)


def unload() -> None:
    """Leave nothing of it: the campaigns go, and the checklist is the draft again that it was."""
    editor = get_user_model()._default_manager.filter(username=EDITOR).first()
    if editor is None:
        return
    with write_transaction():
        versions = Version.objects.filter(checklist__code__in=CODES, published_by=editor)
        campaigns = Campaign.objects.filter(version__in=versions)
        inspections = Inspection.objects.filter(campaign__in=campaigns)
        findings = Finding.objects.filter(answer__inspection__in=inspections)
        for rows in (
            FindingStep.objects.filter(finding__in=findings),
            Postponement.objects.filter(finding__in=findings),
            findings,
            Citation.objects.filter(answer__inspection__in=inspections),
            Step.objects.filter(inspection__in=inspections),
            Answer.objects.filter(inspection__in=inspections),
            inspections,
            Node.objects.filter(campaign__in=campaigns),
            campaigns,
        ):
            rows.delete()
        _give_back(versions)


def quarter(turn: int) -> tuple[int, int]:
    """Year and quarter, ``turn`` quarters after the one that today lies in."""
    day = today()
    year, place = divmod(day.year * 4 + (day.month - 1) // 3 + turn, 4)
    return year, place


def _published(editor: Any) -> Version:
    """Of the committee, by its editor: the ready checklist, if it is the province's, or else one beside it."""
    lay_down_the_ready_checklist()
    owner = editor.posts.get(is_main=True).unit
    checklist = Checklist.objects.filter(code=ready.CODE).select_related("owner").first()
    if checklist is None or not owner.path.startswith(checklist.owner.path) or not _is_draft(checklist):
        checklist = Checklist.objects.create(code=CODES[1], title=ready.TITLE, owner=owner)
        draft = Version.objects.create(checklist=checklist, number=1, basis=ready.BASIS, created_at=timezone.now())
        lay(draft, ready.PARTS)
    Checklist.objects.filter(pk=checklist.pk).update(owner=owner)
    return publish(checklist.versions.get(), editor)


def _is_draft(checklist: Checklist) -> bool:
    return [*checklist.versions.values_list("state", flat=True)] == [VersionState.DRAFT]


def _give_back(versions: Any) -> None:
    """The first version of the ready checklist is a draft again; later ones go, and so does what stood beside it."""
    top = open_units(today()).filter(code=TOP).first()
    for checklist in Checklist.objects.filter(versions__in=versions).distinct():
        own = Version.objects.filter(checklist=checklist)
        own.filter(state=VersionState.DRAFT).delete()
        for row in own.order_by("-number"):
            one = own.filter(pk=row.pk)
            one.take_back()
            if row.number > 1 or checklist.code == CODES[1]:
                one.delete()
        if checklist.code == CODES[1]:
            checklist.delete()
        else:
            Checklist.objects.filter(pk=checklist.pk).update(owner=top or checklist.owner)


def _planned(version: Version, top: Any, editor: Any, turn: int, *, everybody: bool = False) -> Campaign:
    """For all below the province; units in which nobody could sign are left out, unless ``everybody`` is asked."""
    year, place = quarter(turn)
    begins, day = today().replace(year=year, month=3 * place + 1, day=1), today()
    given = Plan(
        version=version,
        title=f"Tự kiểm tra quý {ROMAN[place]}/{year}",
        lead=editor.posts.get(is_main=True).unit,
        period=(begins, (begins + QUARTER).replace(day=1) - timedelta(days=1)),
        opens_on=day,
        due_on=day + timedelta(days=20),
        appraise_by=day + timedelta(days=40),
        audience=(f"under:{top.pk}",),
    )
    campaign = plan(given, editor)
    if not everybody:
        campaign.exceptions = sorted(f"unit:{unit.pk}" for unit in without_a_head(units_of(campaign)))
        campaign.save(update_fields=["exceptions"])
    return campaign


def _running(campaign: Campaign, editor: Any) -> None:
    """The day of signing was two days ago."""
    _fill(campaign, editor, opened=26, due=2, finished=False)


def _past(campaign: Campaign, editor: Any) -> None:
    _fill(campaign, editor, opened=110, due=86, finished=True)


def _fill(campaign: Campaign, editor: Any, *, opened: int, due: int, finished: bool) -> None:
    """Open it so many days ago, every unit with its answers, steps and findings; in bulk."""
    day, now = today(), timezone.now()
    freeze(campaign, units_of(campaign))
    campaign.opens_on, campaign.opened_at = day - timedelta(days=opened), now - timedelta(days=opened)
    campaign.due_on, campaign.appraise_by = day - timedelta(days=due), day + timedelta(days=20 - due)
    campaign.state = CampaignState.CLOSED if finished else CampaignState.OPEN
    campaign.closed_at = now - timedelta(days=due - 40) if finished else None
    campaign.save()
    nodes = campaign.nodes.filter(is_asked=True).select_related("unit").prefetch_related("unit__posts__person")
    questions = list(Question.objects.filter(section__version=campaign.version_id))
    units = [answers.Unit(campaign, node, turn, editor, finished) for turn, node in enumerate(nodes)]
    Inspection.objects.bulk_create([unit.inspection for unit in units])
    written = [(unit, unit.answers(questions)) for unit in units]
    Answer.objects.bulk_create([answer for _unit, rows in written for answer in rows])
    Step.objects.bulk_create([step for unit in units for step in unit.steps()])
    findings = Finding.objects.bulk_create([each for unit, rows in written for each in unit.findings(rows)])
    given = {each.finding_id: each for each in Postponement.objects.bulk_create(answers.postponed(findings))}
    steps = [step for each in findings for step in answers.steps_of(each, given.get(each.pk))]
    FindingStep.objects.bulk_create(steps)
