"""The dry run: what each row would do, and what is wrong with it."""

from datetime import date, timedelta

import pytest

from intranet.people.importing.lines import Lines
from intranet.people.importing.planning import plan_of
from intranet.people.models import Person, Post, Unit
from intranet.people.rules import today
from intranet.people.services.persons import close_login
from intranet.people.services.units import close_unit
from tests.factories.province import Province
from tests.people.importing.conftest import person, problems, unit, words

DAY = timedelta(days=1)


def _known_person(**changes: object) -> dict[str, object]:
    """The row of somebody who is there: the province's cadre."""
    known = {"username": "cadre", "family_name": "Trần Thu", "given_name": "Hà", "unit": "VP", "starts": "01/01/2020"}
    return known | changes


def test_plan_of_new_units_and_people_says_what_is_new(province: Province, lines: Lines) -> None:
    plan = plan_of(lines, province.administrator)

    assert problems(plan) == []
    assert [(row.number, row.changes) for row in plan.units] == [(3, ["new-unit"]), (2, ["new-unit"])]
    assert [(row.number, row.changes) for row in plan.people] == [
        (2, ["new-person", "new-post"]),
        (3, ["new-person", "new-post"]),
        (4, ["new-person", "new-post"]),
        (5, ["new-post"]),
    ]


def test_plan_of_writes_nothing(province: Province, lines: Lines) -> None:
    before = (Unit.objects.count(), Person.objects.count(), Post.objects.count())

    plan_of(lines, province.administrator)

    assert (Unit.objects.count(), Person.objects.count(), Post.objects.count()) == before


def test_plan_of_known_units_sees_another_name_and_place(province: Province) -> None:
    rows = [
        unit(row=2, key="Q1", parent="AB", name="Sở Nội vụ", code="SNV", kind="", valid_from=""),
        unit(row=3, key="Q2", parent="UBND", name="Văn phòng mới", code="VP", kind="", valid_from=""),
    ]
    province.department.move(province.root, "last-child")

    plan = plan_of(Lines(units=rows), province.administrator)

    assert problems(plan) == []
    assert [(row.number, row.changes) for row in plan.units] == [(2, ["key"]), (3, ["key", "renamed"])]
    Unit.objects.filter(code="SNV").update(import_key="Q1")
    moved = plan_of(Lines(units=[rows[0]._replace(parent="UBND")]), province.administrator)
    assert [row.changes for row in moved.units] == [["moved"]]


def test_plan_of_a_known_person_says_unchanged(province: Province) -> None:
    plan = plan_of(Lines(people=[person(**_known_person())]), province.administrator)

    assert (plan.wrong, plan.changing, plan.counts) == ([], [], {"unchanged": 1})


def test_plan_of_a_last_day_says_that_the_post_ends(province: Province) -> None:
    ends = today() - DAY
    row = person(**_known_person(ends=f"{ends:%d/%m/%Y}", title="Chuyên viên"))

    assert [row.changes for row in plan_of(Lines(people=[row]), province.administrator).people] == [
        ["title", "post-ended"]
    ]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"unit": "KHONG-CO"}, "Mã đơn vị"),
        ({"unit": ""}, "Mã đơn vị"),
        ({"unit": "CBVP"}, "Mã đơn vị"),
        ({"username": "Trần Mới"}, "Tên đăng nhập"),
        ({"username": ""}, "Tên đăng nhập"),
        ({"username": "cadre"}, "Tên đăng nhập"),
        ({"given_name": ""}, "Tên"),
        ({"family_name": "=A1"}, "Họ và tên đệm"),
        ({"email": "khong phai thu"}, "Thư điện tử công vụ"),
        ({"role": "hội viên"}, "Vai trò"),
        ({"role": "security"}, "Vai trò"),
        ({"starts": "đầu năm"}, "Từ ngày"),
        ({"starts": ""}, "Từ ngày"),
        ({"starts": "45839"}, "Từ ngày"),
        ({"ends": "01/01/2025"}, "Đến ngày"),
        ({"ends": "="}, "Đến ngày"),
    ],
)
def test_plan_of_a_wrong_row_names_row_and_column(province: Province, changes: dict[str, str], column: str) -> None:
    plan = plan_of(Lines(people=[person(row=7, **changes)]), province.administrator)

    assert problems(plan) == [(7, column)]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"key": ""}, "Mã đơn vị"),
        ({"name": ""}, "Tên đơn vị"),
        ({"parent": "KHONG-CO"}, "Mã đơn vị cấp trên"),
        ({"parent": "SNV-TC"}, "Mã đơn vị cấp trên"),
        ({"kind": "hội"}, "Loại đơn vị"),
        ({"kind": ""}, "Loại đơn vị"),
        ({"valid_from": ""}, "Hoạt động từ ngày"),
        ({"valid_from": "ngày 31 tháng 2 năm 2025"}, "Hoạt động từ ngày"),
        ({"name": "="}, "Tên đơn vị"),
    ],
)
def test_plan_of_a_wrong_unit_names_row_and_column(province: Province, changes: dict[str, str], column: str) -> None:
    assert problems(plan_of(Lines(units=[unit(row=7, **changes)]), province.administrator)) == [(7, column)]


def test_plan_of_repeated_rows_names_both(province: Province) -> None:
    rows = [person(row=2), person(row=3), person(row=4, given_name="Khác"), person(row=5, unit="VP")]

    plan = plan_of(Lines(people=rows), province.administrator)

    assert {row for row, _column in problems(plan)} == {3, 4, 5}
    assert "2" in words(plan_of(Lines(people=rows[:2]), province.administrator))
    assert problems(plan_of(Lines(people=[rows[0], rows[3]]), province.administrator)) == []


