"""Security cases 31 and 53: Wagtail's user and group screens take nobody over and grant nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from intranet.people.models import Person
from intranet.people.roles import group_name
from intranet.people.services.roles import ensure_groups
from tests.factories.province import PASSWORD, Province
from tests.grounds import grounded

pytestmark = pytest.mark.house


@pytest.fixture
def meddler(province: Province) -> Client:
    """Somebody who may use the admin and holds ``change_person`` and the like, as if a mistake had given them."""
    ensure_groups()
    content_type = ContentType.objects.get_for_model(Person)
    rights = [
        Permission.objects.get_or_create(content_type=content_type, codename=f"{action}_person", name=action)[0]
        for action in ("add", "change", "delete", "view")
    ]
    rights += Permission.objects.filter(codename__in=["access_admin", "add_group", "change_group", "delete_group"])
    group = Group.objects.create(name="meddlers")
    group.permissions.set(rights)
    browser = Client()
    browser.force_login(province.cadre)
    browser.get("/tai-khoan/")
    province.cadre.groups.add(group)
    assert Person.objects.get(pk=province.cadre.pk).has_perm("intranet_people.change_person")
    return browser


@grounded
def boss(province: Province) -> Person:
    """A superuser, as a careless command would make one."""
    return Person.objects.create_superuser("boss", "boss@anbinh.example", PASSWORD)


def _state(boss: Person, province: Province) -> dict[str, Any]:
    """All that somebody could have taken over or granted."""
    now, me = Person.objects.get(pk=boss.pk), Person.objects.get(pk=province.cadre.pk)
    return {
        "password": now.check_password(PASSWORD),
        "active": now.is_active,
        "superusers": Person.objects.filter(is_superuser=True).count(),
        "groups": sorted(me.groups.values_list("name", flat=True)),
        "people": Person.objects.count(),
        "permissions": list(Group.objects.order_by("name", "permissions").values_list("name", "permissions")),
    }


def _attacks(boss: Person, province: Province) -> list[tuple[str, dict[str, Any]]]:
    group = Group.objects.get(name=group_name("administrator")).pk
    person = {
        "username": "boss",
        "email": "x@anbinh.example",
        "first_name": "A",
        "last_name": "B",
        "password1": "mật khẩu của kẻ khác 1",
        "password2": "mật khẩu của kẻ khác 1",
        "is_superuser": "on",
        "is_staff": "on",
        "is_active": "on",
        "groups": [group],
    }
    me = province.cadre.pk
    return [
        (reverse("wagtailusers_users:add"), {**person, "username": "moi"}),
        (reverse("wagtailusers_users:edit", args=[boss.pk]), person),
        (reverse("wagtailusers_users:edit", args=[me]), {**person, "username": "cadre"}),
        (reverse("wagtailusers_users:delete", args=[boss.pk]), {}),
        (reverse("wagtailusers_groups:add"), {"name": "mine", "permissions": [1, 2, 3]}),
        (reverse("wagtailusers_groups:edit", args=[group]), {"name": "mine", "permissions": [1, 2, 3]}),
        (reverse("wagtailusers_groups:delete", args=[group]), {}),
        (f"/admin/bulk/intranet_people/person/assign_role/?id={me}", {"role": group}),
        (f"/admin/bulk/intranet_people/person/set_active_state/?id={boss.pk}", {"mark_as_active": "False"}),
        (f"/admin/bulk/intranet_people/person/delete/?id={boss.pk}", {}),
    ]


def test_no_door_takes_over_an_account(province: Province, meddler: Client, boss: Person) -> None:
    before = _state(boss, province)

    answers = {address: meddler.post(address, typed).status_code for address, typed in _attacks(boss, province)}

    assert set(answers.values()) == {404}, answers
    assert _state(boss, province) == before


def test_no_door_opens_for_a_superuser_either(province: Province, meddler: Client, boss: Person) -> None:
    before = _state(boss, province)
    browser = Client()
    browser.force_login(boss)
    assert browser.get("/admin/").status_code == 200

    answers = {address: browser.post(address, typed).status_code for address, typed in _attacks(boss, province)}

    assert set(answers.values()) == {404}, answers
    assert _state(boss, province) == before


def test_the_screens_are_not_there(province: Province, meddler: Client) -> None:
    plain, of_one = ("index", "index_results", "add"), ("edit", "delete", "history", "usage")
    spaces = ("wagtailusers_users", "wagtailusers_groups")
    screens = [reverse(f"{space}:{screen}") for space in spaces for screen in plain]
    screens += [reverse(f"{space}:{screen}", args=[province.head.pk]) for space in spaces for screen in of_one]

    answers = {address: meddler.get(address).status_code for address in screens}

    assert len(answers) == 14
    assert answers == dict.fromkeys(screens, 404)


def test_the_account_page_of_wagtail_is_ours(province: Province, meddler: Client) -> None:
    for send in (meddler.get, meddler.post):
        answer = send("/admin/account/", {"name_email-last_name": "Khác", "name_email-first_name": "Tên"})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/tai-khoan/")

    assert str(Person.objects.get(pk=province.cadre.pk)) == "Trần Thu Hà"


def test_groups_joined_by_hand_are_left_at_the_next_sign_in(province: Province, meddler: Client) -> None:
    browser = Client()
    browser.post("/dang-nhap/", {"username": "cadre", "password": PASSWORD})

    browser.get("/tai-khoan/")

    assert province.cadre.groups.count() == 0
