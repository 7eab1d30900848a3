"""What stands in the lines of the registers."""

from datetime import date

import pytest
from django.utils import translation

from intranet.acknowledgement.services import Term
from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue, plan_amendment, recall
from intranet.duties.services import DutyOrder
from intranet.incoming.services import close, instruct, register
from intranet.numbering.models import Number
from intranet.numbering.services import void_number
from intranet.people.rules import today
from intranet.registers.lines import WITHHELD
from tests.factories.documents import draft
from tests.factories.province import Province
from tests.outgoing.conftest import until
from tests.registers.asking import handling_of, lines_of

TODAY = f"{today():%d/%m/%Y}"


def _registered(province: Province, **changes: object) -> Directive:
    directive = draft(province, symbol="215/STC-QLNS", issuer="Sở Tài chính", **changes)
    register(directive.pk, province.committee, province.clerk, is_unmarked=directive.date is None)
    return directive


def test_outgoing_line_is_as_the_decree_has_it(province: Province) -> None:
    until(province, "numbered", recipients=["Như trên;", "CT, các PCT UBND tỉnh;"])

    assert lines_of("outgoing", province.clerk) == [
        [
            "01/UBND-NC", today(), "Công văn: tăng cường bảo vệ thông tin trên không gian mạng", "Lê Văn Minh",
            "Các sở, ban, ngành\nCT, các PCT UBND tỉnh", str(province.office), 1, "", "", "",
        ]
    ]  # fmt: skip


def test_receivers_are_lead_and_co_operating_units_with_their_part(province: Province) -> None:
    directive = _registered(province)
    order = DutyOrder(
        "", "Tham mưu trả lời", province.office, co_operating=[(province.department, None)], informed=[province.commune]
    )
    instruct(directive.pk, province.committee, province.leader, text="Giao", orders=[order])

    receivers = "Văn phòng Ủy ban nhân dân tỉnh\nSở Nội vụ (phối hợp)\nỦy ban nhân dân xã Hòa Lạc (để biết)"
    assert lines_of("incoming", province.clerk)[0][6] == receivers
    assert handling_of(province.clerk)[0][2] == receivers


@pytest.mark.parametrize("language", ["vi", "en"])
def test_registers_speak_vietnamese_on_every_screen(province: Province, language: str) -> None:
    directive = _registered(province, urgency="urgent")
    close(directive.pk, province.committee, province.clerk, result="Đã trả lời")

    with translation.override(language):
        incoming, handling = lines_of("incoming", province.clerk)[0], handling_of(province.clerk)[0]
        kept = translation.get_language()

    assert incoming[5] == "Công văn: tăng cường bảo vệ thông tin trên không gian mạng"
    assert incoming[9] == "Khẩn"
    assert handling[1] == (
        "Công văn 215/STC-QLNS ngày 16/11/2026, Sở Tài chính\ntăng cường bảo vệ thông tin trên không gian mạng"
    )
    assert handling[4] == "Đã kết thúc\nĐã trả lời"
    assert kept == language


def _amended(province: Province, readers: list[str]) -> Directive:
    everybody = IssueOrder(["any"], [Term("under", unit=province.committee)])
    target = issue(until(province, "numbered").directive.pk, province.editor, everybody)
    made = draft(province, symbol="99/UBND-NC", summary="đính chính văn bản")
    plan_amendment(made.pk, target, "corrects", province.editor, change_note="Sửa ngày", asks_again=False)
    return issue(made.pk, province.editor, IssueOrder(readers, [Term("under", unit=province.office)]))


def test_corrected_document_says_so_and_names_the_correction_to_its_readers_only(province: Province) -> None:
    correction = _amended(province, [f"under:{province.office.pk}"])
    correction.readers.filter(works=True).delete()

    clerk, leader = lines_of("outgoing", province.clerk)[0], lines_of("outgoing", province.leader)[0]

    assert clerk[9] == f"Được đính chính bởi 99/UBND-NC ngày {TODAY}"
    assert leader[9] == f"Được đính chính ngày {TODAY}"


def test_recalled_document_says_so(province: Province) -> None:
    directive = until(province, "numbered").directive
    issue(directive.pk, province.editor, IssueOrder(["any"], [Term("under", unit=province.committee)]))
    recall(directive.pk, province.editor, "Gửi nhầm")

    assert lines_of("outgoing", province.clerk)[0][9] == f"Thu hồi ngày {TODAY}"


def test_void_number_keeps_what_it_was_for(province: Province) -> None:
    until(province, "numbered")
    void_number(Number.objects.get().pk, province.clerk, "Viết nhầm")

    assert lines_of("outgoing", province.clerk)[0] == [
        "01/UBND-NC", today(), "Công văn: tăng cường bảo vệ thông tin trên không gian mạng", "Lê Văn Minh",
        *[""] * 5, "Số hủy: Viết nhầm",
    ]  # fmt: skip


def test_reply_that_may_not_be_read_is_not_named(province: Province) -> None:
    reply = until(province, "numbered").directive
    directive = _registered(province)
    close(directive.pk, province.committee, province.clerk, result="Đã trả lời", reply=reply)
    Directive.objects.filter(pk=reply.pk).update(owner_unit=province.commune)
    reply.readers.all().delete()

    assert handling_of(province.clerk)[0][5] == ""
    assert WITHHELD not in handling_of(province.clerk)[0][1]


def test_line_of_a_document_without_date_leaves_it_open(province: Province) -> None:
    _registered(province, date=None)

    assert lines_of("incoming", province.clerk)[0][4] == ""
    assert str(handling_of(province.clerk)[0][1]).splitlines()[0] == "Công văn 215/STC-QLNS, Sở Tài chính"
    assert lines_of("incoming", province.clerk)[0][0] >= date(2026, 1, 1)