def test_plan_of_a_key_that_is_there_twice_names_both(province: Province) -> None:
    assert problems(plan_of(Lines(units=[unit(row=2), unit(row=3)]), province.administrator)) == [(3, "Mã đơn vị")]


def test_plan_of_units_in_a_circle_is_wrong(province: Province) -> None:
    rows = [unit(row=2, key="A", parent="B", name="A"), unit(row=3, key="B", parent="A", name="B")]

    assert {row for row, _column in problems(plan_of(Lines(units=rows), province.administrator))} == {2, 3}


def test_plan_of_a_closed_unit_is_wrong(province: Province) -> None:
    Unit.objects.filter(pk=province.commune.pk).update(import_key="HL")
    for post in Post.objects.filter(unit=province.commune):
        post.ends = today() - DAY
        post.save()
    close_unit(province.commune, by=province.administrator, on=today() - DAY)

    rows = Lines([unit(key="HL", parent="AB", name=province.commune.name, kind="", valid_from="")], [person(unit="HL")])

    assert problems(plan_of(rows, province.administrator)) == [(2, "Mã đơn vị"), (2, "Mã đơn vị")]


def test_plan_of_a_closed_login_is_wrong(province: Province) -> None:
    close_login(province.cadre, by=province.administrator, reason="nghỉ")

    assert problems(plan_of(Lines(people=[person(**_known_person())]), province.administrator)) == [
        (2, "Tên đăng nhập")
    ]


def test_plan_of_a_post_that_ended_is_not_opened_again(province: Province) -> None:
    Post.objects.filter(person=province.cadre).update(ends=date(2025, 1, 1))

    plan = plan_of(Lines(people=[person(**_known_person())]), province.administrator)

    assert problems(plan) == [(2, "Đến ngày")]


def test_plan_of_what_one_may_not_grant_is_wrong(province: Province) -> None:
    own = Lines(
        people=[person(username="administrator", family_name="Vũ Hoàng", given_name="Nam", role="biên tập viên")]
    )
    Unit.objects.filter(pk=province.committee.pk).update(import_key="UBND")
    moved = Lines(
        units=[unit(key="UBND", parent="UBNDHL", name="Ủy ban nhân dân tỉnh An Bình", kind="", valid_from="")]
    )

    assert problems(plan_of(own, province.administrator)) == [(2, "Vai trò")]
    assert problems(plan_of(moved, province.administrator)) == [(2, "Mã đơn vị cấp trên")]
    assert problems(plan_of(Lines(people=[person(role="security")]), None)) == []


def test_plan_of_somebody_who_is_no_administrator_is_wrong(province: Province) -> None:
    rows = Lines([unit()], [person()])

    assert {row.number for row in plan_of(rows, province.clerk).wrong} == {2}
    assert {column for _row, column in problems(plan_of(rows, province.clerk))} == {
        "Mã đơn vị",
        "Tên đăng nhập",
        "Vai trò",
    }


def test_plan_of_leaves_the_contact_of_somebody_who_signs_in(province: Province) -> None:
    plan = plan_of(Lines(people=[person(**_known_person(email="attacker@example.org"))]), province.administrator)

    assert (plan.changing, len(plan.people[0].notes)) == ([], 1)


@pytest.mark.parametrize("count", [1, 3])
def test_plan_of_takes_a_fixed_number_of_queries(
    province: Province, count: int, django_assert_num_queries: object
) -> None:
    ends = f"{today():%d/%m/%Y}"
    rows = Lines(
        [unit(row=n, key=f"U{n}", name=f"Đơn vị {n}") for n in range(count)],
        [person(row=n, username=f"moi.{n}", unit=f"U{n}") for n in range(count)]
        + [
            person(
                row=90 + n,
                username=name,
                family_name=who.last_name,
                given_name=who.first_name,
                unit=code,
                starts="",
                ends=ends,
            )
            for n, (name, code) in enumerate([("cadre", "VP"), ("deputy", "VP"), ("outsider", "UBNDHL")][:count])
            for who in [province.people[name]]
        ],
    )
    plan_of(rows, province.administrator)

    with django_assert_num_queries(15):  # type: ignore[operator]
        assert plan_of(rows, province.administrator).wrong == []


def test_plan_of_several_sheets_says_in_which_one_a_row_stands(province: Province) -> None:
    rows = [person(row=2, sheet="Cán bộ"), person(row=3, sheet="Cán bộ")]

    plan = plan_of(Lines(people=rows), province.administrator)

    assert [row.place for row in plan.people] == ["2 (trong “Cán bộ”)", "3 (trong “Cán bộ”)"]
    assert "Dòng 3 (trong “Cán bộ”) lặp lại dòng 2 (trong “Cán bộ”)" in words(plan)


def test_plan_of_reports_the_row_and_column_of_invisible_characters(province: Province) -> None:
    units = [unit(row=2, name="Phòng\u202e Tổ chức"), unit(row=3, key="SNV-B", name="Phòng B", code="P\u200bB")]
    people = [
        person(row=2, username="moi\u200b"),
        person(row=3, username="moi.2", family_name="Trần\u2066 Văn", given_name="\ufeffMới", title="Phó\u200e"),
        person(row=4, username="moi.3"),
    ]

    plan = plan_of(Lines(units=units, people=people), province.administrator)

    assert problems(plan) == [
        (2, "Tên đơn vị"),
        (3, "Ký hiệu"),
        (2, "Tên đăng nhập"),
        (3, "Họ và tên đệm"),
        (3, "Tên"),
        (3, "Chức danh"),
    ]
    assert [code in words(plan) for code in ("U+202E", "U+200B", "U+2066", "U+FEFF", "U+200E")] == [True] * 5
