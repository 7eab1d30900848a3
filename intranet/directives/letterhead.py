"""Pure rules of what stands round the text of an official letter. Decree 30/2020/NĐ-CP, annex I."""

import re
from datetime import date

OPEN_NUMBER = "\u00a0" * 10
"""Room for the number that the clerk gives after the signature (Decree 30, art. 15)."""

_OPEN_DATE = "ngày{0} tháng{0} năm{0}".format("\u00a0" * 6)
_UNIT_NAME = re.compile(r"\s+(?=(?:tỉnh|thành phố|xã|phường|đặc khu)\s)", re.I)
_OFFICE_OF = re.compile(
    r"(?P<office>Văn phòng|Ban Tổ chức|Ban Tuyên giáo và Dân vận|Ban Nội chính|Ủy ban Kiểm tra)\s+"
    r"(?P<body>(?:Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Đảng ủy)\s.+)"
)
_SHORT = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))
_AUTHORITIES = re.compile(r"\s*[;\n]\s*|\s+(?=(?:K/?T|T/?L|TUQ|Q)\.\s)")
_DRAFTER = re.compile(r"\.\s+(?P<drafter>[A-ZĐ]{1,5}(?:\.?\s?\(\d{1,5}\)|\s?\d{1,5})?|\(\w{1,8}\))\.?$")
_DISSEMINATED = "phổ biến đến"

CIRCULATION_MARKS = frozenset({"LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", "TÀI LIỆU HỘI NGHỊ"})
"""Annex I, III.2.c; the last is usage at meetings."""


def parent_and_issuer(issuer: str, above: str = "") -> tuple[str, str]:
    """The body that directly manages the issuer, in the common abbreviations, and the issuer, as a letterhead has them.

    ``above`` is that body where the office knows it. "Văn phòng Tỉnh ủy An Bình" is the office below Tỉnh ủy An Bình.
    """
    found = _OFFICE_OF.fullmatch(issuer)
    if found:
        return _short(found["body"]), found["office"]
    return _short(above), issuer


def _short(body: str) -> str:
    """Annex I, II.2.a: the managing body's name is written with the common abbreviations."""
    for words, letters in _SHORT:
        body = body.replace(words, letters)
    return body


def name_lines(name: str) -> list[str]:
    """A body's name in capitals, its territory on a line of its own."""
    return [line.upper() for line in _UNIT_NAME.split(name, maxsplit=1) if line]


def authority_lines(authority: str) -> list[str]:
    """``TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH`` as the lines above the signatory's title."""
    return [line.upper() for line in _AUTHORITIES.split(authority.strip()) if line]


def archive_and_drafter(line: str) -> tuple[str, str]:
    """``Lưu: VT, NC. PL.(300)``: where the file copy lies, and the mark of who drafted with the number of copies."""
    found = _DRAFTER.search(line)
    return (line[: found.start()], found["drafter"]) if found else (line, "")


def symbol_line(symbol: str, *, is_party: bool) -> str:
    """``Số: 1052/UBND-NC``; of the Party ``Số 58-QĐ/TW``. Without its number the place for it stays open."""
    room = OPEN_NUMBER if not symbol or symbol[0] in "/-" else ""
    return f"{'Số' if is_party else 'Số:'} {room}{symbol}"


def place_and_date(place: str, day: date | None) -> str:
    """``An Bình, ngày 05 tháng 02 năm 2026``; without a date with room for its figures."""
    return ", ".join(part for part in (place, date_words(day) or _OPEN_DATE) if part)


def date_words(day: date | None) -> str:
    """``ngày 05 tháng 02 năm 2026``: days under 10 and months 1 and 2 take a leading zero (annex I, II.4.b)."""
    if day is None:
        return ""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def dissemination_line(dissemination: str, type_name: str, text: str) -> str:
    """``Chỉ thị này phổ biến đến chi bộ.`` unless the ``text`` already says how far it goes (05-HD/VPTW)."""
    if not dissemination or dissemination.upper() in CIRCULATION_MARKS or _DISSEMINATED in text:
        return ""
    return f"{type_name or 'Văn bản'} này phổ biến đến {dissemination.rstrip('.')}."
