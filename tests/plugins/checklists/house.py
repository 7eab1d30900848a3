"""A published checklist of four questions, and a campaign of the office put to two units."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from intranet.contracts import today
from intranet.registry.services import enable
from plugins.checklists.models import Campaign, Checklist, Inspection, Kind, Version
from plugins.checklists.services.library import Asked, Part, begin, publish, write
from plugins.checklists.services.opening import open_inspections, open_now
from plugins.checklists.services.planning import Plan, plan
from tests.factories.province import Province

PARTS = [
    Part("Tổ chức", (Asked("quy-che", "Có quy chế không?"), Asked("phan-cong", "Có phân công không?"))),
    Part("Phổ biến", (Asked("so-buoi", "Bao nhiêu buổi?", Kind.NUMBER), Asked("y-kien", "Ghi chú", Kind.TEXT))),
]


@dataclass
class House:
    """``own`` is the inspection of the office, ``other`` that of the commune."""

    province: Province
    campaign: Campaign

    def of(self, unit: Any) -> Inspection:
        return Inspection.objects.get(campaign=self.campaign, unit=unit)


def published(province: Province, code: str = "thu") -> Version:
    """Of the committee, whose editor publishes it."""
    checklist = Checklist.objects.create(code=code, title="Phiếu thử", owner=province.committee)
    draft = begin(checklist, province.editor)
    write(draft, PARTS, 0, province.editor)
    return publish(draft, province.editor)


def planned(province: Province, version: Version, **more: Any) -> Campaign:
    """Quarter IV, for the office and the commune."""
    day = today()
    given = {
        "version": version,
        "title": "Quý IV/2026",
        "lead": province.committee,
        "period": (day - timedelta(days=60), day + timedelta(days=30)),
        "opens_on": day,
        "due_on": day + timedelta(days=7),
        "appraise_by": None,
        "audience": (f"unit:{province.office.pk}", f"unit:{province.commune.pk}"),
    }
    return plan(Plan(**(given | more)), province.editor)


def house(province: Province) -> House:
    """Opened, as the worker opens it."""
    enable("checklists")
    campaign = planned(province, published(province))
    open_now(campaign, province.editor)
    open_inspections(campaign)
    return House(province, Campaign.objects.get(pk=campaign.pk))
