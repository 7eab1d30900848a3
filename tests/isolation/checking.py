"""Self-inspections of two units, each with words of its own, and who may know which."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from intranet.people.rules import today
from plugins.checklists.models import Answer, Campaign, Checklist, Duty, Evidence, Finding, Inspection, Revision
from plugins.checklists.services import answering, appraising, evidence, library, opening, planning, remedies, states
from plugins.checklists.services.library import Asked, Part
from tests.factories.province import Province
from tests.files.samples import pdfs

OFFICE = frozenset({"cadre", "deputy", "head"})
LEAD = frozenset({"editor"})
ABOVE_OFFICE = frozenset({"leader"})
OFFICE_AND_ABOVE = OFFICE | LEAD | ABOVE_OFFICE
COMMUNE_AND_ABOVE = frozenset({"outsider"}) | LEAD


@dataclass
class Checking:
    """``words`` maps each secret word to the personas who may know it."""

    words: dict[str, frozenset[str]] = field(default_factory=dict)

    def values(self) -> dict[str, list[object]]:
        """What the arguments of the addresses of checklists may be."""
        models: dict[str, Any] = {"dot": Campaign, "phieu": Inspection, "minh-chung": Evidence, "khac-phuc": Finding}
        ids = {part: list(model.objects.values_list("public_id", flat=True)) for part, model in models.items()}
        elsewhere = {"dot": "phieu", "phieu": "khac-phuc", "minh-chung": "phieu", "khac-phuc": "dot"}
        return {
            **{f"checklists/{part}/public_id": [*ids[part], ids[elsewhere[part]][0]] for part in models},
            "checklists:code": ["quc"],
            "checklists:number": [1, 2],
            "checklists:place": [1, 2],
            "checklists:letter": ["A", "B"],
            "checklists:key": ["mot"],
            "checklists:figure": ["da-ky"],
            "checklists:unit": list(Inspection.objects.values_list("unit", flat=True).distinct()),
        }


def plant_checklists(province: Province) -> Checking:
    """A campaign of the committee for the office, which has signed and mends, and for the commune, which is answering;
    and one that is only planned.
    """
    checking = Checking()
    version = _published(province)
    _planned(province, version, "qucplannedzq")
    campaign = _planned(province, version, "qucopenzq")
    checking.words |= {
        "qucplannedzq": LEAD | {"security"},
        "qucopenzq": OFFICE_AND_ABOVE | COMMUNE_AND_ABOVE | {"security"},  # names of campaigns stand in the audit log
    }
    opening.open_now(campaign, province.editor)
    opening.open_inspections(campaign)
    commune = _of(campaign, province.commune)
    Duty.objects.create(inspection=commune, section=version.sections.get(), person=province.outsider)
    _answer(checking, commune, "commune", COMMUNE_AND_ABOVE, province.outsider)
    _go_through(checking, _of(campaign, province.office), province)
    return checking


def _published(province: Province) -> Any:
    checklist = Checklist.objects.create(code="quc", title="Phiếu kiểm tra", owner=province.committee)
    draft = library.begin(checklist, province.editor)
    asked = (Asked("mot", "Có quy chế không?"), Asked("hai", "Có phân công không?"))
    library.write(draft, [Part("Tổ chức", asked)], 0, province.editor)
    return library.publish(draft, province.editor)


def _planned(province: Province, version: Any, title: str) -> Campaign:
    day = today()
    audience = tuple(f"unit:{unit.pk}" for unit in (province.office, province.commune))
    period = (day - timedelta(days=60), day + timedelta(days=30))
    due = day + timedelta(days=7)
    given = planning.Plan(version, title, province.committee, period, day, due, None, audience)
    return planning.plan(given, province.editor)


def _of(campaign: Campaign, unit: Any) -> Inspection:
    return Inspection.objects.get(campaign=campaign, unit=unit)


def _answer(checking: Checking, inspection: Inspection, stem: str, knows: frozenset[str], by: Any) -> None:
    """Two answers, one of them a shortcoming with a paper, and another paper that no answer shows."""
    unit = frozenset({"outsider"}) if stem == "commune" else OFFICE
    paper = _paper(checking, inspection.unit, f"quc{stem}shown", knows if stem == "office" else unit, by)
    _paper(checking, inspection.unit, f"quc{stem}kept", unit, by)
    first, second = Answer.objects.filter(inspection=inspection).order_by("question__place")
    words = {part: f"quc{stem}{part}zq" for part in ("note", "cause", "why", "where")}
    checking.words |= dict.fromkeys(words.values(), knows)
    wrong = answering.Typed(
        verdict="no", note=words["note"], cause=words["cause"], owner_id=by.pk, remedy_by=today() + timedelta(days=20)
    )
    answering.write(first, wrong, 0, by)
    answering.write(second, answering.Typed(verdict="n/a", note=words["why"]), 0, by)
    evidence.cite(first, paper, words["where"], by)


def _paper(checking: Checking, unit: Any, stem: str, knows: frozenset[str], by: Any) -> Revision:
    checking.words |= {f"{stem}titlezq": knows, f"{stem}filezq": knows, f"{stem}bodyzq": knows}
    file = ContentFile(pdfs.pdf(f"{stem}bodyzq"), f"{stem}filezq.pdf")
    return evidence.put_in(unit, file, evidence.Paper(f"Giấy {stem}titlezq", today()), by)


def _go_through(checking: Checking, inspection: Inspection, province: Province) -> None:
    """Answered, given back once, signed, returned once, accepted; mended, refused, postponed."""
    head, editor, knows = province.head, province.editor, OFFICE_AND_ABOVE
    words = {part: f"qucoffice{part}zq" for part in ("back", "remark", "return", "again", "judged", "action", "later")}
    checking.words |= dict.fromkeys(words.values(), knows)
    _answer(checking, inspection, "office", knows, head)
    states.submit(inspection, head)
    states.send_back(inspection, words["back"], head)
    states.submit(inspection, head)
    states.sign(inspection, head)
    appraising.return_to_unit(inspection, {1: words["remark"]}, words["return"], editor)
    _answer_anew(inspection, words["again"], head)
    states.submit(inspection, head)
    states.sign(inspection, head)
    second = Answer.objects.get(inspection=inspection, question__place=2)
    appraising.appraise(second, "partly", words["judged"], editor)
    appraising.accept(inspection, editor)
    one, two = Finding.objects.order_by("pk")
    remedies.postpone(two, two.due_on + timedelta(days=9), words["later"], editor)
    remedies.done(one, words["action"], None, head)


def _answer_anew(inspection: Inspection, word: str, by: Any) -> None:
    """The first question says one word more than when it was returned."""
    first = Answer.objects.get(inspection=inspection, question__place=1)
    said = {name: getattr(first, name) for name in answering.NAMES} | {"note": f"{first.note} {word}"}
    answering.write(first, answering.Typed(**said), first.revision, by)
