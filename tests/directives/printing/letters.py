"""Letters for the tests of print: a decision, an official letter and a Party document, whole and without a database."""

from datetime import date
from typing import Any

from django.utils.safestring import mark_safe

from intranet.directives.letter import Block, Letter

LONG = (
    "Tài liệu lưu hành nội bộ được giao cho người có tên trong danh sách nhận; người nhận không sao chụp khi chưa được "
    "phép của thủ trưởng cơ quan, đơn vị ban hành tài liệu và phải trả lại khi được yêu cầu."
)


def blocks(*paragraphs: str) -> list[Block]:
    return [Block(False, mark_safe(p if p.startswith("<") else f"<p>{p}</p>")) for p in paragraphs]  # noqa: S308


def decision(**changes: Any) -> Letter:
    fields: dict[str, Any] = {
        "is_party": False,
        "parent_lines": [],
        "issuer_lines": ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"],
        "symbol": "39/QĐ-UBND",
        "type_name": "Quyết định",
        "is_official_letter": False,
        "summary": "Ban hành Quy chế quản lý tài liệu lưu hành nội bộ",
        "place": "An Bình",
        "date": date(2026, 11, 19),
        "date_words": "ngày 19 tháng 11 năm 2026",
        "urgency": "",
        "circulation": "",
        "addressees": [],
        "blocks": blocks(
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh.",
            "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý tài liệu lưu hành nội bộ của các cơ quan.",
            f"Điều 2. {LONG}",
            "Điều 3. Chánh Văn phòng, thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Quyết định này./.",
        ),
        "dissemination": "",
        "recipients": ["Như Điều 3"],
        "archive": "Lưu: VT, NC",
        "drafter": "PL.(30)",
        "authority_lines": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
        "signatory_title": "PHÓ CHỦ TỊCH",
        "signatory": "Trương Quang Vinh",
        "is_signed": False,
    } | changes
    return Letter(**fields)


def official_letter(**changes: Any) -> Letter:
    fields: dict[str, Any] = {
        "symbol": "/UBND-NC",
        "date": None,
        "type_name": "Công văn",
        "is_official_letter": True,
        "summary": "tăng cường bảo vệ thông tin trên không gian mạng",
        "urgency": "HỎA TỐC",
        "circulation": "LƯU HÀNH NỘI BỘ",
        "addressees": ["Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"],
        "blocks": blocks(
            f"Thực hiện Kế hoạch số 198/KH-UBND: {LONG}",
            "<p>1. Các đơn vị <b>khẩn trương</b> thực hiện <i>ngay</i> việc sau:</p>",
            "<ul><li>Rà soát thiết bị;</li><li>Báo cáo:<ol><li>Tên</li><li>Số</li></ol></li></ul>",
            "Giao Sở Nội vụ chủ trì./.",
        ),
        "recipients": ["Như trên", "Chủ tịch, các Phó Chủ tịch UBND tỉnh"],
        "authority_lines": [],
        "signatory_title": "CHỦ TỊCH",
        "signatory": "Lê Văn Minh",
    } | changes
    return decision(**fields)


def party_guidance(**changes: Any) -> Letter:
    fields: dict[str, Any] = {
        "is_party": True,
        "parent_lines": ["TỈNH ỦY AN BÌNH"],
        "issuer_lines": ["VĂN PHÒNG"],
        "symbol": "07-HD/VPTU",
        "type_name": "Hướng dẫn",
        "summary": "Lập và nộp lưu hồ sơ điện tử",
        "blocks": blocks("I- Yêu cầu", f"1. {LONG}", "II- Cách làm", "1. Văn thư kiểm tra tệp."),
        "dissemination": "Hướng dẫn này phổ biến đến chi bộ.",
        "recipients": ["Các đảng ủy trực thuộc"],
        "archive": "Lưu Văn phòng Tỉnh ủy",
        "drafter": "",
        "authority_lines": [],
        "signatory_title": "CHÁNH VĂN PHÒNG",
        "signatory": "Trịnh Công Hậu",
    } | changes
    return decision(**fields)


def long_decision() -> Letter:
    """Over three pages, with more recipients than stand beside a signature."""
    return decision(
        blocks=blocks(*(f"{n}. {LONG} {LONG}" for n in range(1, 17))),
        recipients=[f"Ủy ban nhân dân xã thứ {n}" for n in range(1, 60)],
    )
