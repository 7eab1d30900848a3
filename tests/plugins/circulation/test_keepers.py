"""Two keepers in fact and not in name, or the head's own word that one is enough."""

from datetime import date, timedelta

import pytest

from intranet.contracts import Refused, today
from intranet.people.models import Post
from intranet.people.services.deputies import appoint_deputy
from intranet.registry.services import enable
from plugins.circulation.models import RosterEntry, Space
from plugins.circulation.services.spaces import LetIn, confirm, let_in, open_space, remove
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def alone(province: Province) -> Space:
    """A space that the clerk keeps alone; its head has confirmed nothing yet."""
    enable("circulation")
    new = Space(owner=province.office, title="Tổ công tác", purpose="Họp", opens_on=today())
    return open_space(new, [province.clerk], province.head)


def _second(space: Space, province: Province, starts: date, ends: date | None = None) -> RosterEntry:
    token = f"user:{province.outsider.pk}"
    let_in(space, LetIn((token,), "cùng quản lý", starts, ends), province.clerk, as_keeper=True)
    return RosterEntry.objects.get(space=space, token=token)


def _is_ready(space: Space) -> bool:
    return Space.objects.get(pk=space.pk).ready_at is not None


@pytest.mark.parametrize(
    ("starts", "ends"), [(date(2020, 1, 1), date(2020, 1, 2)), (date(2090, 1, 1), None)], ids=["over", "later"]
)
def test_keeper_who_does_not_keep_today_is_refused(
    alone: Space, province: Province, starts: date, ends: date | None
) -> None:
    with pytest.raises(Refused):
        _second(alone, province, starts, ends)

    assert not _is_ready(alone)


def test_keeper_without_a_post_is_not_counted(alone: Space, province: Province) -> None:
    Post.objects.filter(person=province.outsider).update(ends=today() - timedelta(days=1))

    _second(alone, province, today())

    assert not _is_ready(alone)


def test_second_keeper_makes_it_ready_and_cannot_be_let_go_at_once(alone: Space, province: Province) -> None:
    entry = _second(alone, province, today())
    assert _is_ready(alone)

    with pytest.raises(Refused):
        remove(entry, "xong việc", province.clerk)


def test_second_keeper_goes_once_a_third_is_there(alone: Space, province: Province) -> None:
    entry = _second(alone, province, today())
    let_in(alone, LetIn((f"user:{province.cadre.pk}",), "thay", today()), province.clerk, as_keeper=True)

    remove(entry, "xong việc", province.clerk)

    assert RosterEntry.objects.filter(space=alone, is_keeper=True, removed_at__isnull=True).count() == 2


def test_last_keeper_stays_beside_one_whose_time_is_over(alone: Space, province: Province) -> None:
    confirm(alone, province.head)
    entry = _second(alone, province, today())
    RosterEntry.objects.filter(pk=entry.pk).update(starts=date(2020, 1, 1), ends=date(2020, 1, 2))

    with pytest.raises(Refused):
        remove(RosterEntry.objects.get(space=alone, token=f"user:{province.clerk.pk}"), "xong việc", province.clerk)


def test_stand_in_for_the_head_does_not_confirm_the_head(province: Province) -> None:
    enable("circulation")
    new = Space(owner=province.office, title="Tổ công tác", purpose="Họp", opens_on=today())
    space = open_space(new, [province.head], province.head)
    post = Post.objects.get(person=province.head, is_main=True)
    until = today() + timedelta(days=5)
    appoint_deputy(post, province.cadre, by=province.administrator, starts=today(), ends=until)

    with pytest.raises(Refused):
        confirm(space, province.cadre)

    assert not _is_ready(space)
