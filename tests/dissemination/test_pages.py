"""Screens of sessions: who gets in, what each step does, and what they cost."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from intranet.acknowledgement.models import Audience, Manner, Version
from intranet.acknowledgement.services import Term, resolve
from intranet.attendance.models import FollowUp, Session
from intranet.attendance.queries import lines_of
from intranet.attendance.services import SessionFields, count_heads
from intranet.directives.models import Directive
from intranet.dissemination.sections import beside_letter
from intranet.dissemination.services import close, plan
from intranet.dissemination.sheets import attendance_sheet
from intranet.files.models import Attachment
from intranet.people.models import Person, Post, PostRole
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.documents import issued
from tests.factories.province import LONG_AGO, PERSONAS, Province, person

There = Callable[..., None]
PAGE_QUERIES = 26
"""Most are of the page; the rest are the session of the browser, the person and the frame."""
LIST_QUERIES = 19
KEPT = ("read", "sheet", "pdf", "xlsx")


def browser(somebody: Person) -> Client:
    client = Client()
    client.force_login(somebody)
    return client


def address(session: Session, page: str = "read") -> str:
    return reverse(f"dissemination:{page}", args=[session.pk])


def day(ahead: int = 0) -> str:
    return f"{today() + timedelta(days=ahead):%d/%m/%Y}"


@pytest.mark.parametrize("page", KEPT)
def test_a_session_is_there_for_those_who_answer_for_its_unit_only(
    province: Province, session: Session, page: str
) -> None:
    answers = {name: browser(province.people[name]).get(address(session, page)).status_code for name, *_ in PERSONAS}

    assert answers == dict.fromkeys(answers, 404) | {"head": 200}


def test_the_list_is_there_for_clerks_heads_and_leaders(province: Province, session: Session) -> None:
    pages = {name: browser(province.people[name]).get("/buoi-quan-triet/") for name, *_ in PERSONAS}

    assert {name for name, page in pages.items() if page.status_code == 200} == {"head", "clerk", "leader"}
    assert {name for name, page in pages.items() if address(session) in page.content.decode()} == {"head"}


def test_a_session_is_planned_by_those_whose_unit_was_asked_only(province: Province, version: Version) -> None:
    place = reverse("dissemination:plan", args=[version.pk])
    answers = {name: browser(province.people[name]).get(place).status_code for name, *_ in PERSONAS}

    assert {name for name, status in answers.items() if status == 200} == {"head", "clerk"}
    assert browser(province.head).get(reverse("dissemination:plan", args=[99_999])).status_code == 404


def test_the_list_leads_to_the_documents_that_one_may_convene_for(province: Province, version: Version) -> None:
    everybody = [f"under:{province.committee.pk}", f"under:{province.commune.pk}"]
    asked = [Term("under", unit=province.commune)]
    other = issued(province, number="7", symbol="7/UBND-NC", readers=everybody, audience=asked).current_version
    chief = person("chief", "Vi", "Sơn", province.commune, PostRole.HEAD)
    keepers = {"head": province.head, "clerk": province.clerk, "chief": chief}

    listed = {name: browser(who).get("/buoi-quan-triet/").content.decode() for name, who in keepers.items()}
    chosen = {name: browser(who).get(reverse("dissemination:choose")).context["lines"] for name, who in keepers.items()}

    assert all(reverse("dissemination:choose") in page for page in listed.values())
    assert other is not None
    assert {name: [line.version_id for line in lines] for name, lines in chosen.items()} == {
        "head": [version.pk],
        "clerk": [version.pk],
        "chief": [other.pk],
    }


def test_who_keeps_no_sessions_chooses_no_document(province: Province, version: Version) -> None:
    answers = {
        name: browser(province.people[name]).get(reverse("dissemination:choose")).status_code for name, *_ in PERSONAS
    }

    assert {name for name, status in answers.items() if status == 200} == {"head", "clerk"}
    assert reverse("dissemination:choose") not in browser(province.leader).get("/buoi-quan-triet/").content.decode()


def test_the_head_of_a_unit_that_was_not_asked_plans_nothing(province: Province, version: Version) -> None:
    chief = person("chief", "Vi", "Sơn", province.commune, PostRole.HEAD)

    assert browser(chief).get(reverse("dissemination:plan", args=[version.pk])).status_code == 404
    assert browser(chief).get("/buoi-quan-triet/").status_code == 200


def test_a_day_before_the_issue_is_refused_with_the_first_day_and_kept(province: Province, version: Version) -> None:
    place = reverse("dissemination:plan", args=[version.pk])
    typed = {"unit": province.office.pk, "on": day(-1), "form": "conference", "place": "Phòng họp 7"}

    answer = browser(province.head).post(place, typed)

    form = answer.context["form"]
    words = f"Văn bản được phát hành hoặc phổ biến tại đây ngày {day()}; chưa thể quán triệt trước ngày đó."
    assert (list(form.errors), words in str(form.errors["on"]), Session.objects.count()) == (["on"], True, 0)
    assert (form["on"].value(), form["place"].value()) == (day(-1), "Phòng họp 7")


def test_a_head_plans_writes_down_follows_up_and_closes(province: Province, version: Version) -> None:
    client = browser(province.head)
    place = reverse("dissemination:plan", args=[version.pk])
    typed = {"unit": province.office.pk, "on": day(), "form": "conference", "hours": "1,5", "with_people": "on"}
    answer = client.post(place, typed)
    session = Session.objects.get()
    assert (answer["Location"], session.invitations.count()) == (address(session), 3)

    everybody = [province.cadre.pk, province.deputy.pk, province.head.pk]
    ticked = {"listed": everybody, "there": [province.cadre.pk], "late": [province.head.pk], "seen": 0}
    client.post(address(session), {"step": "record", **ticked})
    client.post(address(session), {"step": "follow-up", "people": [province.deputy.pk], "on": day(3)})
    client.post(address(session), {"step": "count", "unit": province.office.pk, "count": 7})
    session.refresh_from_db()
    client.post(address(session, "close"), {"seen": session.recordings})

    assert {line.name: line.status for line in lines_of(session)} == {
        "Trần Thu Hà": "present",
        "Phạm Quốc Bảo": "absent",
        "Lê Minh Quân": "late",
    }
    assert FollowUp.objects.get().on == today() + timedelta(days=3)
    session.refresh_from_db()
    assert session.state == "closed"
    assert version.assignments.filter(receipt__kind="attended").count() == 2


def test_two_clerks_at_once_see_what_the_first_one_wrote(province: Province, session: Session) -> None:
    client = browser(province.head)
    ticked = {"step": "record", "listed": [province.cadre.pk], "seen": 0}
    client.post(address(session), ticked | {"there": [province.cadre.pk]})

    page = client.post(address(session), ticked)

    assert "vừa ghi danh sách" in page.content.decode()
    assert [line.status for line in lines_of(session) if line.person_id == province.cadre.pk] == ["present"]


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("record", {"listed": [99_999], "there": [99_999], "seen": 0}),
        ("record", {"listed": ["x", "9" * 30], "seen": ""}),
        ("count", {"unit": 99_999, "count": 3}),
        ("count", {"unit": "", "count": -1}),
        ("add", {"name": "không có ai"}),
        ("add", {"name": "trainer"}),
        ("follow-up", {"people": [], "on": ""}),
        ("followed-up", {"people": []}),
        ("minutes", {}),
        ("close", {}),
    ],
)
def test_what_is_typed_wrongly_is_refused_in_words(
    province: Province, session: Session, step: str, typed: dict[str, object]
) -> None:
    page = browser(province.head).post(address(session), {"step": step, **typed})

    session.refresh_from_db()
    assert (page.status_code, session.state, session.attendances.count()) == (200, "planned", 0)
    assert "error-summary" in page.content.decode() or "messages" in page.content.decode()


def test_a_step_that_there_is_not_is_not_found(province: Province, session: Session) -> None:
    assert browser(province.head).post(address(session), {"step": "delete"}).status_code == 404


def test_the_leader_looks_and_changes_nothing(province: Province, version: Version) -> None:
    session = plan(version, province.committee, SessionFields(today()), by=province.clerk)
    client = browser(province.leader)

    page = client.get(address(session)).content.decode()

    assert 'name="step"' not in page
    assert client.post(address(session), {"step": "call-off"}).status_code == 404


def test_minutes_open_for_those_who_see_the_session(province: Province, session: Session) -> None:
    count_heads(session.pk, province.office, 2, province.head)
    file = SimpleUploadedFile("bien-ban.txt", "Biên bản".encode())
    browser(province.head).post(address(session), {"step": "minutes", "file": file})
    place = reverse("files:open", args=[Attachment.objects.get(subject_id=session.pk, name="bien-ban.txt").public_id])

    answers = {name: browser(province.people[name]).get(place).status_code for name, *_ in PERSONAS}

    assert answers == dict.fromkeys(answers, 404) | {"head": 200}


@pytest.mark.parametrize(
    ("manner", "words"), [(Manner.CHECK, "trả lời câu hỏi"), (Manner.PASSWORD, "nhập lại mật khẩu")]
)
def test_the_screen_says_where_attending_replaces_nothing(
    province: Province, session: Session, there: There, manner: str, words: str
) -> None:
    Audience.objects.update(manner=manner)
    there(session, province.head, province.cadre)

    assert words in browser(province.head).get(address(session)).content.decode()


def test_the_list_to_be_signed_names_everybody_and_counts_apart(
    province: Province, version: Version, session: Session, there: There
) -> None:
    there(session, province.head, province.cadre)
    count_heads(session.pk, province.office, 4, province.head)
    session.refresh_from_db()

    sheet = attendance_sheet(session, version)
    cells = load_workbook(BytesIO(browser(province.head).get(address(session, "xlsx")).content)).active

    assert [list(row[1:4]) for row in sheet.rows] == [
        ["Phạm Quốc Bảo", "Văn phòng Ủy ban nhân dân tỉnh", "vắng"],
        ["Trần Thu Hà", "Văn phòng Ủy ban nhân dân tỉnh", "có mặt"],
        ["Lê Minh Quân", "Văn phòng Ủy ban nhân dân tỉnh", "vắng"],
    ]
    assert "Cộng: 5 lượt, trong đó 1 người có tên." in sheet.footers
    below = [row[0].value for row in cells.iter_rows()][-2:]
    assert below == ["Văn phòng Ủy ban nhân dân tỉnh: 4 người, không ghi tên", "Cộng: 5 lượt, trong đó 1 người có tên."]
    assert "Trần Thu Hà" in [row[1].value for row in cells.iter_rows()]
    assert browser(province.head).get(address(session, "pdf")).content.startswith(b"%PDF")


def test_a_session_of_a_cell_shows_a_number_and_no_name(province: Province, version: Version) -> None:
    secretary = person("secretary", "Ngô", "Bình", province.cell, PostRole.HEAD)
    Session.objects.all().delete()
    session = plan(version, province.cell, SessionFields(today()), by=secretary)
    count_heads(session.pk, province.cell, 17, secretary)

    assert attendance_sheet(session, version).rows == []
    assert "Chi bộ Văn phòng: 17 người, không ghi tên" in attendance_sheet(session, version).footers


def test_a_session_of_a_cell_offers_no_step_that_names_people(province: Province, version: Version) -> None:
    Post.objects.create(person=province.head, unit=province.cell, role=PostRole.HEAD, starts=LONG_AGO)
    bump_membership()
    session = plan(version, province.cell, SessionFields(today()), by=province.head)

    assert offered(session, province.head) == {"count", "call-off"}
    count_heads(session.pk, province.cell, 17, province.head)
    assert offered(session, province.head) == {"count", "minutes", "close"}
    close(session.pk, province.head)
    assert offered(session, province.head) == {"minutes"}


def offered(session: Session, keeper: Person) -> set[str]:
    return set(browser(keeper).get(address(session)).context["forms"])


def test_the_page_of_the_document_shows_its_sessions_to_those_who_keep_them(
    province: Province, directive: Directive, session: Session, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = {name: beside_letter(directive, province.people[name]) for name, *_ in PERSONAS}

    assert {name for name, html in shown.items() if address(session) in html} == {"head"}
    assert {name for name, html in shown.items() if html} == {"head", "clerk"}
    with django_assert_num_queries(2):  # the state and the plugins that are on: a page has asked for them already
        beside_letter(directive, province.cadre)


def test_the_period_and_the_unit_narrow_the_list(province: Province, session: Session, there: There) -> None:
    there(session, province.head, province.cadre)
    close(session.pk, province.head)
    client = browser(province.head)

    now = client.get("/buoi-quan-triet/", {"first": day(), "last": day(), "unit": province.office.pk})
    before = client.get("/buoi-quan-triet/", {"first": day(-9), "last": day(-1)})
    other = client.get("/buoi-quan-triet/", {"unit": province.commune.pk})

    assert [address(session) in page.content.decode() for page in (now, before, other)] == [True, False, True]
    assert [value for _label, value in now.context["figures"]] == ["1", "1", "0", "1"]
    assert "error-summary" in other.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_for_one_and_for_three(
    province: Province, version: Version, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(number):
        person(f"p{n}", "Lê", f"Tên{n}", province.department)
    resolve(Audience.objects.get().pk)
    chief = person("chief", "Vi", "Sơn", province.department, PostRole.HEAD)
    sessions = [plan(version, province.department, SessionFields(today()), by=chief) for _n in range(number)]
    client = browser(chief)
    client.get("/buoi-quan-triet/")

    with django_assert_num_queries(PAGE_QUERIES):
        page = client.get(address(sessions[0]))
    with django_assert_num_queries(LIST_QUERIES):
        listed = client.get("/buoi-quan-triet/")

    assert (len(page.context["lines"]), len(listed.context["rows"])) == (number + 2, number)
