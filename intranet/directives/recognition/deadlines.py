"""By when a duty is to be done: "trước ngày 15/12/2026" ends on the 14th, "chậm nhất ngày 15/12/2026" on the 15th.

A point in time counts only behind words that make it a deadline; the date of a cited document is none. What the words
leave open is a doubt, and a doubtful deadline is never sure.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from typing import Literal

Rule = Literal["before", "by", "within", "relative", "periodic"]
Span = tuple[Date, Date]

DOUBTS = {
    "no-year": "The year is not printed.",
    "impossible": "There is no such day.",
    "past": "The day lies before the date of the document.",
    "period": "It may be the end of a period that is reported on.",
    "about-something": "It may say when something else happened.",
    "whole-year": "Only the year is printed.",
    "periodic": "It comes again every month, quarter or year.",
    "start": "It is counted from a day that is not known here.",
    "several": "Several deadlines are printed.",
}
"""Why a person should look, by code; screens translate the sentences."""

_MOST_TEXT = 20_000
_HOUR = r"(?:(?P<hour>\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{1,2}(?:\s?phút)?)?),?\s(?:của\s)?)?"
_LABEL = (
    r"(?:thời hạn|hạn (?:hoàn thành|nộp|gửi|báo cáo|trả lời|giải quyết|xử lý|thực hiện)"
    r"|thời gian (?:hoàn thành|thực hiện|báo cáo))"
)
_BEFORE = re.compile(rf"(?:xong\s|từ\s)?\btrước(?:\sthời điểm)?\s?{_HOUR}$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:(?:chậm|muộn|trễ) nhất|không (?:quá|muộn hơn|chậm hơn)|hạn (?:chót|cuối(?: cùng)?))"
    rf":?(?:,?\s(?:là|vào|đến|trong|hết)){{0,3}}\s?{_HOUR}$",
    re.IGNORECASE,
)
_DUE = re.compile(rf"\b(?:{_LABEL}(?:\s[^\s.;:,\d]{{1,12}}){{0,8}}|hạn)\s?(?:là|:)?\s?{_HOUR}$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:(?:ngay\s)?trong|(?:(?:cho\s)?đến\s|tới\s)?hết)\s?$", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:đến|tới)\s?{_HOUR}$", re.IGNORECASE)
_PERIOD = re.compile(r"(?:\btừ\s[^.;]{2,40}|\btính\s|\bsố liệu\s[^.;]{0,20})$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:ban hành|phát hành|có hiệu lực|thành lập|tuyển dụng|đã ký|cấp|sinh)\s$", re.IGNORECASE)
_AGAIN = re.compile(r"\s?(?:của\s)?(?:hằng|hàng|mỗi)\s(?:năm|quý|tháng|tuần)", re.IGNORECASE)

_POINT = re.compile(
    r"(?<![\d/])(?:"
    r"(?:ngày\s)?(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>\d{4})"
    r"|(?:ngày\s)?(?P<d2>\d{1,2})\stháng\s(?P<m2>\d{1,2})(?:\snăm\s(?P<y2>\d{4}))?"
    r"|ngày\s(?P<d3>\d{1,2})\s?[/-]\s?(?P<m3>\d{1,2})(?!\s?[/-]?\d)"
    r"|(?:tháng\s)?(?P<m4>\d{1,2})\s?/\s?(?P<y4>\d{4})"
    r"|tháng\s(?P<m5>\d{1,2})\snăm\s(?P<y5>\d{4})"
    r"|quý\s(?P<q>IV|I{1,3}|[1-4])(?:\s?/\s?|,?\snăm\s)(?P<y6>\d{4})"
    r"|năm\s(?P<y7>\d{4})"
    r"|ngày\s(?P<d8>\d{1,2})(?=\s(?:của\s)?(?:hằng|hàng|mỗi)\s)"
    r")(?![\d/])",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_RELATIVE = re.compile(
    r"\b(?:(?:chậm|muộn) nhất(?:\slà)?\s|không quá\s|tối đa\s|sau\s|trong\s|thời hạn\s|vòng\s){1,4}"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})(?:\s?\([^)]{{1,20}}\))?"
    r"\s(?P<unit>ngày làm việc|ngày|tuần|tháng|năm),?"
    r"\s(?:(?:được\s)?(?:tính|kể)\s)?(?:từ|sau)\s(?:ngày\s|khi\s|thời điểm\s)?(?P<start>[^\s.,;]+(?:\s[^\s.,;]+)?)",
    re.IGNORECASE,
)
_UNITS = {"ngày làm việc": "working-day", "ngày": "day", "tuần": "week", "tháng": "month", "năm": "year"}
_STARTS = (("receipt", ("nhận", "tiếp nhận")), ("signing", ("ký", "ban hành", "phát hành")))


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline as ``printed``. ``date`` is the last day on time; None when it is relative, periodic or unknown.

    A relative one has ``count``, ``unit`` (working-day, day, week, month, year) and ``counted_from`` (receipt, signing,
    or "" for another event). ``doubt`` is a code of ``DOUBTS``.
    """

    printed: str
    rule: Rule
    date: Date | None = None
    doubt: str = ""
    count: int = 0
    unit: str = ""
    counted_from: str = ""

    @property
    def is_sure(self) -> bool:
        return not self.doubt


