"""Self-inspections in the served demo: campaigns of four questions, open for one unit or for forty."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.e2e.archives import Page

if TYPE_CHECKING:
    import playwright.sync_api

    from plugins.checklists.models import Campaign, Inspection
    from tests.factories.province import Province


def inspection(province: "Province", *, code: str, title: str) -> Page:
    """Led by the committee; the head of the office answers it with whom they name."""
    from django.urls import reverse

    from plugins.checklists.models import Inspection

    campaign = _opened(province, code, title, (f"unit:{province.office.pk}",))
    return Page(reverse("checklists:inspection", args=[Inspection.objects.get(campaign=campaign).public_id]))


def forty(province: "Province", *, code: str, title: str) -> Page:
    """The campaign of forty units, each of which has signed: the office and thirty-nine beside it. Two of the office's
    questions are not as they should be, and the first one of every fourth unit.
    """
    from django.urls import reverse

    from plugins.checklists.models import Inspection

    heads = {unit.pk: head for unit, head in (_unit_beside(province, number) for number in range(1, 40))}
    heads[province.office.pk] = province.head
    campaign = _opened(province, code, title, tuple(f"unit:{unit}" for unit in sorted(heads)))
    for number, each in enumerate(Inspection.objects.filter(campaign=campaign).order_by("unit_id")):
        shortcomings = {1, 2} if each.unit_id == province.office.pk else {1} if number % 4 == 0 else set()
        _signed(each, heads[each.unit_id], shortcomings)
    return Page(reverse("checklists:campaign", args=[campaign.public_id]))


def _unit_beside(province: "Province", number: int) -> Any:
    """A unit of the committee with its head."""
    from intranet.people.models import Person, Post, PostRole, Unit, UnitKind
    from intranet.state.services import bump_membership
    from tests.factories.province import LONG_AGO

    committee = Unit.objects.get(pk=province.committee.pk)
    unit = committee.add_child(name=f"Đơn vị số {number:02}", kind=UnitKind.DEPARTMENT, valid_from=LONG_AGO)
    head = Person.objects.create(username=f"truong.{number:02}", last_name="Trưởng", first_name=f"Đơn vị {number:02}")
    Post.objects.create(person=head, unit=unit, role=PostRole.HEAD, is_main=True, starts=LONG_AGO)
    bump_membership()
    return unit, head


def _signed(inspection: "Inspection", head: Any, shortcomings: set[int]) -> None:
    from decimal import Decimal

    from intranet.contracts import today
    from plugins.checklists.models import Answer
    from plugins.checklists.services.answering import Typed, write
    from plugins.checklists.services.states import sign, submit

    wrong = Typed(verdict="no", note="chưa có", cause="mới sáp nhập", owner_id=head.pk, remedy_by=today())
    good = {1: Typed(verdict="yes"), 2: Typed(verdict="yes"), 3: Typed(verdict="yes", number=Decimal(4))}
    typed = good | {4: Typed(verdict="yes", text="đủ")} | dict.fromkeys(shortcomings, wrong)
    for place, each in typed.items():
        write(Answer.objects.get(inspection=inspection, question__place=place), each, 0, head)
    submit(inspection, head)
    sign(inspection, head)


def _opened(province: "Province", code: str, title: str, audience: tuple[str, ...]) -> "Campaign":
    from intranet.contracts import today
    from plugins.checklists.models import Checklist
    from plugins.checklists.services.library import begin, publish, write
    from plugins.checklists.services.opening import open_inspections, open_now
    from plugins.checklists.services.planning import Plan, plan

    checklist = Checklist.objects.create(code=code, title=f"Phiếu {title}", owner=province.committee)
    draft = begin(checklist, province.editor)
    write(draft, _parts(), 0, province.editor)
    version, day = publish(draft, province.editor), today()
    period, week = (day - timedelta(days=60), day), timedelta(days=7)
    campaign = plan(Plan(version, title, province.committee, period, day, day + week, None, audience), province.editor)
    open_now(campaign, province.editor)
    open_inspections(campaign)
    return campaign


def _parts() -> list:  # type: ignore[type-arg]
    from plugins.checklists.models import Kind
    from plugins.checklists.services.library import Asked, Part

    first = (Asked("quy-che", "Có quy chế còn hiệu lực không?"), Asked("phan-cong", "Có phân công không?"))
    second = (Asked("so-buoi", "Đã phổ biến bao nhiêu buổi?", Kind.NUMBER), Asked("y-kien", "Ghi chú", Kind.TEXT))
    return [Part("Tổ chức", first), Part("Phổ biến", second)]


def nothing_is_unsent(page: "playwright.sync_api.Page") -> None:
    """Waits until the server has all that was typed; the page itself may evaluate nothing while it waits (CSP)."""
    from tests.e2e.conftest import eventually

    eventually(lambda: not page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('checklists:'))"))
