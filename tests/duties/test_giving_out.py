"""Giving the items of a document out on its page: offered, asked about, and nothing typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from intranet.calendars.services import rule_day
from intranet.directives.models import Directive
from intranet.duties.forms.opening import LINES, MOST_LINES_IN_ALL, MOST_ROWS
from intranet.duties.models import Duty, DutyUnit
from intranet.duties.services import cancel
from tests.factories.documents import draft, issued
from tests.factories.duties import opened
from tests.factories.province import Province
from tests.grounds import grounded

DUTIES = [
    "1. Văn phòng Ủy ban nhân dân tỉnh chủ trì rà soát quy chế, báo cáo chậm nhất ngày 30/4/2027.",
    "2. Các cơ quan hoàn thành trước ngày 06/3/2027.",
    "3. Trả lời trong 05 ngày làm việc kể từ ngày ký.",
    "4. Quán triệt văn bản này.",
]
HOLIDAY, AFTER = date(2027, 4, 30), date(2027, 5, 4)
OFFICE = "Văn phòng Ủy ban nhân dân tỉnh"


@grounded
def directive(province: Province) -> Directive:
    return issued(province, duties=DUTIES)


@pytest.fixture
def editor(province: Province, client: Client) -> Client:
    client.force_login(province.editor)
    return client


def path(directive: Directive) -> str:
    return f"/van-ban/{directive.public_id}/nhiem-vu/"


def typed(**rows: dict[str, Any]) -> dict[str, Any]:
    """What a browser posts: ``row0={"lead": …}``."""
    posted: dict[str, Any] = {"rows-TOTAL_FORMS": len(rows), "rows-INITIAL_FORMS": 0}
    for number, values in enumerate(rows.values()):
        posted |= {f"rows-{number}-{name}": value for name, value in values.items()}
    return posted


def first(**changes: Any) -> dict[str, Any]:
    return typed(row0={"number": "1", "text": "Rà soát quy chế.", "lead": OFFICE} | changes)


def test_items_are_offered_with_lead_unit_and_day(editor: Client, directive: Directive) -> None:
    rows = editor.get(path(directive)).context["rows"]

    assert [(row["number"].value(), row["lead"].value(), row["due"].value()) for row in rows][:4] == [
        ("1", OFFICE, HOLIDAY),
        ("2", "", date(2027, 3, 5)),
        ("3", "", date(2026, 11, 23)),
        ("4", "", None),
    ]
    assert len(rows.forms) == 5


def test_a_day_off_is_asked_about_at_once(editor: Client, directive: Directive) -> None:
    page = editor.get(path(directive))

    questions = [row.due_question for row in page.context["rows"]]
    assert [question is not None for question in questions] == [True, False, False, False, False]
    assert (
        "Ngày 30/04/2027 là ngày nghỉ (Ngày Chiến thắng): ngày làm việc tiếp theo là 04/05/2027."
        in page.content.decode()
    )


@pytest.mark.parametrize(("answer", "due"), [("keep:2027-04-30", HOLIDAY), ("move:2027-04-30", AFTER)])
def test_a_day_off_is_kept_or_moved_as_answered(editor: Client, directive: Directive, answer: str, due: date) -> None:
    editor.post(path(directive), first(due="30/04/2027", due_choice=answer, due_words="chậm nhất ngày 30/4/2027"))

    assert list(Duty.objects.values_list("due", "due_words")) == [(due, "chậm nhất ngày 30/4/2027")]


@pytest.mark.parametrize("answer", ["", "keep:2027-05-01", "x"])
def test_a_day_off_without_an_answer_of_its_own_gives_nothing_out_and_keeps_what_was_typed(
    editor: Client, directive: Directive, answer: str
) -> None:
    page = editor.post(path(directive), first(due="30/04/2027", due_choice=answer, unit_0="Sở Nội vụ", lines="2"))

    body = page.content.decode()
    assert (page.status_code, Duty.objects.count()) == (200, 0)
    assert ["Rà soát quy chế." in body, 'value="30/04/2027"' in body, 'value="Sở Nội vụ"' in body] == [True] * 3


def test_a_saturday_that_is_worked_is_not_asked_about(editor: Client, directive: Directive) -> None:
    rule_day(date(2027, 2, 13), is_working=True)

    editor.post(path(directive), first(due="13/02/2027"))

    assert Duty.objects.get().due == date(2027, 2, 13)


def test_other_units_have_their_part_and_day(province: Province, editor: Client, directive: Directive) -> None:
    parts = {
        "lines": "2",
        "unit_0": "so noi vu",
        "role_0": "co-operates",
        "due_0": "01/03/2027",
        "unit_1": "UBND",
        "role_1": "is-informed",
    }

    editor.post(path(directive), first(**parts))

    assert list(DutyUnit.objects.order_by("pk").values_list("unit", "role", "due")) == [
        (province.department.pk, "co-operates", date(2027, 3, 1)),
        (province.committee.pk, "is-informed", None),
    ]


def test_the_own_day_of_a_unit_is_asked_about_too(editor: Client, directive: Directive) -> None:
    editor.post(path(directive), first(lines="2", unit_0="SNV", role_0="co-operates", due_0="30/04/2027"))

    assert Duty.objects.count() == 0


def test_rows_without_a_lead_unit_are_left_for_later(editor: Client, directive: Directive) -> None:
    left = {"number": "2", "text": "Các cơ quan hoàn thành.", "offered": "yes"}

    response = editor.post(path(directive), typed(row0={"number": "1", "text": "Rà soát.", "lead": "VP"}, row1=left))

    assert (response.status_code, Duty.objects.get().number) == (302, "1")
    assert [row["number"].value() for row in editor.get(path(directive)).context["rows"]] == ["2", "3", "4", None]


@pytest.mark.parametrize(
    "row",
    [
        {"number": "1", "text": "Rà soát.", "lead": "Sở Không Có"},
        {"number": "", "text": "Việc khác.", "lead": ""},
        {"number": "1", "text": "Rà soát.", "lead": "", "lines": "2", "unit_0": "SNV"},
        {"number": "1", "text": "", "lead": "VP"},
        {"number": "1", "text": "Rà soát.", "lead": "VP", "due": "31/02/2027"},
        {"number": "1", "text": "Rà soát.", "lead": "VP", "lines": "2", "due_0": "01/03/2027"},
        {"number": "1", "text": "Rà soát.", "lead": "UBND xã Hòa Lạc"},
        {"number": "1", "text": "Rà soát.", "lead": "UBNDHL"},
    ],
    ids=[
        "unknown unit",
        "no lead",
        "parts without lead",
        "no text",
        "no such day",
        "day without unit",
        "x",
        "no reader",
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_given_out(
    editor: Client, directive: Directive, row: dict[str, str]
) -> None:
    page = editor.post(path(directive), typed(row0=row))

    assert (page.status_code, Duty.objects.count()) == (200, 0)
    assert page.context["count"] >= 1
    assert [value for value in row.values() if value and value not in page.content.decode()] == []


def test_an_empty_page_gives_nothing_out_and_says_so(editor: Client, directive: Directive) -> None:
    answers = [editor.post(path(directive), data) for data in (typed(row0={}), {})]

    assert [(answer.status_code, answer.context["count"] >= 1) for answer in answers] == [(200, True)] * 2


def test_more_units_keeps_everything_and_judges_nothing(editor: Client, directive: Directive) -> None:
    typed_now = first(due="31/02", lead="Sở", lines="2", unit_1="SNV") | {"more": "rows-0"}

    page = editor.post(path(directive), typed_now)

    row = page.context["rows"].forms[0]
    assert (row.count, row["lead"].value(), row["due"].value(), row["unit_1"].value()) == (4, "Sở", "31/02", "SNV")
    assert (page.context["count"], Duty.objects.count()) == (0, 0)


def test_what_is_given_out_is_not_offered_again_until_cancelled(
    province: Province, editor: Client, directive: Directive
) -> None:
    duty = opened(province, directive=directive)
    before = [row["number"].value() for row in editor.get(path(directive)).context["rows"]]
    cancel(duty, province.editor, "giao nhầm")

    after = [row["number"].value() for row in editor.get(path(directive)).context["rows"]]

    assert (before, after) == (["2", "3", "4", None], ["1", "2", "3", "4", None])


@pytest.mark.parametrize("persona", ["cadre", "head", "trainer", "outsider", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_page_is_missing_for_everybody_else(
    province: Province, client: Client, directive: Directive, persona: str, method: str
) -> None:
    client.force_login(province.people[persona])

    answer = getattr(client, method)(path(directive), first())

    assert (answer.status_code, Duty.objects.count()) == (404, 0)


def test_section_beside_the_letter_lists_what_concerns_the_reader(
    province: Province, client: Client, directive: Directive
) -> None:
    duty = opened(province, directive=directive)

    seen = {}
    for persona in ("cadre", "editor", "leader", "trainer"):
        client.force_login(province.people[persona])
        body = client.get(directive.get_absolute_url()).content.decode()
        seen[persona] = (duty.get_absolute_url() in body, path(directive) in body)

    assert seen == {
        "cadre": (True, False),
        "editor": (True, True),
        "leader": (True, True),
        "trainer": (False, False),
    }


def test_draft_has_no_button_to_give_out(province: Province, editor: Client) -> None:
    made = draft(province, duties=DUTIES)

    assert path(made) not in editor.get(made.get_absolute_url()).content.decode()


def test_the_page_as_it_was_offered_gives_out_what_has_a_lead_unit(editor: Client, directive: Directive) -> None:
    rows = editor.get(path(directive)).context["rows"]
    posted = {"rows-TOTAL_FORMS": len(rows.forms), "rows-INITIAL_FORMS": len(rows.forms)}
    posted |= {form.add_prefix(name): form[name].value() or "" for form in rows for name in form.fields}
    days = {name: f"{value:%d/%m/%Y}" for name, value in posted.items() if isinstance(value, date)}

    response = editor.post(path(directive), posted | days | {"rows-0-due_choice": "move:2027-04-30"})

    assert response.status_code == 302
    assert list(Duty.objects.values_list("number", "due", "due_words")) == [("1", AFTER, "chậm nhất ngày 30/4/2027")]


def test_page_with_more_lines_than_it_may_have_is_small_and_says_so(editor: Client, directive: Directive) -> None:
    many = {f"row{n}": {"number": str(n), "text": "Việc", "lead": OFFICE, "lines": 60} for n in range(MOST_ROWS)}

    page = editor.post(path(directive), typed(**many))

    assert {len(row.parts) for row in page.context["rows"]} == {LINES}
    assert page.context["general"] == [
        f"Quá {MOST_LINES_IN_ALL} dòng cho các đơn vị khác. Hãy giao nhiệm vụ thành nhiều lần."
    ]
    assert Duty.objects.count() == 0


def test_one_row_may_have_many_lines(editor: Client, directive: Directive) -> None:
    page = editor.post(path(directive), first(lines=60))

    assert page.status_code == 302
    assert Duty.objects.count() == 1
