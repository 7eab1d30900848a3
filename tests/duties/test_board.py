"""The follow-up board: whose duties, in which order, in a fixed number of queries."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from intranet.access.services import lay_down
from intranet.duties.models import Duty
from intranet.duties.queries import Filters, board
from intranet.duties.services import assign, cancel, close, submit_result
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import Province, person

WEEK = timedelta(days=7)
BOARD_QUERIES = 16
"""Seven of the board; the rest are the session, the person and the frame."""


def urls(province: Province, persona: str, **filters: object) -> list[str]:
    page = board(province.people[persona], Filters(**filters), 1).page  # type: ignore[arg-type]
    return [row.url for row in page.object_list]


def views(province: Province, persona: str) -> dict[str, int]:
    return {tab.value: tab.count for tab in board(province.people[persona], Filters(), 1).views}


def test_views_hold_what_each_persona_has_to_do_with(province: Province) -> None:
    duty = opened(province, co_operating=[(province.department, None)])
    assign(duty, province.cadre, province.head)

    assert views(province, "editor") == {"follow": 1, "lead": 0, "part": 0, "mine": 0}
    assert views(province, "head") == {"follow": 0, "lead": 1, "part": 0, "mine": 0}
    assert views(province, "cadre") == {"lead": 1, "part": 0, "mine": 1}
    assert views(province, "trainer") == {"lead": 0, "part": 1, "mine": 0}
    assert views(province, "outsider") == {"lead": 0, "part": 0, "mine": 0}


def test_a_view_that_is_not_ones_own_shows_nothing_of_it(province: Province) -> None:
    duty = opened(province)

    assert urls(province, "editor", view="follow") == [duty.get_absolute_url()]
    assert [urls(province, "trainer", view=view) for view in ("follow", "lead", "part", "mine", "x")] == [[]] * 5


def test_overdue_comes_first_then_urgency_then_the_day(province: Province) -> None:
    def duty(number: str, urgency: str, days: int | None) -> Duty:
        directive = issued(province, symbol=f"{number}/UBND-NC", urgency=urgency)
        return opened(province, directive=directive, due=None if days is None else today() + timedelta(days=days))

    given = {
        "normal": duty("1", "normal", 2),
        "normal, no day": duty("2", "normal", None),
        "late": duty("3", "normal", -1),
        "urgent": duty("4", "urgent", 3),
        "very urgent": duty("5", "very-urgent", 20),
        "express": duty("6", "express", None),
        "late and urgent": duty("7", "urgent", -1),
    }
    names = {each.get_absolute_url(): name for name, each in given.items()}

    assert [names[url] for url in urls(province, "head", view="lead")] == [
        "late and urgent",
        "late",
        "express",
        "very urgent",
        "urgent",
        "normal",
        "normal, no day",
    ]


def test_states_narrow_and_count(province: Province) -> None:
    late = opened(province, due=today() - WEEK)
    done = opened(province, directive=late.directive, number="2")
    gone = opened(province, directive=late.directive, number="3")
    close(submit_result(done, province.head, "Xong."), province.editor)
    cancel(gone, province.editor, "giao nhầm")

    counts = {tab.value: tab.count for tab in board(province.head, Filters(), 1).states}

    assert counts == {
        "live": 1,
        "late": 1,
        "open": 1,
        "in-progress": 0,
        "reported": 0,
        "closed": 1,
        "cancelled": 1,
        "all": 3,
    }
    assert urls(province, "head", state="closed") == [done.get_absolute_url()]
    assert urls(province, "head", state="late") == [late.get_absolute_url()]


def test_the_own_day_of_a_co_operating_unit_decides_in_its_view(province: Province) -> None:
    opened(province, due=today() + WEEK, co_operating=[(province.department, today() - WEEK)])

    late = {name: board(province.people[name], Filters(), 1).states[1].count for name in ("trainer", "head")}

    assert late == {"trainer": 1, "head": 0}


def test_unit_filter_offers_and_holds_one_lead_unit(province: Province) -> None:
    duty = opened(province)
    other = opened(province, directive=duty.directive, number="2", lead=province.department)

    found = board(province.editor, Filters("follow", unit=province.department.pk), 1)

    assert [unit.name for unit in found.units] == [province.office.name, province.department.name]
    assert [row.url for row in found.page.object_list] == [other.get_absolute_url()]


def test_urgency_and_lateness_are_said_in_words(province: Province, client: Client) -> None:
    opened(province, directive=issued(province, urgency="express"), due=today() - WEEK)
    client.force_login(province.head)

    page = client.get("/nhiem-vu/").content.decode()

    assert [words in page for words in ("Hỏa tốc", "Quá hạn 7 ngày", "Chưa thực hiện")] == [True] * 3


def test_pages_go_on(province: Province, client: Client) -> None:
    directive = issued(province)
    for number in range(23):
        opened(province, directive=directive, number=str(number))
    client.force_login(province.head)

    pages = [client.get("/nhiem-vu/", {"page": number}).context["board"].page for number in ("1", "2", "²")]

    assert [len(page.object_list) for page in pages] == [20, 3, 20]


def test_text_behind_a_guard_stands_in_no_list(province: Province, client: Client) -> None:
    opened(province, text="Nội dung kín.")
    lay_down("otp-first", action="read", subject="intranet_directives.directive", guard="otp", by=None)
    client.force_login(province.head)

    table = client.get("/nhiem-vu/nhiem-vu.xlsx", {"view": "lead"})
    pages = [client.get("/nhiem-vu/").content.decode(), *_cells(table)]

    assert ["Nội dung kín." in page for page in pages].count(True) == 0
    assert "1052/UBND-NC" in pages[0]


HEAD = 5
"""The row of the titles; above it stand the unit, the name of the list, what it is narrowed to, and the day."""


def _cells(response: object) -> list[str]:
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return [str(cell.value) for row in load_workbook(BytesIO(content)).active for cell in row]


def test_table_for_other_programs_holds_text_only(province: Province, client: Client) -> None:
    opened(province, text="=HYPERLINK(1)", due=date(2027, 3, 5))
    client.force_login(province.head)

    response = client.get("/nhiem-vu/nhiem-vu.xlsx", {"view": "lead"})
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))

    assert [cell.data_type for row in book.active for cell in row if cell.data_type == "f"] == []
    rows = [[cell.value for cell in row] for row in book.active]
    assert [row[0] for row in rows[:2]] == [str(province.office), "Nhiệm vụ của văn bản"]
    assert (rows[-1][1], rows[-1][7]) == ("=HYPERLINK(1)", datetime(2027, 3, 5))
    assert (len(rows), book.active.freeze_panes) == (HEAD + 1, f"A{HEAD + 1}")


def test_table_of_an_outsider_holds_titles_only(province: Province, client: Client) -> None:
    opened(province)
    client.force_login(province.outsider)

    for view in ("lead", "follow", "part", "mine", ""):
        response = client.get("/nhiem-vu/nhiem-vu.xlsx", {"view": view, "state": "all"})
        assert load_workbook(BytesIO(b"".join(response.streaming_content))).active.max_row == HEAD


@pytest.mark.parametrize("count", [1, 3])
def test_board_takes_the_same_queries_for_one_and_for_three(
    province: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        directive = issued(province, symbol=f"{number}/UBND")
        duty = opened(province, directive=directive, co_operating=[(province.department, None)])
        assign(duty, province.cadre, province.head)
    client.force_login(province.editor)
    client.get("/nhiem-vu/")

    with django_assert_num_queries(BOARD_QUERIES):
        page = client.get("/nhiem-vu/")

    assert len(page.context["board"].page.object_list) == count


def test_board_of_somebody_without_any_post_is_empty(province: Province, client: Client) -> None:
    newcomer = person("new", "Hồ", "Mới", province.commune)
    opened(province)
    client.force_login(newcomer)

    page = client.get("/nhiem-vu/", {"unit": "999999", "state": "x", "view": "lead"})

    assert (page.status_code, list(page.context["board"].page.object_list)) == (200, [])
