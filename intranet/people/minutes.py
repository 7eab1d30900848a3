"""Biên bản bàn giao: what was handed over when a post ended, as it is printed and signed. In Vietnamese always."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from intranet.people.models import HandOver, Post, Unit, UnitKind
from intranet.people.rules import local_date
from intranet.printing.minutes import Minutes, Part
from intranet.printing.official import in_vietnamese

_PARTY = {UnitKind.PARTY_COMMITTEE, UnitKind.PARTY_BODY, UnitKind.PARTY_CELL}
_OPEN = "……………………………………"


@in_vietnamese
def minutes_of(kept: HandOver) -> Minutes:
    """The minutes of a hand-over, read with its post, unit and people. One query, for the unit above."""
    post = kept.post
    return Minutes(
        office_lines=_office_lines(post.unit),
        is_party=post.unit.kind in _PARTY,
        place_and_date=f"……………, {_in_words(local_date(kept.at))}",
        title="BIÊN BẢN",
        about="Bàn giao công việc",
        parts=list(_parts(kept)),
        signers=[("NGƯỜI GIAO", str(post.person)), ("NGƯỜI NHẬN", str(kept.successor or "")), ("NGƯỜI CHỨNG KIẾN", "")],
    )


def _office_lines(unit: Unit) -> list[str]:
    above = unit.get_parent()
    return [each.name.upper() for each in (above, unit) if each]


def _parts(kept: HandOver) -> Iterator[Part]:
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
    yield Part("I. Việc bàn giao cho người nhận", list(_numbered(kept.lines, follows_post=False)))
    yield Part("II. Việc theo chức vụ, người kế nhiệm nhận ngay", list(_numbered(kept.lines, follows_post=True)))
    yield Part("III. Hồ sơ giấy, con dấu, tài sản, nội dung khác", [_OPEN * 2, _OPEN * 2])
    yield Part("", ["Biên bản được lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản, lưu 01 bản."])


def _numbered(lines: list[dict[str, Any]], *, follows_post: bool) -> Iterator[str]:
    shown = [line for line in lines if line["follows_post"] == follows_post]
    for number, line in enumerate(shown, start=1):
        yield f"{number}. {line['label']}: {line['count']}"
        yield from (f"- {each}" for each in line["lines"])
    if not shown:
        yield "Không có."


def _title(post: Post) -> str:
    return post.title or post.get_role_display()


def _in_words(day: date) -> str:
    """As Decree 30/2020/NĐ-CP writes a day: figures below 10, and months 1 and 2, with a 0 before."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
