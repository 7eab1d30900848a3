from datetime import timedelta

import pytest

from intranet.people.errors import (
    DatesReversed,
    DeputyOfOneself,
    MayNotGrant,
    NeedsSecurityOfficer,
    OutsideThePost,
    OwnRights,
    PostIsOver,
)
from intranet.people.models import Person, Post
from intranet.people.queries import deputised_posts_on
from intranet.people.rules import today
from intranet.people.services.deputies import appoint_deputy, change_deputy
from intranet.people.services.posts import end_post
from tests.factories.province import LONG_AGO, Province

DAY = timedelta(days=1)


def _post(province: Province, who: str) -> Post:
    return Post.objects.get(person=province.people[who])


def _groups(person: Person) -> list[str]:
    return [group.name for group in person.groups.all()]


def test_appoint_deputy_lends_group_and_post_between_the_dates(province: Province) -> None:
    post = _post(province, "editor")

    appoint_deputy(post, province.cadre, by=province.administrator, starts=today(), ends=today() + DAY, basis="12/QĐ")

    assert deputised_posts_on(province.cadre, today()) == [post]
    assert _groups(province.cadre) == ["post:editor"]


def test_appoint_deputy_follows_the_rules_of_granting(province: Province) -> None:
    days = {"starts": today(), "ends": today()}
    with pytest.raises(OwnRights):
        appoint_deputy(_post(province, "editor"), province.administrator, by=province.administrator, **days)
    with pytest.raises(NeedsSecurityOfficer):
        appoint_deputy(_post(province, "security"), province.cadre, by=province.administrator, **days)
    with pytest.raises(MayNotGrant):
        appoint_deputy(_post(province, "editor"), province.cadre, by=province.editor, **days)
    with pytest.raises(DeputyOfOneself):
        appoint_deputy(_post(province, "editor"), province.editor, by=province.administrator, **days)


def test_appoint_deputy_outside_the_post_is_refused(province: Province) -> None:
    post = end_post(_post(province, "head"), by=province.administrator, on=today() + 5 * DAY)
    with pytest.raises(OutsideThePost):
        appoint_deputy(post, province.deputy, by=None, starts=today(), ends=today() + 6 * DAY)
    with pytest.raises(OutsideThePost):
        appoint_deputy(post, province.deputy, by=None, starts=LONG_AGO - DAY, ends=today())
    with pytest.raises(DatesReversed):
        appoint_deputy(post, province.deputy, by=None, starts=today(), ends=today() - DAY)
    end_post(post, by=province.administrator, on=today() - DAY)

    with pytest.raises(PostIsOver):
        appoint_deputy(post, province.deputy, by=None, starts=LONG_AGO, ends=LONG_AGO)


def test_change_deputy_to_end_at_once_takes_everything_back(province: Province) -> None:
    deputy = appoint_deputy(_post(province, "editor"), province.cadre, by=None, starts=today(), ends=today() + 9 * DAY)
    epoch = province.cadre.session_epoch

    change_deputy(deputy, by=province.administrator, starts=today(), ends=today() - DAY)

    assert deputised_posts_on(province.cadre, today()) == []
    assert _groups(province.cadre) == []
    assert Person.objects.get(pk=province.cadre.pk).session_epoch == epoch + 1


def test_change_deputy_leaves_past_days_alone(province: Province) -> None:
    deputy = appoint_deputy(
        _post(province, "head"), province.deputy, by=None, starts=today() - 3 * DAY, ends=today() + DAY
    )
    with pytest.raises(DatesReversed):
        change_deputy(deputy, by=None, starts=today(), ends=today() + DAY)
    changed = change_deputy(deputy, by=None, starts=today() - 3 * DAY, ends=today() - DAY)

    with pytest.raises(PostIsOver):
        change_deputy(changed, by=None, starts=today() - 3 * DAY, ends=today() + DAY)


def test_change_deputy_to_longer_is_a_grant(province: Province) -> None:
    post = _post(province, "editor")
    deputy = appoint_deputy(post, province.administrator, by=None, starts=today(), ends=today() + DAY)
    with pytest.raises(OwnRights):
        change_deputy(deputy, by=province.administrator, starts=today(), ends=today() + 2 * DAY)

    assert change_deputy(deputy, by=province.administrator, starts=today(), ends=today()).ends == today()
