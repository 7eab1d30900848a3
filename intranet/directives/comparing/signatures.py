"""Lines that a visible digital signature adds: who, for whom, when. Decree 30/2020/NĐ-CP, annex I, II.7 and 8."""

import re

_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_ZONE = r"(?:\s?(?:Z|UTC|GMT)?\s?[+-]?\d{1,2}[:']?\d{0,2}'?|\s?Z)?"
_MOMENT = rf"(?:{_DAY}[T,\s]*{_HOUR}|{_HOUR}[\s,]*(?:ngày\s)?{_DAY}){_ZONE}"
_TIME = rf"(?:{_MOMENT}|{_HOUR}{_ZONE})"
_VALUE = r"\s*[^\s:;]+(?:\s[^\s:;]+){0,14}"

_SIGNED_BY = re.compile(
    rf"(?:(?:Người ký|Ký bởi|Được ký bởi|Ký số bởi|Signed by)\s?:|Digitally signed by:?){_VALUE}", re.I
)
_MORE = re.compile(rf"(?:E-?mail|Thư điện tử|Cơ quan|Tổ chức|Đơn vị|Chức vụ)\s?:{_VALUE}", re.I)
_SIGNED_ON = r"(?:Thời gian ký|Ngày ký|Giờ ký|Ngày giờ ký|Ký ngày|Date|Signing time)"
_WHEN = re.compile(rf"(?:{_SIGNED_ON}\s*:?\s*(?:{_TIME}|{_DAY}){_ZONE}|{_TIME})", re.I)
_SIGNED_AT = re.compile(rf"(?:(?:Thời gian ký|Ngày ký|Ký ngày)\s?:\s*)?{_MOMENT}", re.I)
_VALID = re.compile(r"(?:Signature valid|Chữ ký (?:số )?hợp lệ)", re.I)
_BLOCK = 6
"""Lines of one signature at most."""

_NAME = 8
"""Words of a name's second line at most."""


def without_signatures(lines: list[str], ours: frozenset[str]) -> list[str]:
    """``lines`` without those of visible signatures; a line that the draft has itself (``ours``) stays.

    A block begins with who signed; what follows is taken with it only as far as a time or a label ends it.
    """
    kept: list[str] = []
    at = 0
    while at < len(lines):
        length = _block(lines[at : at + _BLOCK], ours)
        kept += [] if length else [lines[at]]
        at += length or 1
    return kept


def _block(lines: list[str], ours: frozenset[str]) -> int:
    """How many of ``lines`` are one signature, from its first; 0 if it does not begin with one.

    A long name may go on for one line without a label, if a label or a time comes after it.
    """
    if lines[0] in ours or not _begins(lines[0]):
        return 0
    length = 1
    for count, line in enumerate(lines[1:], start=2):
        if line in ours or _SIGNED_BY.fullmatch(line):
            break
        if _MORE.fullmatch(line) or _WHEN.fullmatch(line):
            length = count
        elif count > length + 1 or len(line.split()) > _NAME:
            break
    return length


def _begins(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_SIGNED_BY, _VALID, _SIGNED_AT))
