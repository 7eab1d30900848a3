"""Units and people for everybody signed in."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.audit.models import Event
from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.queries.directory import FoundUnit, posts_in, units_found
from intranet.people.rules import today
from intranet.people.services.merging import merge_unit
from intranet.people.services.persons import close_login, correct_contact
from intranet.people.services.units import rename_unit
from tests.factories.province import LONG_AGO, Province, person
from tests.people.conftest import SignIn

YESTERDAY = today() - timedelta(days=1)


@pytest.fixture
def reader(province: Province, signed_in: SignIn) -> Client:
    return signed_in(province.outsider)


def test_units_are_shown_as_a_tree(province: Province, reader: Client) -> None:
    lines = reader.get("/don-vi/").context["lines"]

    assert [(line.unit, line.depth) for line in lines] == [
        (province.root, 0),
        (province.committee, 1),
        (province.office, 2),
        (province.department, 2),
        (province.commune, 1),
        (province.cell, 1),
    ]


@pytest.mark.parametrize("words", ["noi vu", "Sở Nội", "SNV"])
def test_a_search_finds_units_without_marks_and_by_code(province: Province, reader: Client, words: str) -> None:
    assert [line.unit for line in reader.get("/don-vi/", {"q": words}).context["lines"]] == [province.department]


@pytest.mark.parametrize(
    ("words", "names"),
    [("Nội sở", ["department"]), ("snv", ["department"]), ("oi vu", []), ("s", []), ("", [])],
)
def test_units_to_go_to_have_words_that_begin_so(province: Province, words: str, names: list[str]) -> None:
    units = [getattr(province, name) for name in names]

    assert units_found(words, today(), limit=3) == [FoundUnit(unit.name, f"/don-vi/{unit.pk}/") for unit in units]


def test_closed_units_are_not_gone_to(province: Province) -> None:
    Unit.objects.filter(pk=province.department.pk).update(valid_to=YESTERDAY)

    assert units_found("so noi vu", today(), limit=3) == []
    assert len(units_found("so noi vu", YESTERDAY, limit=3)) == 1


def test_a_search_finds_people_who_hold_a_post(province: Province, reader: Client) -> None:
    Post.objects.filter(person=province.deputy).update(ends=YESTERDAY)

    assert reader.get("/don-vi/", {"q": "cadre"}).context["people"] == [province.cadre]
    assert reader.get("/don-vi/", {"q": "deputy"}).context["people"] == []
    assert reader.get("/don-vi/").context["people"] == []


def test_a_unit_shows_its_place_and_people(province: Province, reader: Client) -> None:
    answer = reader.get(f"/don-vi/{province.committee.pk}/")

    assert answer.context["shown"].above == [province.root]
    assert answer.context["shown"].below == [province.office, province.department]
    assert [post.person for post in answer.context["page"]][:2] == [province.leader, province.clerk]


def test_a_unit_shows_its_former_name(province: Province, reader: Client) -> None:
    rename_unit(province.office, by=province.administrator, name="Văn phòng mới")

    page = reader.get(f"/don-vi/{province.office.pk}/").content.decode()

    assert "Văn phòng Ủy ban nhân dân tỉnh" in page
    assert "Văn phòng mới" in page


def test_a_closed_unit_says_what_it_was_merged_into(province: Province, reader: Client) -> None:
    merge_unit(province.department, province.office, by=province.administrator, on=YESTERDAY)

    page = reader.get(f"/don-vi/{province.department.pk}/").content.decode()

    assert f'href="/don-vi/{province.office.pk}/"' in page
    assert f"{YESTERDAY:%d/%m/%Y}" in page
    assert province.department not in [line.unit for line in reader.get("/don-vi/").context["lines"]]
    assert province.department in [line.unit for line in reader.get("/don-vi/?closed=1").context["lines"]]


def test_a_party_cell_shows_secretary_and_clerk_only(province: Province, reader: Client) -> None:
    Post.objects.create(person=province.head, unit=province.cell, role=PostRole.HEAD, starts=LONG_AGO)
    Post.objects.create(person=province.cadre, unit=province.cell, role=PostRole.CLERK, starts=LONG_AGO)

    answer = reader.get(f"/don-vi/{province.cell.pk}/")

    assert [post.person for post in answer.context["page"]] == [province.head, province.cadre]
    assert answer.context["shown"].is_cell


def test_a_person_shows_posts_and_work_contact(province: Province, reader: Client) -> None:
    Person.objects.filter(pk=province.cadre.pk).update(phone="0260 3 123 456")

    page = reader.get(f"/can-bo/{province.cadre.pk}/").content.decode()

    assert "Trần Thu Hà" in page
    assert "0260 3 123 456" in page
    assert "cadre@anbinh.example" in page
    assert "Văn phòng Ủy ban nhân dân tỉnh" in page


def test_who_holds_no_post_shows_a_name_only(province: Province, reader: Client) -> None:
    Post.objects.filter(person=province.cadre).update(ends=YESTERDAY)
    close_login(province.deputy, by=province.administrator, reason="nghỉ")

    pages = [reader.get(f"/can-bo/{who.pk}/").content.decode() for who in (province.cadre, province.deputy)]

    assert ["@anbinh.example" in page for page in pages] == [False, False]
    assert province.deputy not in [post.person for post in posts_in(province.office, today())]


def test_a_person_confirms_their_own_contact(province: Province, signed_in: SignIn) -> None:
    mine = signed_in(province.cadre)

    mine.post(f"/can-bo/{province.cadre.pk}/xac-nhan/")

    assert Person.objects.get(pk=province.cadre.pk).contact_confirmed_on == today()
    assert f"{today():%d/%m/%Y}" in mine.get(f"/can-bo/{province.cadre.pk}/").content.decode()
    mine.post(f"/can-bo/{province.cadre.pk}/xac-nhan/")
    assert Event.objects.filter(action="person.contact_confirmed").count() == 1


def test_nobody_confirms_for_others(province: Province, reader: Client) -> None:
    answers = [reader.post(f"/can-bo/{pk}/xac-nhan/").status_code for pk in (province.cadre.pk, 999_999)]

    assert answers == [404, 404]
    assert Person.objects.get(pk=province.cadre.pk).contact_confirmed_on is None


def test_correcting_ones_contact_confirms_it(province: Province) -> None:
    correct_contact(province.cadre, by=province.cadre, email="cadre@anbinh.example", phone="1")

    assert Person.objects.get(pk=province.cadre.pk).contact_confirmed_on == today()


def test_nothing_is_shown_to_who_is_not_signed_in(province: Province) -> None:
    addresses = ["/don-vi/", f"/don-vi/{province.office.pk}/", f"/can-bo/{province.cadre.pk}/"]

    assert [Client().get(address).status_code for address in addresses] == [302, 302, 302]


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_take_a_fixed_number_of_queries(
    province: Province, reader: Client, count: int, django_assert_max_num_queries: object
) -> None:
    for number in range(count):
        person(f"newcomer{number}", "Nguyễn", f"Mới {number}", province.office)
    reader.get("/don-vi/")

    for address in ("/don-vi/?q=newcomer", f"/don-vi/{province.office.pk}/", f"/can-bo/{province.cadre.pk}/"):
        with django_assert_max_num_queries(15):  # type: ignore[operator]
            assert reader.get(address).status_code == 200
