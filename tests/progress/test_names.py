"""The names of one unit: who was let off, who was given more time, who was reminded."""

import io
from datetime import datetime, time, timedelta

import time_machine
from django.test import Client
from openpyxl import load_workbook

from intranet.acknowledgement.models import Assignment, Reason
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Term, extend, waive
from intranet.directives.models import Directive
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.reminders.services import urge
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.progress.conftest import AFTER, DUE, address, read
from tests.progress.test_pages import WHOLE, context, get, statuses

LATER = AFTER + timedelta(days=3)


def asked(directive: Directive, who: Person) -> Assignment:
    found = assignment_of(who, directive.current_version)  # type: ignore[arg-type]
    assert found is not None
    return found


@grounded
def settled(province: Province, directive: Directive) -> Directive:
    """The cadre has read after a reminder, the deputy is let off, the head has more time."""
    with time_machine.travel(AFTER, tick=False):
        urge(directive.current_version, [province.office.pk], province.editor)  # type: ignore[arg-type]
    read(directive, province.cadre)
    waive(asked(directive, province.deputy).pk, Reason.OTHER_WORK, province.head)
    extend(asked(directive, province.head).pk, LATER, Reason.ABSENT, province.editor)
    return directive


def test_reminders_stand_only_beside_who_is_still_to_acknowledge(
    client: Client, province: Province, directive: Directive
) -> None:
    read(directive, province.cadre)

    page = get(client, province.editor, address(directive, f"don-vi/{province.office.pk}/"))

    assert page.count("chưa nhắc") == 2


def test_reminders_of_who_has_read_are_not_told_any_more(
    client: Client, province: Province, settled: Directive
) -> None:
    lines = context(client, province.editor, address(settled, f"don-vi/{province.office.pk}/"))["lines"]

    assert {line.name: line.reminded is not None for line in lines} == {
        "Lê Minh Quân": True,
        "Trần Thu Hà": False,
        "Phạm Quốc Bảo": False,
    }


def test_more_time_is_told_with_the_day_before_and_the_reason(
    client: Client, province: Province, settled: Directive
) -> None:
    page = get(client, province.editor, address(settled, f"don-vi/{province.office.pk}/"))

    assert f"được gia hạn, hạn cũ {DUE:%d/%m/%Y}: vắng mặt" in page
    assert f"{LATER:%d/%m/%Y}" in page
    assert page.count("được gia hạn") == 1


def test_names_for_other_programs_tell_the_same(client: Client, province: Province, settled: Directive) -> None:
    client.force_login(province.editor)

    answer = client.get(address(settled, f"don-vi/{province.office.pk}/danh-sach.xlsx"))

    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    due, later = (datetime.combine(day, time()) for day in (DUE, LATER))
    on = f"{today():%d/%m/%Y}"
    head = ("Lê Minh Quân", "Chưa xác nhận", rows[-3][2], later, due, "Vắng mặt")
    assert [tuple(cell or None for cell in row[:6]) for row in rows[-3:]] == [
        head,
        ("Trần Thu Hà", "Đã xác nhận", on, due, None, None),
        ("Phạm Quốc Bảo", "Kết thúc theo dõi: được miễn, đang làm nhiệm vụ khác", on, due, None, None),
    ]
    assert [row[6] or None for row in rows[-3:]] == [datetime.combine(AFTER, time()), None, None]


def test_names_for_other_programs_are_for_who_sees_the_names(
    client: Client, province: Province, directive: Directive
) -> None:
    path = address(directive, f"don-vi/{province.office.pk}/danh-sach.xlsx")

    assert statuses(client, province.people, path) == {*WHOLE, "head"}


def test_names_stand_in_the_order_of_the_alphabet(client: Client, province: Province) -> None:
    for number, last in enumerate(["Đào", "Ân", "Vũ", "Dương", "An", "Ỷ"]):
        person(f"p{number}", last, "Bình", province.commune)
    directive = issued(province, readers=["any"], audience=[Term("unit", unit=province.commune)], due=DUE)

    lines = context(client, province.editor, address(directive, f"don-vi/{province.commune.pk}/"))["lines"]

    found = [line.name.split()[0] for line in lines if line.name.endswith(" Bình")]
    assert found == ["An", "Ân", "Dương", "Đào", "Vũ", "Ỷ"]
