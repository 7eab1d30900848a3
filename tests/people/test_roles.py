from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission

from intranet.people.checks import permissions_exist
from intranet.people.models import Person, Post, PostRole
from intranet.people.roles import ACCESS_ADMIN, ADMINISTER_PEOPLE, GRANT_SECURITY, ROLE_PERMISSIONS, group_name
from intranet.people.rules import today
from intranet.people.services.roles import ensure_groups, sync_everybody, sync_groups
from tests.factories.province import Province

DAY = timedelta(days=1)


def _fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


@pytest.mark.parametrize(
    ("persona", "expected"),
    [
        ("cadre", False),
        ("deputy", False),
        ("outsider", False),
        ("leader", False),
        ("head", False),
        ("trainer", False),
        ("inspector", False),
        ("clerk", True),
        ("editor", True),
        ("security", True),
        ("administrator", True),
    ],
)
def test_only_posts_that_work_there_open_the_admin(province: Province, persona: str, expected: bool) -> None:
    assert province.people[persona].has_perm(ACCESS_ADMIN) is expected


def test_nobody_holds_permissions_over_users_and_groups(province: Province) -> None:
    everything = {permission for one in province.people.values() for permission in _fresh(one).get_all_permissions()}

    assert {name for name in everything if name.endswith(("_person", "_group", "_permission", "_user"))} == set()


def test_administrators_and_security_officers_share_no_grant(province: Province) -> None:
    assert province.administrator.has_perm(ADMINISTER_PEOPLE)
    assert not province.administrator.has_perm(GRANT_SECURITY)
    assert province.security.has_perm(GRANT_SECURITY)
    assert not province.security.has_perm(ADMINISTER_PEOPLE)


def test_sync_groups_throws_out_of_groups_joined_by_hand(province: Province) -> None:
    province.cadre.groups.add(Group.objects.get(name=group_name("administrator")))
    assert _fresh(province.cadre).has_perm(ADMINISTER_PEOPLE)

    sync_groups(province.cadre)

    assert not _fresh(province.cadre).has_perm(ADMINISTER_PEOPLE)


def test_sync_groups_puts_the_permissions_of_a_group_right(province: Province) -> None:
    group = Group.objects.get(name=group_name("editor"))
    group.permissions.add(Permission.objects.get(codename="administer_people"))

    sync_groups(province.editor)

    assert not _fresh(province.editor).has_perm(ADMINISTER_PEOPLE)
    assert _fresh(province.editor).has_perm(ACCESS_ADMIN)


def test_sync_groups_forgets_what_the_object_remembered(province: Province) -> None:
    assert province.editor.has_perm(ACCESS_ADMIN)
    Post.objects.filter(person=province.editor).update(ends=today() - DAY)

    sync_groups(province.editor)

    assert not province.editor.has_perm(ACCESS_ADMIN)


def test_sync_groups_writes_nothing_when_all_is_right(province: Province, django_assert_num_queries: object) -> None:
    cadre, editor = _fresh(province.cadre), _fresh(province.editor)

    with django_assert_num_queries(2):  # type: ignore[operator]
        sync_groups(cadre)
    with django_assert_num_queries(5):  # type: ignore[operator]
        sync_groups(editor)


def test_sync_everybody_follows_the_calendar(province: Province) -> None:
    Post.objects.filter(person=province.editor).update(ends=today() - DAY)
    Post.objects.create(person=province.cadre, unit=province.office, role=PostRole.CLERK, starts=today())

    sync_everybody()

    assert not _fresh(province.editor).has_perm(ACCESS_ADMIN)
    assert _fresh(province.cadre).has_perm(ACCESS_ADMIN)


def test_ensure_groups_makes_one_group_a_role(province: Province) -> None:
    ensure_groups()

    names = set(Group.objects.filter(name__startswith="post:").values_list("name", flat=True))
    assert names == {group_name(role) for role in PostRole.values if role != "member"}


def test_every_permission_that_a_role_names_exists() -> None:
    assert permissions_exist() == []
    assert PostRole.MEMBER not in ROLE_PERMISSIONS
