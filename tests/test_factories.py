"""The shortcuts of the factories leave what the services would leave."""

from django.contrib.auth.models import Group

from intranet.people.models import Unit
from intranet.people.services.roles import sync_everybody
from tests.factories.province import Province


def test_province_is_a_sound_tree(province: Province) -> None:
    assert Unit.find_problems() == ([], [], [], [], [])


def test_province_has_the_groups_that_posts_give(province: Province) -> None:
    before = _held()

    sync_everybody()

    assert (_held(), len([name for name, (_may, who) in before.items() if who])) == (before, 8)


def _held() -> dict[str, tuple[list[str], list[str]]]:
    return {
        group.name: (
            sorted(group.permissions.values_list("codename", flat=True)),
            sorted(group.user_set.values_list("username", flat=True)),
        )
        for group in Group.objects.all()
    }
