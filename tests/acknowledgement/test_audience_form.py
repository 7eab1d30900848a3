"""Who is asked, as it is typed: units, posts, names and exceptions, each with what is wrong in words."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from intranet.acknowledgement.audience_form import AudienceForm
from intranet.acknowledgement.models import Manner
from intranet.acknowledgement.preview import FEWEST, preview
from intranet.acknowledgement.services import Term
from intranet.calendars.queries import add_working_days, next_working
from intranet.directives.issue_form import IssueForm
from intranet.people.models import Person, Post
from intranet.people.rules import today
from intranet.people.services.absences import record_absence
from tests.factories.documents import draft, issued
from tests.factories.province import Province, person


def _form(province: Province, **typed: Any) -> AudienceForm:
    data = QueryDict(mutable=True)
    for name, value in ({"units": [str(province.office.pk)]} | typed).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return AudienceForm(data)


def _words(form: AudienceForm) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in form.errors.items()}


def test_units_names_and_exceptions_become_lines_of_the_rule(province: Province) -> None:
    form = _form(province, people="Hoàng Thị Lan\noutsider", without="Trần Thu Hà")

    assert form.is_valid(), form.errors
    assert form.terms() == [
        Term("under", unit=province.office),
        Term("user", person=province.trainer),
        Term("user", person=province.outsider),
        Term("user", person=province.cadre, is_exception=True),
    ]


def test_unit_without_sub_units_and_a_post(province: Province) -> None:
    form = _form(province, alone="on", role="head")

    assert form.is_valid(), form.errors
    assert form.terms() == [Term("unit", unit=province.office, role="head")]


def test_exception_that_names_neither_person_nor_unit_says_so_and_what_to_write(province: Province) -> None:
    wrong = _form(province, without="Sở Nội vụ tỉnh\nCục Hàng không Vũ trụ")

    assert wrong.errors["without"] == [
        "Không có người hay đơn vị nào tên “Sở Nội vụ tỉnh”. Có phải là: Sở Nội vụ? Ghi đúng tên như vậy.",
        "Không có người hay đơn vị nào tên “Cục Hàng không Vũ trụ”. Ghi đầy đủ họ tên hoặc tên đăng nhập của người, "
        "hoặc tên đơn vị đúng như trong danh sách ở trên.",
    ]


def test_name_of_a_person_that_is_wrong_speaks_of_people_only(province: Province) -> None:
    wrong = _form(province, people="Sở Nội vụ tỉnh")

    assert wrong.errors["people"] == ["Không có ai tên “Sở Nội vụ tỉnh”. Ghi đầy đủ họ tên hoặc tên đăng nhập."]


def test_exception_may_be_a_unit_by_its_code(province: Province) -> None:
    form = _form(province, units=[str(province.committee.pk)], without="SNV")

    assert form.is_valid(), form.errors
    assert form.terms()[1:] == [Term("under", unit=province.department, is_exception=True)]


def test_name_that_two_people_bear_is_told_apart_by_post_and_unit_never_by_login(province: Province) -> None:
    namesake = person("dang.nhap.kin", "Trần Thu", "Hà", province.department)
    Person.objects.create_user("khong.chuc.vu", last_name="Trần Thu", first_name="Hà")
    Post.objects.filter(person=province.cadre).update(title="Chuyên viên chính, phụ trách lưu trữ")

    form = _form(province, people="Trần Thu Hà")
    [words] = _words(form)["people"]

    places = [
        "Trần Thu Hà, Chuyên viên chính, phụ trách lưu trữ, Văn phòng Ủy ban nhân dân tỉnh",
        f"Trần Thu Hà, {Post.objects.get(person=namesake).get_role_display()}, Sở Nội vụ",
    ]
    assert ("; ".join(places) in words, _form(province, people="dang.nhap.kin").is_valid()) == (True, True)
    assert [each for each in ("dang.nhap.kin", "khong.chuc.vu", "cadre") if each in words] == []
    chosen = [_form(province, people=place) for place in places]
    assert [form.terms()[1].person for form in chosen if form.is_valid()] == [province.cadre, namesake]


def test_namesakes_of_whom_the_directory_says_nothing_are_not_told(province: Province) -> None:
    for login in ("kin.1", "kin.2"):
        Person.objects.create_user(login, last_name="Vô", first_name="Danh")

    [words] = _words(_form(province, people="Vô Danh"))["people"]

    assert words == "“Vô Danh” có thể là nhiều người. Ghi tên đăng nhập."


def test_name_with_its_unit_is_told_apart(province: Province) -> None:
    other = person("ha.2", "Trần Thu", "Hà", province.department)

    form = _form(province, people="Trần Thu Hà, Sở Nội vụ")

    assert form.is_valid(), form.errors
    assert form.terms()[1] == Term("user", person=other)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"units": []}, ["units"]),
        ({"people": "Không Có Ai"}, ["people"]),
        ({"without": "Sở Không Có"}, ["without"]),
        ({"due": "01/01/2020"}, ["due"]),
        ({"due": "32/13/2026"}, ["due"]),
        ({"manner": "checked"}, ["questions"]),
        ({"manner": "checked", "questions": "Hỏi gì?\nA\nB"}, ["questions"]),
        ({"manner": "checked", "questions": "\n\n".join(["Hỏi?\n*A\nB"] * 6)}, ["questions"]),
        ({"span": "3", "expires_on": "01/01/2020"}, ["expires_on"]),
    ],
)
def test_what_is_wrong_stands_at_its_field(province: Province, typed: dict[str, Any], wrong: list[str]) -> None:
    assert list(_words(_form(province, **typed))) == wrong


def test_span_is_counted_in_working_days(province: Province) -> None:
    form = _form(province, span="3")

    assert form.is_valid(), form.errors
    assert form.asking().due == add_working_days(today(), 3)


def test_day_off_is_put_to_the_editor_and_moved_when_they_say_so(province: Province) -> None:
    sunday = today() + timedelta(days=(6 - today().weekday()) % 7 + 7)
    asked = _form(province, due=f"{sunday:%d/%m/%Y}")
    moved = _form(province, due=f"{sunday:%d/%m/%Y}", due_choice=f"move:{sunday.isoformat()}")

    assert (list(_words(asked)), moved.is_valid()) == (["due"], True)
    assert moved.asking().due == next_working(sunday)


def test_questions_are_kept_without_their_mark(province: Province) -> None:
    text = "Hạn báo cáo là ngày nào?\n20/11\n*22/11\n\nAi phụ trách?\n*Văn phòng\nSở Nội vụ"

    form = _form(province, manner=Manner.CHECK, questions=text)

    assert form.is_valid(), form.errors
    assert form.asking().questions == [
        ("Hạn báo cáo là ngày nào?", ("20/11", "22/11"), 1),
        ("Ai phụ trách?", ("Văn phòng", "Sở Nội vụ"), 0),
    ]


def test_preview_counts_units_names_exceptions_and_who_is_away(province: Province) -> None:
    record_absence(province.head, starts=today(), ends=today(), by=province.head)
    more = [person(f"them.{n}", "Lê", f"Thêm{n}", province.department) for n in range(2)]

    seen = preview(
        [
            Term("under", unit=province.office),
            *(Term("user", person=each) for each in (province.trainer, province.head, *more)),
            Term("user", person=province.cadre, is_exception=True),
        ]
    )

    assert (seen.people, seen.units, seen.by_unit, seen.by_name, seen.left_out, seen.away) == (5, 2, 3, 3, 1, 1)
    assert [(each.name, each.unit) for each in seen.names] == [
        ("Phạm Quốc Bảo", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Lê Minh Quân", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Hoàng Thị Lan", "Sở Nội vụ"),
        ("Lê Thêm0", "Sở Nội vụ"),
        ("Lê Thêm1", "Sở Nội vụ"),
    ]


def test_preview_warns_of_too_many_readings_in_a_week(province: Province, settings: Any) -> None:
    settings.INTRANET_READINGS_A_WEEK = 1
    issued(province, audience=[Term("user", person=province.cadre)])

    seen = preview([Term("under", unit=province.committee)])

    assert (seen.people, seen.overloaded) == (10, 1)


@pytest.mark.parametrize("few", [1, FEWEST - 1])
def test_preview_of_few_people_tells_nothing_about_one_of_them(province: Province, settings: Any, few: int) -> None:
    settings.INTRANET_READINGS_A_WEEK = 1
    issued(province, audience=[Term("user", person=province.cadre)])
    record_absence(province.cadre, starts=today(), ends=today(), by=province.head)
    others = [person(f"them.{n}", "Lê", f"Thêm{n}", province.office) for n in range(FEWEST - 1)]
    terms = [Term("user", person=each) for each in (province.cadre, *others)]
    told = preview(terms)
    assert (told.people, told.away, told.overloaded) == (FEWEST, 1, 1)

    seen = preview(terms[:few])

    assert (seen.people, seen.away, seen.overloaded) == (few, 0, 0)


def test_issue_page_says_nothing_about_one_person_who_is_away(
    province: Province, client: Client, settings: Any
) -> None:
    settings.INTRANET_READINGS_A_WEEK = 1
    issued(province, audience=[Term("user", person=province.cadre)])
    record_absence(province.cadre, starts=today(), ends=today(), by=province.head)
    client.force_login(province.editor)
    address = f"/van-ban/{draft(province, symbol='9/UBND-NC').public_id}/phat-hanh/"
    pages = {
        name: client.post(address, typed | {"readers": "any", "count": "1"}).content.decode()
        for name, typed in {
            "one": {"people": "Trần Thu Hà"},
            "many": {"units": [province.committee.pk]},
        }.items()
    }

    words = ("đang vắng mặt", "trong bảy ngày")
    assert {name: [each in page for each in words] for name, page in pages.items()} == {
        "one": [False, False],
        "many": [True, True],
    }


def test_choice_that_was_remembered_is_offered_for_the_same_type_and_issuer(province: Province, client: Client) -> None:
    client.force_login(province.editor)
    first, same = draft(province), draft(province, symbol="2/UBND-NC")
    other = draft(province, symbol="3/STC", issuer="Sở Tài chính")
    address = f"/van-ban/{first.public_id}/phat-hanh/"
    typed = {"units": [province.office.pk], "without": "Trần Thu Hà", "readers": "any", "remember": "on"}
    counted = client.post(address, typed | {"count": "1"})

    client.post(address, typed | {"issue": "1", "choice": counted.context["choice"]})

    offered = IssueForm(directive=same).initial
    assert (offered["units"], offered["without"]) == ([str(province.office.pk)], "Trần Thu Hà")
    assert "without" not in IssueForm(directive=other).initial
