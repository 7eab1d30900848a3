"""Kiểm tra thể thức: every remark with a draft that earns it, and three drafts that earn none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from intranet.directives.form_check import MUST, SHOULD, Form, FormRemark, check_form, remarks_on
from intranet.directives.form_check.ordering import steps_of
from intranet.directives.models import Directive, DocumentType, Family
from tests.factories.documents import draft
from tests.factories.province import Province


def numbered(*paragraphs: str) -> tuple[tuple[int, str], ...]:
    return tuple(enumerate(paragraphs, start=1))


LETTER = Form(
    family="state",
    type_slug="cong-van",
    type_name="Công văn",
    code="",
    symbol="/UBND-NC",
    issuer="Ủy ban nhân dân tỉnh An Bình",
    place="An Bình",
    date=None,
    summary="tăng cường bảo vệ thông tin trên không gian mạng",
    urgency="urgent",
    addressees=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
    recipients=("Như trên;", "Thường trực Tỉnh ủy (b/c);"),
    archive_line="Lưu: VT, NC.",
    authority="",
    signatory_title="CHỦ TỊCH",
    signatory="Lê Văn Minh",
    paragraphs=numbered(
        "Thực hiện chỉ đạo của cấp trên, các sở thực hiện:", "1. Rà soát.", "2. Báo cáo trước ngày 05 tháng 12."
    ),
    today=date(2026, 11, 28),
)
DECISION = replace(
    LETTER,
    type_slug="quyet-dinh",
    type_name="Quyết định",
    code="QĐ",
    symbol="39/QĐ-UBND",
    date=date(2026, 11, 19),
    summary="ban hành Quy chế quản lý tài liệu",
    addressees=(),
    recipients=("Như Điều 2",),
    authority="TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
    signatory_title="PHÓ CHỦ TỊCH",
    paragraphs=numbered(
        "ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế.",
        "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành:",
        "1. Phổ biến;",
        "a) đến các sở;",
        "b) đến các xã;",
        "2. Báo cáo.",
    ),
)
PARTY = replace(
    DECISION,
    family="party",
    type_slug="chi-thi",
    type_name="Chỉ thị",
    code="CT",
    symbol="-CT/TU",
    issuer="Tỉnh ủy An Bình",
    date=None,
    summary="tăng cường quản lý tài liệu",
    recipients=("Các đảng ủy trực thuộc",),
    archive_line="Lưu Văn phòng Tỉnh ủy",
    authority="T/M BAN THƯỜNG VỤ",
    signatory_title="PHÓ BÍ THƯ",
    paragraphs=numbered("I- Yêu cầu", "1. Một.", "2. Hai.", "II- Cách làm", "1. Ba."),
)


@pytest.mark.parametrize("form", [LETTER, DECISION, PARTY], ids=["letter", "decision", "party"])
def test_draft_in_good_form_earns_no_remark(form: Form) -> None:
    assert remarks_on(form) == []


EARNED: list[tuple[Form, dict[str, Any], list[tuple[str, str, str]]]] = [
    (LETTER, {"issuer": ""}, [("issuer-missing", MUST, "issuer")]),
    (LETTER, {"issuer": "UBND tỉnh An Bình"}, [("issuer-short", MUST, "issuer")]),
    (LETTER, {"symbol": ""}, [("symbol-missing", MUST, "symbol")]),
    (LETTER, {"symbol": "chưa có"}, [("symbol-unreadable", MUST, "symbol")]),
    (LETTER, {"symbol": "1052 / UBND – NC"}, [("symbol-unreadable", MUST, "symbol")]),
    (LETTER, {"symbol": "1052/UBNĐ-NC"}, [("symbol-issuer", SHOULD, "symbol")]),
    (LETTER, {"symbol": "12-CV/TU"}, [("symbol-family", MUST, "symbol")]),
    (PARTY, {"symbol": "31/CT-TU"}, [("symbol-family", MUST, "symbol")]),
    (LETTER, {"symbol": "12/CT-UBND"}, [("symbol-type", MUST, "symbol")]),
    (DECISION, {"symbol": "39/UBND-NC"}, [("symbol-type", MUST, "symbol")]),
    (DECISION, {"symbol": "39/KH-UBND"}, [("symbol-type", MUST, "symbol")]),
    (DECISION, {"symbol": "39/QĐ-SNV"}, [("symbol-issuer", SHOULD, "symbol")]),
    (DECISION, {"symbol": "9/QĐ-UBND"}, [("symbol-zero", MUST, "symbol")]),
    (LETTER, {"place": ""}, [("place-missing", MUST, "place")]),
    (LETTER, {"place": "An Bình,"}, [("place-mark", MUST, "place")]),
    (LETTER, {"place": "TP. Hồ Chí Minh"}, [("place-short", MUST, "place")]),
    (LETTER, {"place": "An bình"}, [("place-capitals", MUST, "place")]),
    (DECISION, {"date": date(2026, 11, 29)}, [("date-future", MUST, "date")]),
    (DECISION, {"date": date(2025, 6, 15)}, [("date-before-basis", MUST, "date")]),
    (PARTY, {"type_slug": "", "type_name": "", "code": ""}, [("type-missing", MUST, "type")]),
    (DECISION, {"type_slug": "ket-luan", "type_name": "Kết luận"}, [("type-family", MUST, "type")]),
    (PARTY, {"type_slug": "cong-dien", "type_name": "Công điện"}, [("type-family", MUST, "type")]),
    (DECISION, {"valid_from": date(2026, 12, 1)}, [("type-not-in-force", MUST, "type")]),
    (LETTER, {"valid_to": date(2026, 1, 1)}, [("type-not-in-force", MUST, "type")]),
    (LETTER, {"summary": ""}, [("summary-missing", MUST, "summary")]),
    (LETTER, {"summary": "rà soát thiết bị."}, [("summary-stop", MUST, "summary")]),
    (LETTER, {"summary": "V/v rà soát thiết bị"}, [("summary-about", MUST, "summary")]),
    (LETTER, {"summary": "rà soát " * 25 + "thiết bị"}, [("summary-long", SHOULD, "summary")]),
    (LETTER, {"summary": "RÀ SOÁT THIẾT BỊ"}, [("summary-capitals", MUST, "summary")]),
    (DECISION, {"summary": "Quyết định ban hành Quy chế"}, [("summary-type", SHOULD, "summary")]),
    (LETTER, {"addressees": ()}, [("addressees-missing", MUST, "addressees")]),
    (
        DECISION,
        {"addressees": ("Các sở",), "recipients": ("Như trên", "Như Điều 2")},
        [("addressees-unwanted", SHOULD, "addressees")],
    ),
    (LETTER, {"addressees": ("- Các sở;",)}, [("addressees-marks", MUST, "addressees")]),
    (LETTER, {"addressees": ("Kính gửi: Các sở",)}, [("addressees-marks", MUST, "addressees")]),
    (LETTER, {"recipients": ()}, [("recipients-missing", MUST, "recipients")]),
    (
        LETTER,
        {"recipients": ("- Như trên",)},
        [("recipients-marks", MUST, "recipients"), ("recipients-as-above", MUST, "recipients")],
    ),
    (LETTER, {"recipients": ("Các sở", "Như trên")}, [("recipients-as-above", MUST, "recipients")]),
    (DECISION, {"recipients": ("Các sở",)}, [("recipients-articles", SHOULD, "recipients")]),
    (DECISION, {"recipients": ("Như Điều 7",)}, [("recipients-no-article", MUST, "recipients")]),
    (LETTER, {"recipients": ("Như trên", "Lưu: VT")}, [("archive-in-recipients", MUST, "recipients")]),
    (LETTER, {"archive_line": ""}, [("archive-missing", MUST, "archive_line")]),
    (LETTER, {"archive_line": "Lưu VT"}, [("archive-form", MUST, "archive_line")]),
    (PARTY, {"archive_line": "Lưu: VT"}, [("archive-form", MUST, "archive_line")]),
    (LETTER, {"paragraphs": ()}, [("text-missing", MUST, "paragraphs")]),
    (DECISION, {"paragraphs": numbered("Điều 1. Một.", "Điều 2. Hai.")}, [("bases-missing", SHOULD, "paragraphs")]),
    (LETTER, {"paragraphs": numbered("Nghị định này, gồm ba việc ./.")}, [("end-typed", MUST, "paragraphs")]),
    (PARTY, {"paragraphs": numbered("1. Một./.")}, [("end-typed", MUST, "paragraphs")]),
    (LETTER, {"paragraphs": numbered("Báo cáo trước ngày 5 tháng 12.")}, [("figures-zero", SHOULD, "paragraphs")]),
    (LETTER, {"paragraphs": numbered("Báo cáo từ tháng 2 năm 2027.")}, [("figures-zero", SHOULD, "paragraphs")]),
    (LETTER, {"paragraphs": numbered("Các sở , ban báo cáo.")}, [("figures-spacing", SHOULD, "paragraphs")]),
    (LETTER, {"urgency": "rất gấp"}, [("urgency-unknown", MUST, "urgency")]),
    (DECISION, {"authority": "Thay mặt; KT. CHỦ TỊCH"}, [("authority-unknown", MUST, "authority")]),
    (DECISION, {"authority": "T/M ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"}, [("authority-family", MUST, "authority")]),
    (PARTY, {"authority": "TM. BAN THƯỜNG VỤ"}, [("authority-family", MUST, "authority")]),
    (DECISION, {"authority": "TM. CHỦ TỊCH; KT. CHỦ TỊCH"}, [("authority-collective", MUST, "authority")]),
    (DECISION, {"authority": "KT. ỦY BAN NHÂN DÂN"}, [("authority-head", MUST, "authority")]),
    (DECISION, {"signatory_title": "CHỦ TỊCH"}, [("authority-deputy", MUST, "signatory_title")]),
    (DECISION, {"authority": "TM. ỦY BAN NHÂN DÂN"}, [("authority-missing", MUST, "authority")]),
    (PARTY, {"authority": "K/T BÍ THƯ"}, [("authority-party", MUST, "authority")]),
    (LETTER, {"signatory_title": ""}, [("title-missing", MUST, "signatory_title")]),
    (LETTER, {"signatory": ""}, [("signatory-missing", MUST, "signatory")]),
    (LETTER, {"signatory": "TS. Lê Văn Minh"}, [("signatory-degree", MUST, "signatory")]),
    (LETTER, {"signatory": "Ông Lê Văn Minh"}, [("signatory-degree", MUST, "signatory")]),
    (LETTER, {"signatory": "LÊ VĂN MINH"}, [("signatory-capitals", MUST, "signatory")]),
]


@pytest.mark.parametrize(
    ("form", "change", "earned"), EARNED, ids=[f"{e[0][0]}-{n}" for n, (_f, _c, e) in enumerate(EARNED)]
)
def test_fault_earns_its_remark_and_no_other(
    form: Form, change: dict[str, Any], earned: list[tuple[str, str, str]]
) -> None:
    remarks = remarks_on(replace(form, **change))

    assert [(each.code, each.level, each.field) for each in remarks] == earned


def changed(form: Form, number: int, text: str) -> Form:
    return replace(form, paragraphs=tuple((n, text if n == number else old) for n, old in form.paragraphs))


@pytest.mark.parametrize(
    ("number", "text", "code"),
    [
        (2, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.", "bases-semicolon"),
        (3, "Căn cứ Nghị định của Chính phủ về công tác văn thư;", "bases-incomplete"),
        (4, "Theo đề nghị của Chánh Văn phòng;", "bases-stop"),
        (6, "Điều 2. Ban hành kèm theo Quyết định này Quy chế.", "article-order"),
        (11, "3. Báo cáo.", "item-order"),
        (10, "c) đến các xã;", "point-order"),
    ],
)
def test_fault_in_the_text_points_at_its_paragraph(number: int, text: str, code: str) -> None:
    remarks = remarks_on(changed(DECISION, number, text))

    assert (remarks[0].code, remarks[0].field, remarks[0].paragraph) == (code, "paragraphs", number)


@pytest.mark.parametrize(
    ("form", "change"),
    [
        (
            LETTER,
            {
                "type_slug": "bao-cao",
                "type_name": "Báo cáo",
                "code": "BC",
                "symbol": "/BC-UBND",
                "addressees": (),
                "recipients": ("Các sở",),
            },
        ),
        (
            LETTER,
            {
                "type_slug": "bien-ban",
                "type_name": "Biên bản",
                "code": "BB",
                "symbol": "/BB-UBND",
                "addressees": (),
                "recipients": (),
                "archive_line": "",
            },
        ),
        (LETTER, {"archive_line": "Lưu: VT, NC. PL.(30)"}),
        (LETTER, {"place": "Hà Nội"}),
        (LETTER, {"place": "Thành phố Hồ Chí Minh"}),
        (LETTER, {"signatory": "Cao Thị Hoa"}),
        (LETTER, {"authority": "TL. CHỦ TỊCH", "signatory_title": "CHÁNH VĂN PHÒNG"}),
        (LETTER, {"authority": "TL. CHỦ TỊCH; KT. CHÁNH VĂN PHÒNG", "signatory_title": "PHÓ CHÁNH VĂN PHÒNG"}),
        (LETTER, {"authority": "TUQ. CHỦ TỊCH", "signatory_title": "GIÁM ĐỐC SỞ NỘI VỤ"}),
        (LETTER, {"authority": "TM. ỦY BAN NHÂN DÂN"}),
        (LETTER, {"authority": "Q. CHỦ TỊCH", "signatory_title": "PHÓ CHỦ TỊCH"}),
        (
            PARTY,
            {
                "issuer": "Văn phòng Tỉnh ủy An Bình",
                "symbol": "-CT/VPTU",
                "authority": "K/T CHÁNH VĂN PHÒNG",
                "signatory_title": "PHÓ CHÁNH VĂN PHÒNG",
            },
        ),
        (DECISION, {"date": date(2026, 11, 28)}),
        (LETTER, {"symbol": "1052/UBND-NC"}),
    ],
)
def test_what_is_allowed_earns_no_remark(form: Form, change: dict[str, Any]) -> None:
    assert remarks_on(replace(form, **change)) == []


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (["Chương I", "Điều 1. A", "Chương II", "Điều 2. B"], []),
        (["Chương I", "Điều 1. A", "Chương II", "Điều 1. B"], [("article", "Điều 1.", "Điều 2.")]),
        (["I. A", "1. x", "2. y", "II. B", "1. z"], []),
        (["I. A", "1. x", "II. B", "2. z"], [("item", "2.", "1.")]),
        (["I. A", "III. B"], [("section", "III", "II")]),
        (["Phần I", "Phần III"], [("part", "Phần III", "Phần II")]),
        (["Mục 1", "Mục 3"], [("division", "Mục 3", "Mục 2")]),
        (["1. x", "a) m", "b) n", "c) o", "d) p", "đ) q", "e) r", "g) s"], []),
        (["1. x", "a) m", "b) n", "2. y", "a) o"], []),
        (["2. x"], [("item", "2.", "1.")]),
        (["Điều 5 của Luật này", "10.000 đồng"], []),
    ],
)
def test_order_of_numbered_paragraphs(texts: list[str], wrong: list[tuple[str, str, str]]) -> None:
    found = [step for step in steps_of(numbered(*texts)) if step.is_wrong]

    assert [(step.kind, step.found, step.expected) for step in found] == wrong


def outgoing(province: Province, **changes: Any) -> Directive:
    return draft(province, direction="outgoing", archive_line="Lưu: VT, NC", **changes)


def test_check_form_reads_a_draft(province: Province) -> None:
    faultless = outgoing(province, symbol="/UBND-NC", date=None)
    faulty = outgoing(province, symbol="/UBND-NC", date=None, paragraphs=["Một.", "2. Hai./.", "<b>4. Ba</b>"])

    assert check_form(faultless) == []
    assert [(r.code, r.paragraph) for r in check_form(faulty)] == [("item-order", 2), ("end-typed", 2)]


def test_check_form_takes_the_code_of_the_family(province: Province) -> None:
    rule = DocumentType.objects.get(slug="quy-dinh")

    def codes(family: str, symbol: str) -> list[str]:
        directive = outgoing(province, type=rule, family=family, symbol=symbol, date=None)
        return [remark.code for remark in check_form(directive) if remark.code.startswith("symbol-")]

    assert codes(Family.STATE, "/QyĐ-UBND") == []
    assert codes(Family.STATE, "/QĐ-UBND") == ["symbol-type"]
    assert codes(Family.PARTY, "-QĐ/UBND") == []


def test_words_are_vietnamese_for_a_clerk(settings: Any) -> None:
    from django.utils import translation

    (remark,) = remarks_on(replace(DECISION, symbol="9/QĐ-UBND"))
    assert isinstance(remark, FormRemark)

    with translation.override("vi"):
        assert str(remark.words) == "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước: 05."


def test_long_row_of_figures_in_a_basis_is_read_once() -> None:
    text = "Căn cứ Nghị định " + "1" * 1_000_000 + ";"
    form = replace(DECISION, paragraphs=numbered(text, "Căn cứ Luật B.", "Điều 1. Một."))

    assert [remark.code for remark in remarks_on(form) if remark.code.startswith("bases")] == ["bases-incomplete"]
