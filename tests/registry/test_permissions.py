import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission

from intranet.people.models import Person
from intranet.registry.backends import PluginPermissions
from intranet.registry.permissions import grantable_permissions
from intranet.registry.services import disable

SEND = "plugin_dummy.send_greeting"


def fresh(person):
    """The person as the next request finds them."""
    return Person.objects.get(pk=person.pk)


def test_permission_of_the_manifest_is_written_by_migrate(db):
    assert Permission.objects.get(codename="send_greeting").name == "Can send greetings"


def test_role_gives_the_permission_to_holders_of_its_posts(dummy, province):
    assert fresh(province.editor).has_perm(SEND)
    assert fresh(province.clerk).has_perm(SEND)
    assert not fresh(province.cadre).has_perm(SEND)


def test_permission_is_void_while_the_plugin_is_off_whoever_granted_it(dummy, province):
    group = Group.objects.create(name="greeters")
    group.permissions.add(Permission.objects.get(codename="send_greeting"))
    group.user_set.add(province.cadre)
    assert fresh(province.cadre).has_perm(SEND)

    disable("dummy")

    for person in (province.cadre, province.editor):
        assert not fresh(person).has_perm(SEND)
        assert not fresh(person).has_module_perms("plugin_dummy")


def test_permission_of_a_plugin_that_is_gone_is_void(dummy, province):
    assert "plugin_gone.read" not in fresh(province.editor).get_all_permissions()


def test_inactive_person_holds_nothing(dummy, province):
    Person.objects.filter(pk=province.editor.pk).update(is_active=False)

    assert not fresh(province.editor).has_perm(SEND)


def test_grantable_are_the_permissions_of_enabled_plugins(dummy):
    assert "send_greeting" in grantable_permissions().values_list("codename", flat=True)

    disable("dummy")

    assert list(grantable_permissions()) == []


@pytest.mark.parametrize("times", [1, 3])
def test_permissions_by_post_cost_one_query_however_often_asked(dummy, province, django_assert_num_queries, times):
    from intranet.registry.permissions import permissions_by_post
    from intranet.state.current import begin_request, end_request

    person = fresh(province.editor)
    token = begin_request()
    try:
        with django_assert_num_queries(1):
            for _time in range(times):
                permissions_by_post(person)
    finally:
        end_request(token)


def test_what_is_granted_is_what_django_finds(province):
    person = province.cadre
    group = Group.objects.create(name="Nhóm")
    own, of_group, of_nobody = Permission.objects.order_by("pk")[:3]
    person.user_permissions.add(own)
    group.permissions.add(of_group, own)
    person.groups.add(group)
    ours, django = fresh(person), fresh(person)

    found = [
        [backend.get_user_permissions(asked), backend.get_group_permissions(asked)]
        for backend, asked in ((PluginPermissions(), ours), (ModelBackend(), django))
    ]

    assert found[0] == found[1]
    assert [len(each) for each in found[0]] == [1, 2]
    assert f"{of_nobody.content_type.app_label}.{of_nobody.codename}" not in found[0][1]
