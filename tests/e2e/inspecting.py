"""An inspection in the served demo: a campaign of four questions, open for the office of the committee."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.e2e.archives import Page

if TYPE_CHECKING:
    from tests.factories.province import Province


def inspection(province: "Province", *, code: str, title: str) -> Page:
    """Led by the committee; the head of the office answers it with whom they name."""
    from django.urls import reverse

    from intranet.contracts import today
    from plugins.checklists.models import Checklist, Inspection
    from plugins.checklists.services.library import begin, publish, write
    from plugins.checklists.services.opening import open_inspections, open_now
    from plugins.checklists.services.planning import Plan, plan

    checklist = Checklist.objects.create(code=code, title=f"Phiếu {title}", owner=province.committee)
    draft = begin(checklist, province.editor)
    write(draft, _parts(), 0, province.editor)
    version, day = publish(draft, province.editor), today()
    period, audience = (day - timedelta(days=60), day), (f"unit:{province.office.pk}",)
    week = timedelta(days=7)
    given = Plan(version, title, province.committee, period, day, day + week, None, audience)
    campaign = plan(given, province.editor)
    open_now(campaign, province.editor)
    open_inspections(campaign)
    return Page(reverse("checklists:inspection", args=[Inspection.objects.get(campaign=campaign).public_id]))


def _parts() -> list:  # type: ignore[type-arg]
    from plugins.checklists.models import Kind
    from plugins.checklists.services.library import Asked, Part

    first = (Asked("quy-che", "Có quy chế còn hiệu lực không?"), Asked("phan-cong", "Có phân công không?"))
    second = (Asked("so-buoi", "Đã phổ biến bao nhiêu buổi?", Kind.NUMBER), Asked("y-kien", "Ghi chú", Kind.TEXT))
    return [Part("Tổ chức", first), Part("Phổ biến", second)]
