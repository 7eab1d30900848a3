"""The pages of progress: what they say, to whom, at what cost."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from intranet.acknowledgement.models import Audience, FaultKind, Reason
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Term, report_fault, waive
from intranet.audit.models import Event
from intranet.directives.models import Directive
from intranet.directives.services import recall
from intranet.directives.unit_readings import work
from intranet.notifications.models import Notice
from intranet.people.models import Deputy, Person, Post, Unit, UnitKind
from intranet.people.rules import today
from intranet.people.services.merging import merge_unit
from intranet.progress.own_people import OwnPeople
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import LONG_AGO, Province, person
from tests.progress.conftest import AFTER, DUE, address, read

WHOLE = {"clerk", "editor", "leader"}


def get(client: Client, who: Person, path: str) -> str:
    client.force_login(who)
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def statuses(client: Client, people: dict[str, Person], path: str) -> set[str]:
    """Who sees the page."""
    seen = set()
    for name, who in people.items():
        client.force_login(who)
        if client.get(path).status_code == 200:
            seen.add(name)
    return seen


def context(client: Client, who: Person, path: str) -> Any:
    client.force_login(who)
    return client.get(path).context


def test_rate_formula_means_and_lateness_in_words(client: Client, province: Province, directive: Directive) -> None:
    read(directive, province.cadre, seconds=5)
    read(directive, province.trainer)
    waive(assignment_of(province.deputy, directive.current_version).pk, Reason.ABSENT, province.head)  # type: ignore[union-attr, arg-type]

    with time_machine.travel(AFTER, tick=False):
        page = get(client, province.editor, address(directive))

    assert "<b>50 %</b>2/4 người đã xác nhận" in page
    assert "Tỷ lệ = đã xác nhận ÷ (được giao − kết thúc theo dõi) = 2 ÷ (5 − 1) = 50 %." in page
    assert "Cách xác nhận: đọc đến hết 2." in page
    assert "Xác nhận trong vòng 30 giây sau khi mở: 50 % (1/2)." in page
    assert "lâu nhất: quá hạn 3 ngày" in page


def test_hundred_per_cent_can_be_reached(client: Client, province: Province, directive: Directive) -> None:
    for name in ("cadre", "head", "trainer", "inspector"):
        read(directive, province.people[name])
    waive(assignment_of(province.deputy, directive.current_version).pk, Reason.ABSENT, province.head)  # type: ignore[union-attr, arg-type]

    assert "<b>100 %</b>4/4" in get(client, province.editor, address(directive))


def test_worst_unit_stands_first_and_filters_count(client: Client, province: Province, directive: Directive) -> None:
    read(directive, province.trainer)
    read(directive, province.inspector)

    with time_machine.travel(AFTER, tick=False):
        late = context(client, province.editor, address(directive))
        every = context(client, province.editor, address(directive, "?show=all"))
        complete = context(client, province.editor, address(directive, "?show=complete"))

    names = [[row.unit.name for row in each["page"]] for each in (late, every, complete)]
    office, department = province.office.name, province.department.name
    assert names == [[office], [office, department], [department]]
    assert [(tab.value, tab.count) for tab in every["tabs"]] == [("all", 2), ("overdue", 1), ("complete", 1)]


def test_unit_is_found_by_a_part_of_its_name(client: Client, province: Province, directive: Directive) -> None:
    found = context(client, province.editor, address(directive, "?show=all&q=noi+vu"))

    assert [row.unit.name for row in found["page"]] == [province.department.name]


def test_office_in_charge_sees_all_and_a_head_own_unit_only(
    client: Client, province: Province, directive: Directive
) -> None:
    assert statuses(client, province.people, address(directive)) == {*WHOLE, "head", "chief"}

    page = get(client, province.head, address(directive))
    assert province.office.name in page
    assert province.department.name not in page


@pytest.mark.parametrize("rest", ["", "tinh-hinh.xlsx", "tinh-hinh.pdf", "ket-thuc/", "don-doc/"])
def test_every_page_is_closed_to_others_like_a_missing_one(
    client: Client, province: Province, directive: Directive, rest: str
) -> None:
    client.force_login(province.cadre)

    answers = [client.get(path).content for path in (address(directive, rest), "/tinh-hinh/999999/", "/khong-co/")]

    assert answers[0] == answers[1] == answers[2]
    assert statuses(client, province.people, address(directive, rest)) == {*WHOLE, "head", "chief"}


def test_names_are_for_the_office_and_the_unit_s_own_head(
    client: Client, province: Province, directive: Directive
) -> None:
    of_office = address(directive, f"don-vi/{province.office.pk}/")
    of_department = address(directive, f"don-vi/{province.department.pk}/")

    assert statuses(client, province.people, of_office) == {*WHOLE, "head"}
    assert statuses(client, province.people, of_department) == {*WHOLE, "chief"}
    assert "Trần Thu Hà" in get(client, province.head, of_office)


def test_head_who_may_not_read_the_document_sees_nothing_of_it(client: Client, province: Province) -> None:
    only = [f"user:{province.cadre.pk}"]
    directive = issued(province, readers=only, audience=[Term("user", person=province.cadre)], due=DUE)

    assert statuses(client, province.people, address(directive)) == WHOLE
    assert directive.summary not in get(client, province.head, "/tinh-hinh/")


def test_lead_unit_sees_figures_of_all_and_names_of_its_own(
    client: Client, province: Province, directive: Directive
) -> None:
    Audience.objects.filter(subject_id=directive.pk).update(lead_unit=province.department)

    page = get(client, province.chief, address(directive))
    assert province.office.name in page
    of_office = address(directive, f"don-vi/{province.office.pk}/")
    assert statuses(client, {"chief": province.chief}, of_office) == set()
    with time_machine.travel(AFTER, tick=False):
        preview = get(client, province.chief, address(directive, "don-doc/"))
    assert ("Bùi Đức Thắng" in preview, "Trần Thu Hà" in preview) == (True, False)
    assert "5 người nhận đôn đốc" in preview


def test_deputy_sees_what_the_head_sees(client: Client, province: Province, directive: Directive) -> None:
    post = Post.objects.get(person=province.head)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today() + timedelta(days=3))

    assert province.office.name in get(client, province.deputy, address(directive))


def test_recalled_document_stays_with_its_office(client: Client, province: Province, directive: Directive) -> None:
    recall(directive.pk, province.editor, "ban hành nhầm")

    assert statuses(client, province.people, address(directive)) == WHOLE
    assert "đã thu hồi" in get(client, province.editor, address(directive, "ket-thuc/")).lower()


def test_names_lead_clerk_and_head_to_what_they_do_about_their_people(
    client: Client, province: Province, directive: Directive
) -> None:
    version, page = directive.current_version_id, address(directive, f"don-vi/{province.office.pk}/")
    of_body, of_unit = (
        f"/xac-nhan/van-ban/{version}/don-vi/{unit.pk}/" for unit in (province.committee, province.office)
    )

    personas = ("clerk", "head", "editor", "leader")
    led = {name: context(client, province.people[name], page)["own"] for name in personas}

    head = OwnPeople(of_unit, on_paper=False)
    assert led == {"clerk": OwnPeople(of_body, on_paper=True), "head": head, "editor": head, "leader": None}
    assert [
        statuses(client, {"clerk": province.clerk}, of_body),
        statuses(client, {"head": province.head}, of_unit),
    ] == [
        {"clerk"},
        {"head"},
    ]
    for who in (province.cadre, province.deputy, province.head):
        read(directive, who)
    assert context(client, province.head, page)["own"] is None


def test_names_say_how_each_stands(client: Client, province: Province, directive: Directive) -> None:
    read(directive, province.cadre)
    waive(assignment_of(province.deputy, directive.current_version).pk, Reason.OTHER_WORK, province.head)  # type: ignore[union-attr, arg-type]

    with time_machine.travel(AFTER, tick=False):
        lines = context(client, province.head, address(directive, f"don-vi/{province.office.pk}/"))["lines"]

    assert [(line.name, line.state, line.words) for line in lines] == [
        ("Lê Minh Quân", "late", "quá hạn 3 ngày"),
        ("Trần Thu Hà", "done", "đã xác nhận"),
        ("Phạm Quốc Bảo", "", "kết thúc theo dõi: được miễn, đang làm nhiệm vụ khác"),
    ]


def test_faults_and_finished_tasks_stand_beside_the_rate(
    client: Client, province: Province, directive: Directive
) -> None:
    assignment = assignment_of(province.cadre, directive.current_version)  # type: ignore[arg-type]
    report_fault(assignment.pk, FaultKind.MISSING_ANNEX, province.cadre)  # type: ignore[union-attr]
    opened(province, directive=directive)

    whole = context(client, province.editor, address(directive))["whole"]

    assert (whole.faults.reported, whole.faults.open) == (1, 1)
    assert (whole.done.finished, whole.done.all) == (0, 1)
    assert context(client, province.chief, address(directive))["whole"].done.all == 0


def test_unit_of_the_day_is_shown_with_what_it_was_merged_into(
    client: Client, province: Province, directive: Directive
) -> None:
    read(directive, province.trainer)
    merge_unit(province.department, province.office, by=None, on=today())

    with time_machine.travel(today() + timedelta(days=2), tick=False):
        page = get(client, province.editor, address(directive, "?show=all"))

    assert f"đã sáp nhập vào {province.office.name}" in page


def test_list_holds_what_one_follows_up(client: Client, province: Province, directive: Directive) -> None:
    commune = [Term("unit", unit=province.commune)]
    issued(province, symbol="9/UBND", summary="việc của xã", audience=commune, readers=["any"])

    texts = {name: get(client, province.people[name], "/tinh-hinh/") for name in ("editor", "head", "cadre")}

    assert {name: ("9/UBND" in text, directive.symbol in text) for name, text in texts.items()} == {
        "editor": (True, True),
        "head": (False, True),
        "cadre": (False, False),
    }


def test_list_shows_a_head_figures_of_the_own_unit(client: Client, province: Province, directive: Directive) -> None:
    read(directive, province.trainer)

    lines = {name: context(client, province.people[name], "/tinh-hinh/")["lines"] for name in ("editor", "head")}

    assert [line.figures.acknowledged for line in lines["editor"]] == [1]
    assert [(line.figures.acknowledged, line.figures.counted) for line in lines["head"]] == [(0, 3)]


def test_home_of_a_head_names_what_the_unit_has_not_read(province: Province, directive: Directive) -> None:
    with time_machine.travel(AFTER, tick=False):
        lines = {name: [(line.count, line.late) for line in work(who)] for name, who in province.people.items()}

    assert {name for name, found in lines.items() if found} == {"head", "chief", "leader"}
    assert lines["head"] == [(1, 1)]
    for name in ("cadre", "deputy", "head"):
        read(directive, province.people[name])
    assert list(work(province.head)) == []


def test_preview_names_who_gets_it_then_it_is_sent_and_logged(
    client: Client, province: Province, directive: Directive
) -> None:
    with time_machine.travel(AFTER, tick=False):
        preview = get(client, province.head, address(directive, f"don-doc/?unit={province.office.pk}"))
        before = Notice.objects.filter(kind="reading-overdue").count()
        answer = client.post(address(directive, f"don-doc/?unit={province.office.pk}"))
        page = get(client, province.head, address(directive))
        again = get(client, province.head, address(directive, "don-doc/"))

    assert ("3 người nhận đôn đốc" in preview, "Trần Thu Hà" in preview, before) == (True, True, 0)
    assert answer.headers["Location"] == address(directive)
    assert Notice.objects.filter(kind="reading-overdue").count() == 3
    assert Event.objects.get(action="reading.urged").actor_id == province.head.pk
    assert f"{AFTER:%d/%m}, lần 1" in page
    assert "Không có ai cần đôn đốc" in again


def test_nobody_reminds_units_that_they_do_not_follow_up(
    client: Client, province: Province, directive: Directive
) -> None:
    with time_machine.travel(AFTER, tick=False):
        client.force_login(province.head)
        other = client.post(address(directive, f"don-doc/?unit={province.department.pk}"))
        client.post(address(directive, "don-doc/"))
        client.force_login(province.cadre)
        stranger = client.post(address(directive, "don-doc/"))

    assert (other.status_code, stranger.status_code) == (404, 404)
    told = Notice.objects.filter(kind="reading-overdue").values_list("person__username", flat=True)
    assert sorted(told) == ["cadre", "deputy", "head"]


def test_table_for_other_programs_holds_no_formula(client: Client, province: Province, directive: Directive) -> None:
    Unit.objects.filter(pk=province.office.pk).update(name='=HYPERLINK("http://x")')
    client.force_login(province.editor)

    answer = client.get(address(directive, "tinh-hinh.xlsx"))

    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        cells = book.read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in cells, "HYPERLINK" in cells) == (False, True)


def test_rates_for_other_programs_are_numbers_that_look_as_on_the_screen(
    client: Client, province: Province, directive: Directive
) -> None:
    read(directive, province.cadre)
    read(directive, province.trainer)
    client.force_login(province.editor)

    answer = client.get(address(directive, "tinh-hinh.xlsx"))

    page = load_workbook(io.BytesIO(answer.content)).active
    rates = {row[0].value: (row[1].value, row[1].number_format) for row in list(page.iter_rows())[-3:]}
    assert rates == {
        province.office.name: (0.333, "0.0%"),
        province.department.name: (0.5, "0%"),
        "Tổng cộng": (0.4, "0%"),
    }


def test_print_is_a_pdf(client: Client, province: Province, directive: Directive) -> None:
    client.force_login(province.editor)

    assert client.get(address(directive, "tinh-hinh.pdf")).content.startswith(b"%PDF")


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_units(
    client: Client, province: Province, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        province.committee.refresh_from_db()
        unit = province.committee.add_child(name=f"Sở {number}", kind=UnitKind.DEPARTMENT, valid_from=LONG_AGO)
        person(f"so{number}", "Lê", f"{number}", unit)
    directive = issued(province, due=today())
    pages = {"": PAGE_QUERIES, "don-doc/": URGE_QUERIES, f"don-vi/{province.office.pk}/": NAMES_QUERIES}
    pages = {address(directive, rest): queries for rest, queries in pages.items()} | {"/tinh-hinh/": LIST_QUERIES}
    for path in pages:
        get(client, province.editor, path)

    for path, queries in pages.items():
        with django_assert_num_queries(queries):
            client.get(path)


PAGE_QUERIES, URGE_QUERIES, NAMES_QUERIES, LIST_QUERIES = 18, 17, 21, 11
"""Measured, with the frame. A change is a decision, not an accident."""
