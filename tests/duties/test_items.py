"""Units as people type them, and days counted from a document."""

from datetime import date

import pytest

from intranet.calendars.rules import WorkingCalendar
from intranet.directives.recognition.deadlines import deadline_of
from intranet.duties.items import numbered_lines
from intranet.duties.rules import days_taken, is_late, resolved, state_words
from intranet.duties.unit_names import UnitNames
from intranet.people.models import UnitKind
from tests.factories.province import LONG_AGO, Province

SIGNED, RECEIVED = date(2027, 2, 1), date(2027, 2, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trong 03 ngày làm việc kể từ ngày nhận", date(2027, 2, 15)),  # Tết is 4–10 February 2027
        ("trong 03 ngày làm việc kể từ ngày ký", date(2027, 2, 11)),
        ("trong 10 ngày kể từ ngày ký", date(2027, 2, 11)),
        ("trong 02 tuần kể từ ngày nhận", date(2027, 2, 17)),
        ("trong 01 tháng kể từ ngày nhận", None),
        ("trong 10 ngày kể từ ngày kết thúc", None),
        ("trước ngày 15/3/2027", date(2027, 3, 14)),
    ],
)
def test_printed_deadline_is_resolved(text: str, day: date | None) -> None:
    assert resolved(deadline_of(text), SIGNED, RECEIVED, WorkingCalendar()) == day


def test_a_day_counted_from_an_unknown_signing_is_none() -> None:
    assert resolved(deadline_of("trong 10 ngày kể từ ngày ký"), None, RECEIVED, WorkingCalendar()) is None


@pytest.mark.parametrize(
    ("start", "end", "days"), [(date(2023, 3, 8), date(2023, 3, 20), 12), (SIGNED, SIGNED, 0), (RECEIVED, SIGNED, 0)]
)
def test_days_from_document_to_reply(start: date, end: date, days: int) -> None:
    assert days_taken(start, end) == days


@pytest.mark.parametrize(
    ("state", "reported", "tone"),
    [
        ("open", None, "late"),
        ("in-progress", None, "late"),
        ("reported", date(2027, 1, 31), "done"),
        ("closed", date(2027, 2, 2), "late"),
        ("cancelled", None, ""),
    ],
)
def test_tone_of_a_duty_due_yesterday(state: str, reported: date | None, tone: str) -> None:
    due, now = date(2027, 2, 1), date(2027, 2, 2)

    assert state_words(state, due, reported, now).state == tone
    assert is_late(state, due, now) is (state in {"open", "in-progress"})


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("so noi vu", "Sở Nội vụ"),
        ("  SNV ", "Sở Nội vụ"),
        ("Sở", None),
        ("", None),
        ("Phòng Tổng hợp", None),
        ("Phòng Tổng hợp · Sở Nội vụ", "Phòng Tổng hợp"),
    ],
)
def test_a_unit_is_found_when_it_is_clear_which(province: Province, typed: str, name: str | None) -> None:
    for parent in (province.department, province.office):
        parent.refresh_from_db()
        parent.add_child(name="Phòng Tổng hợp", kind=UnitKind.DIVISION, valid_from=LONG_AGO)

    found = UnitNames().find(typed)

    assert (found.name if found else None) == name


def test_every_label_leads_back_to_its_unit(province: Province) -> None:
    names = UnitNames()

    assert [names.label_of(names.find(label)) for label in names.labels] == names.labels
    assert len(names.labels) == 6


@pytest.mark.parametrize(
    ("paragraphs", "items"),
    [
        (["Yêu cầu các đơn vị:", "1. Rà soát.", "a) Tài khoản;", "2. Báo cáo.", "Trên đây là yêu cầu."],
         ["1. Rà soát. a) Tài khoản;", "2. Báo cáo."]),
        (["Điều 1. Ban hành.", "1. Kèm theo.", "Điều 2. Thi hành."], ["Điều 1. Ban hành.", "Điều 2. Thi hành."]),
        (["5. Giao", "5.1. Sở Nội vụ rà soát.", "5.2. Văn phòng báo cáo."],
         ["5.1. Sở Nội vụ rà soát.", "5.2. Văn phòng báo cáo."]),
        (["10 đơn vị đã báo cáo.", "2026 là năm cuối."], []),
    ],
)  # fmt: skip
def test_items_of_a_text_written_here_are_its_numbered_paragraphs(paragraphs: list[str], items: list[str]) -> None:
    assert numbered_lines(paragraphs) == items