def deadline_of(text: str, issued: Date | None = None) -> Deadline | None:
    """The deadline of a duty: the only sure one; else the first, in doubt. ``issued`` is the date of the document."""
    found = find_deadlines(text, issued)
    sure = [deadline for deadline in found if deadline.is_sure]
    if len({(d.date, d.count, d.unit) for d in sure}) == 1:
        return sure[0]
    if sure:
        return replace(sure[0], doubt="several")
    return found[0] if found else None


def find_deadlines(text: str, issued: Date | None = None) -> tuple[Deadline, ...]:
    """Every deadline in ``text`` in the order of print."""
    line = " ".join(unicodedata.normalize("NFC", text[:_MOST_TEXT]).split())
    found = [*_points(line, issued), *_relatives(line)]
    return tuple(deadline for _at, deadline in sorted(found, key=lambda each: each[0]))


def _points(line: str, issued: Date | None) -> Iterator[tuple[int, Deadline]]:
    for point in _POINT.finditer(line):
        lead = _lead(line[max(0, point.start() - 80) : point.start()])
        if lead is None:
            continue
        rule, words, doubt = lead
        printed = f"{words}{point.group()}"
        if again := _AGAIN.match(line, point.end()):
            yield point.start(), Deadline(printed + again.group(), "periodic", doubt="periodic")
        elif not point["d8"]:
            yield point.start(), _dated(point, printed, rule, doubt, issued)


def _lead(before: str) -> tuple[Rule, str, str] | None:
    """What the words in front of a point make of it: the rule, the words, a doubt. None: no deadline."""
    if found := _BEFORE.search(before):
        about = _ABOUT.search(before[: found.start()])
        return ("by" if found["hour"] else "before"), found.group(), "about-something" if about else ""
    if found := _BY.search(before) or _DUE.search(before):
        return "by", found.group(), ""
    if found := _WITHIN.search(before):
        return "within", found.group(), "period" if _PERIOD.search(before[: found.start()]) else ""
    if found := _UNTIL.search(before):
        return "by", found.group(), "period"
    return None


def _dated(point: re.Match[str], printed: str, rule: Rule, doubt: str, issued: Date | None) -> Deadline:
    span, unclear = _span(point, issued)
    if span is None:
        return Deadline(printed, rule, None, unclear)
    day = span[0] - timedelta(days=1) if rule == "before" else span[1]
    if issued and day < issued:
        unclear = "past"
    return Deadline(printed, rule, day, unclear or doubt)


def _span(point: re.Match[str], issued: Date | None) -> tuple[Span | None, str]:
    """First and last day of what is printed, and a doubt."""
    if month := point["m4"] or point["m5"]:
        return _months(int(point["y4"] or point["y5"]), int(month), 1), ""
    if quarter := point["q"]:
        return _months(int(point["y6"]), 3 * (_QUARTERS.get(quarter.upper()) or int(quarter)) - 2, 3), ""
    if year := point["y7"]:
        return _months(int(year), 1, 12), "whole-year"
    day, month = int(point["d1"] or point["d2"] or point["d3"]), int(point["m1"] or point["m2"] or point["m3"])
    if year := point["y1"] or point["y2"]:
        whole = _day(int(year), month, day)
        return whole, "" if whole else "impossible"
    return _next(month, day, issued), "no-year"


def _months(year: int, month: int, count: int) -> Span | None:
    last = month + count - 1
    if not (month >= 1 and last <= 12 and 1945 <= year <= 2099):
        return None
    return Date(year, month, 1), Date(year, last, monthrange(year, last)[1])


def _day(year: int, month: int, day: int) -> Span | None:
    if not (1945 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Date(year, month, day), Date(year, month, day)


def _next(month: int, day: int, issued: Date | None) -> Span | None:
    """The first such day that is not before the document."""
    if issued is None:
        return None
    spans = (_day(issued.year + later, month, day) for later in (0, 1))
    return next((span for span in spans if span and span[0] >= issued), None)


def _relatives(line: str) -> Iterator[tuple[int, Deadline]]:
    for found in _RELATIVE.finditer(line):
        count = found["count"].lower()
        start = _start(found["start"].lower())
        yield (
            found.start(),
            Deadline(
                found.group(),
                "relative",
                doubt="" if start else "start",
                count=_NUMBERS.get(count) or int(count),
                unit=_UNITS[found["unit"].lower()],
                counted_from=start,
            ),
        )


def _start(words: str) -> str:
    return next((name for name, starts in _STARTS if words.startswith(starts)), "")
