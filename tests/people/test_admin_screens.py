"""The admin screens of people and units: who may open them, and that each does its one thing."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.people.models import Deputy, Person, Post, PostRole, Unit
from intranet.people.queries import roles_on
from intranet.people.rules import today
from tests.factories.province import Province, person
from tests.people.conftest import SignIn

HERE = "/admin/people/"
DAY = timedelta(days=1)


@pytest.fixture
def desk(province: Province, signed_in: SignIn) -> Client:
    return signed_in(province.administrator)


def _addresses(province: Province) -> list[str]:
    post = Post.objects.get(person=province.head)
    deputy = Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today() + 5 * DAY)
    who, unit = province.cadre.pk, province.department.pk
    return [
        "new/",
        f"{who}/close/",
        f"{who}/reopen/",
        f"{who}/post/",
        f"post/{post.pk}/end/",
        f"post/{post.pk}/main/",
        f"post/{post.pk}/deputy/",
        f"deputy/{deputy.pk}/",
        "units/new/",
        f"units/{unit}/rename/",
        f"units/{unit}/move/",
        f"units/{unit}/merge/",
        f"units/{unit}/close/",
    ]


def test_every_screen_opens_for_the_administrator(province: Province, desk: Client) -> None:
    for address in ["", f"{province.cadre.pk}/", "units/", *_addresses(province)]:
        assert (address, desk.get(HERE + address).status_code) == (address, 200)


@pytest.mark.parametrize("who", ["cadre", "clerk", "editor", "head", "leader", "outsider"])
def test_no_screen_opens_for_others(province: Province, signed_in: SignIn, who: str) -> None:
    browser = signed_in(province.people[who])

    for address in ["", f"{province.cadre.pk}/", "units/", *_addresses(province)]:
        for answer in (browser.get(HERE + address), browser.post(HERE + address, {})):
            assert (address, answer.status_code) == (address, 302)
            assert answer.headers["Location"].startswith(("/dang-nhap/", "/admin/"))


def test_a_security_officer_sees_people_and_grants_security_only(province: Province, signed_in: SignIn) -> None:
    officer = signed_in(province.security)
    typed = {"unit": province.office.pk, "starts": today().isoformat()}
    assert officer.get(HERE).status_code == 200
    assert officer.get(f"{HERE}units/new/").status_code == 302

    officer.post(f"{HERE}{province.cadre.pk}/post/", {**typed, "role": "administrator"})
    assert roles_on(province.cadre, today()) == {PostRole.MEMBER}
    officer.post(f"{HERE}{province.cadre.pk}/post/", {**typed, "role": "security"})
    assert roles_on(province.cadre, today()) == {PostRole.MEMBER, PostRole.SECURITY}


def test_a_new_person_gets_a_post_and_a_deputy(province: Province, desk: Client) -> None:
    typed = {"family_name": "Trần Văn", "given_name": "Mới", "username": "Tran.Van.Moi", "is_superuser": "on"}
    desk.post(f"{HERE}new/", typed)
    newcomer = Person.objects.get(username="tran.van.moi")
    assert (newcomer.is_superuser, newcomer.has_usable_password()) == (False, False)

    typed = {"unit": province.office.pk, "role": "clerk", "starts": today().strftime("%d/%m/%Y")}
    desk.post(f"{HERE}{newcomer.pk}/post/", typed)
    post = Post.objects.get(person=newcomer)
    assert (post.role, post.is_main, post.starts) == ("clerk", True, today())
    days = {"starts": today().isoformat(), "ends": (today() + DAY).isoformat()}
    desk.post(f"{HERE}post/{post.pk}/deputy/", {"username": "cadre", **days})
    assert roles_on(province.cadre, today()) == {PostRole.MEMBER, PostRole.CLERK}
    deputy = Deputy.objects.get(post=post)
    desk.post(f"{HERE}deputy/{deputy.pk}/", {**days, "ends": (today() - DAY).isoformat()})
    assert roles_on(province.cadre, today()) == {PostRole.MEMBER}

    desk.post(f"{HERE}post/{post.pk}/end/", {"on": (today() - DAY).isoformat()})

    assert roles_on(newcomer, today()) == set()


@pytest.mark.parametrize(("who", "unit", "role"), [("administrator", "office", "editor"), ("cadre", "cell", "member")])
def test_a_refusal_is_shown_above_the_form(province: Province, desk: Client, who: str, unit: str, role: str) -> None:
    posts = Post.objects.count()
    typed = {"unit": getattr(province, unit).pk, "role": role, "starts": today().isoformat()}

    answer = desk.post(f"{HERE}{province.people[who].pk}/post/", typed)

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert Post.objects.count() == posts


def test_units_are_created_renamed_moved_merged_and_closed(province: Province, desk: Client) -> None:
    typed = {"parent": province.office.pk, "name": "Phòng A", "kind": "division", "valid_from": "2020-01-01"}
    desk.post(f"{HERE}units/new/", typed)
    unit = Unit.objects.get(name="Phòng A")
    desk.post(f"{HERE}units/{unit.pk}/rename/", {"name": "Phòng B"})
    desk.post(f"{HERE}units/{unit.pk}/move/", {"parent": province.department.pk})
    unit = Unit.objects.get(pk=unit.pk)
    assert (unit.name, unit.get_parent()) == ("Phòng B", province.department)

    typed = {"successor": province.office.pk, "on": (today() - DAY).isoformat()}
    desk.post(f"{HERE}units/{province.department.pk}/merge/", typed)
    assert Unit.objects.get(pk=unit.pk).get_parent() == province.office
    desk.post(f"{HERE}units/{unit.pk}/close/", {"on": today().isoformat()})

    assert Unit.objects.get(pk=unit.pk).valid_to == today()


def test_a_login_is_closed_and_opened(province: Province, desk: Client) -> None:
    desk.post(f"{HERE}{province.cadre.pk}/close/", {"reason": "nghỉ"})
    assert not Person.objects.get(pk=province.cadre.pk).is_active

    desk.post(f"{HERE}{province.cadre.pk}/reopen/", {})

    assert Person.objects.get(pk=province.cadre.pk).is_active


def test_a_get_changes_nothing(province: Province, desk: Client) -> None:
    addresses = _addresses(province)
    before = list(Person.objects.order_by("pk").values_list("is_active", "session_epoch"))
    posts = list(Post.objects.order_by("pk").values())

    for address in addresses:
        desk.get(HERE + address)

    assert list(Person.objects.order_by("pk").values_list("is_active", "session_epoch")) == before
    assert list(Post.objects.order_by("pk").values()) == posts


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_a_fixed_number_of_queries(
    province: Province, desk: Client, count: int, django_assert_max_num_queries: object
) -> None:
    for number in range(count):
        person(f"newcomer{number}", "Nguyễn", f"Mới {number}", province.office)
    desk.get(HERE)

    with django_assert_max_num_queries(13):  # type: ignore[operator]
        assert desk.get(f"{HERE}?q=newcomer").status_code == 200
