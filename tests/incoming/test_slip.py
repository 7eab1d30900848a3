"""The handling slip: the form of annex IV, filled in with what the work left behind."""

from datetime import date

import pytest
import time_machine
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from intranet.directives.models import Directive
from intranet.duties.models import Duty
from intranet.duties.services import DutyOrder, assign, report_progress
from intranet.incoming.models import Arrival
from intranet.incoming.services import close, instruct, put_to_leader, register
from intranet.incoming.slip import Opinion, Slip, slip_of
from intranet.people.models import Person
from tests.factories.documents import draft
from tests.factories.province import Province
from tests.outgoing.conftest import until

pytestmark = pytest.mark.usefixtures("at_work")
TODAY = "ngày 30 tháng 11 năm 2026"


@pytest.fixture
def at_work() -> object:
    with time_machine.travel("2026-11-30T03:00:00Z", tick=False):
        yield


def _registered(province: Province, **changes: object) -> Directive:
    directive = draft(province, symbol="215/STC-QLNS", issuer="Sở Tài chính", **changes)
    register(directive.pk, province.committee, province.clerk)
    return directive


def _asked_by(person: Person) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = person
    return request


def _slip(province: Province, directive: Directive) -> Slip:
    arrival = Arrival.objects.select_related("office", "number", "reply").get(directive=directive)
    return slip_of(arrival, _asked_by(province.clerk))


def test_fresh_slip_names_office_and_document_and_leaves_the_rest_open(province: Province) -> None:
    slip = _slip(province, _registered(province))

    assert (slip.office_lines, slip.parent_lines) == (["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"], [])
    assert slip.arrival == "Số đến: 01, ngày 30/11/2026"
    assert slip.document == (
        "Công văn số 215/STC-QLNS ngày 16 tháng 11 năm 2026 của Sở Tài chính "
        "về việc tăng cường bảo vệ thông tin trên không gian mạng"
    )
    assert (slip.proposals, slip.leaders, slip.heads, slip.handlers, slip.result) == ([], [], [], [], [])


def _handled(province: Province) -> Directive:
    directive = _registered(province)
    due, sooner = date(2026, 12, 10), date(2026, 12, 8)
    put_to_leader(directive.pk, province.committee, province.clerk, due=due, note="Đề xuất Văn phòng chủ trì.")
    order = DutyOrder("", "Tham mưu", province.office, due, co_operating=[(province.department, sooner)])
    instruct(directive.pk, province.committee, province.leader, text="Đồng ý.", orders=[order])
    duty = Duty.objects.get()
    assign(duty, province.cadre, province.head)
    report_progress(duty, province.cadre, "Dự thảo văn bản trả lời.")
    return directive


def test_slip_of_a_handled_document_says_who_proposed_ordered_and_did_what(province: Province) -> None:
    slip = _slip(province, _handled(province))

    assert slip.proposals == [Opinion(["Đề xuất Văn phòng chủ trì."], "Nguyễn Thị Mai", TODAY)]
    assert slip.leaders == [
        Opinion(
            [
                "Đồng ý.",
                "- Chủ trì: Văn phòng Ủy ban nhân dân tỉnh (thời hạn: 10/12/2026)",
                "- Phối hợp: Sở Nội vụ (thời hạn: 08/12/2026)",
            ],
            "Lê Văn Minh",
            TODAY,
        )
    ]
    assert slip.heads == [Opinion(["Giao Trần Thu Hà (thời hạn: 10/12/2026)"], "Lê Minh Quân", TODAY)]
    assert slip.handlers == [Opinion(["Dự thảo văn bản trả lời."], "Trần Thu Hà", TODAY)]
    assert (slip.due, slip.place_and_date) == ("ngày 10 tháng 12 năm 2026", f"…………, {TODAY}")


def test_slip_names_the_reply_to_those_only_who_may_read_it(province: Province) -> None:
    reply = until(province, "numbered").directive
    directive = _registered(province)
    close(directive.pk, province.committee, province.clerk, result="Đã trả lời", reply=reply)

    named = _slip(province, directive).result
    Directive.objects.filter(pk=reply.pk).update(owner_unit=province.commune)
    hidden = _slip(province, directive).result

    assert named == [Opinion(["Đã trả lời", "Văn bản trả lời: 01/UBND-NC ngày 30/11/2026"], "", TODAY)]
    assert hidden == [Opinion(["Đã trả lời"], "", TODAY)]


def test_slip_speaks_vietnamese_on_an_english_screen(province: Province) -> None:
    directive = _registered(province)

    with translation.override("en"):
        slip = _slip(province, directive)

    assert slip.document.startswith("Công văn số 215/STC-QLNS")


def test_page_shows_the_form_with_its_three_opinions(province: Province, client: Client) -> None:
    directive = _handled(province)
    client.force_login(province.clerk)

    page = client.get(reverse("incoming:slip", args=[directive.public_id, province.committee.pk])).content.decode()

    wanted = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        "1. Ý kiến của lãnh đạo cơ quan, tổ chức",
        "2. Ý kiến của lãnh đạo đơn vị",
        "3. Ý kiến đề xuất của người giải quyết",
    ]
    assert [line for line in wanted if line not in page] == []
