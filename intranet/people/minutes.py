"""Biên bản bàn giao: what was handed over when a post ended, as it is printed and signed. In Vietnamese always."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from intranet.people.models import HandOver, Post, Unit, UnitKind
from intranet.people.rules import local_date
from intranet.printing.minutes import Listing, Minutes, Part
from intranet.printing.official import in_vietnamese

_PARTY = {UnitKind.PARTY_COMMITTEE, UnitKind.PARTY_BODY, UnitKind.PARTY_CELL}
_OPEN = "……………………………………"
_HEADS, _WIDTHS = ("TT", "Công việc, văn bản", "Số, ký hiệu; thời hạn, tình trạng"), (8, 55, 37)


@in_vietnamese
def minutes_of(kept: HandOver, readable: Collection[tuple[str, int]] = ()) -> Minutes:
    """The minutes of a hand-over, read with its post, unit and people. A thing that is not ``readable`` to who prints
    them bears a line in place of its title, for the pen of who hands it over. One query, for the unit above.
    """
    post = kept.post
    return Minutes(
        office_lines=_office_lines(post.unit),
        is_party=post.unit.kind in _PARTY,
        place_and_date=f"……………, {_in_words(local_date(kept.at))}",
        title="BIÊN BẢN",
        about="Bàn giao công việc",
        parts=list(_parts(kept, readable)),
        signers=[("NGƯỜI GIAO", str(post.person)), ("NGƯỜI NHẬN", str(kept.successor or "")), ("NGƯỜI CHỨNG KIẾN", "")],
    )


def _office_lines(unit: Unit) -> list[str]:
    above = unit.get_parent()
    return [each.name.upper() for each in (above, unit) if each]


def _parts(kept: HandOver, readable: Collection[tuple[str, int]]) -> Iterator[Part]:
    post, taker = kept.post, kept.successor
    yield Part(
        "",
        [
            f"Người giao: {post.person}, {_title(post)}, {post.unit}.",
            f"Người nhận: {taker}, {kept.successor_title or _OPEN}." if taker else f"Người nhận: {_OPEN}",
            f"Người chứng kiến: {_OPEN}",
            f"Lý do: {kept.reason or _OPEN}. Ngày cuối giữ chức vụ: {kept.on:%d/%m/%Y}.",
        ],
    )
    yield _things("I. Việc bàn giao cho người nhận", kept.lines, readable, follows_post=False)
    yield _things("II. Việc theo chức vụ, người kế nhiệm nhận ngay", kept.lines, readable, follows_post=True)
    yield Part("III. Hồ sơ giấy, con dấu, tài sản, nội dung khác", [_OPEN * 2, _OPEN * 2])
    yield Part("", ["Biên bản được lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản, lưu 01 bản."])


def _things(
    heading: str, lines: list[dict[str, Any]], readable: Collection[tuple[str, int]], *, follows_post: bool
) -> Part:
    shown = [line for line in lines if line["follows_post"] == follows_post]
    rows = [row for number, line in enumerate(shown, start=1) for row in _rows(number, line, readable)]
    return Part(heading, listing=Listing(_HEADS, _WIDTHS, rows)) if rows else Part(heading, ["Không có."])


def _rows(number: int, line: dict[str, Any], readable: Collection[tuple[str, int]]) -> Iterator[tuple[str, ...]]:
    yield f"{number}", f"{line['label']}: {line['count']}", ""
    for below, each in enumerate(line["lines"], start=1):
        yield f"{number}.{below}", *_named(each, readable)


def _named(each: str | dict[str, Any], readable: Collection[tuple[str, int]]) -> tuple[str, str]:
    """Title and number; hand-overs before titles were kept have the number only."""
    if isinstance(each, str):
        return _OPEN, each
    return each["title"] if tuple(each["subject"]) in readable else _OPEN, each["words"]


def _title(post: Post) -> str:
    return post.title or post.get_role_display()


def _in_words(day: date) -> str:
    """As Decree 30/2020/NĐ-CP writes a day: figures below 10, and months 1 and 2, with a 0 before."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
