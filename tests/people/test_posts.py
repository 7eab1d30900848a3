from datetime import timedelta

import pytest

from intranet.audit.models import Event
from intranet.people.errors import (
    CellTakesHeadAndClerkOnly,
    DatesReversed,
    MayNotGrant,
    NeedsSecurityOfficer,
    OwnRights,
    PostHeldAlready,
    PostIsOver,
    UnitIsClosed,
)
from intranet.people.models import Deputy, Person, Post, PostRole
from intranet.people.queries import posts_on
from intranet.people.rules import today
from intranet.people.services import after_posts_changed
from intranet.people.services.posts import end_post, set_main_post, take_up
from intranet.people.services.units import close_unit
from intranet.state.current import current
from tests.factories.province import LONG_AGO, Province

DAY = timedelta(days=1)


def _epoch(person: Person) -> int:
    return Person.objects.get(pk=person.pk).session_epoch


def test_take_up_grants_tells_and_records(province: Province) -> None:
    told: list[int] = []
    after_posts_changed.append(told.append)
    revision = current().membership_revision

    post = take_up(province.cadre, province.department, PostRole.CLERK, by=province.administrator, starts=today())

    after_posts_changed.remove(told.append)
    assert [one.pk for one in posts_on(province.cadre, today())][-1] == post.pk
    assert told == [province.cadre.pk]
    assert current().membership_revision != revision
    event = Event.objects.first()
    assert (event.action, event.actor_id, event.details["role"]) == (
        "post.taken_up",
        province.administrator.pk,
        "clerk",
    )


def test_take_up_makes_the_first_post_the_main_one(province: Province) -> None:
    newcomer = Person.objects.create_user("newcomer")

    first = take_up(newcomer, province.office, PostRole.MEMBER, by=province.administrator, starts=today())
    second = take_up(newcomer, province.department, PostRole.MEMBER, by=province.administrator, starts=today())
    third = take_up(newcomer, province.commune, PostRole.MEMBER, by=None, starts=today(), is_main=True)

    first.refresh_from_db()
    assert (first.is_main, second.is_main, third.is_main) == (False, False, True)


def test_take_up_of_anything_for_oneself_is_refused(province: Province) -> None:
    for role in (PostRole.EDITOR, PostRole.MEMBER):
        with pytest.raises(OwnRights):
            take_up(province.administrator, province.office, role, by=province.administrator, starts=today())
    with pytest.raises(OwnRights):
        take_up(province.security, province.office, PostRole.SECURITY, by=province.security, starts=today())


def test_take_up_of_a_security_post_needs_a_security_officer(province: Province) -> None:
    with pytest.raises(NeedsSecurityOfficer):
        take_up(province.cadre, province.office, PostRole.SECURITY, by=province.administrator, starts=today())

    post = take_up(province.cadre, province.office, PostRole.SECURITY, by=province.security, starts=today())

    assert post in posts_on(province.cadre, today())


@pytest.mark.parametrize("by", ["cadre", "head", "leader", "clerk", "editor", "security", "outsider"])
def test_take_up_by_somebody_else_is_refused(province: Province, by: str) -> None:
    with pytest.raises(MayNotGrant):
        take_up(province.people["deputy"], province.office, PostRole.EDITOR, by=province.people[by], starts=today())


def test_take_up_in_a_party_cell_takes_head_and_clerk_only(province: Province) -> None:
    for role in set(PostRole.values) - {"head", "clerk", "security"}:
        with pytest.raises(CellTakesHeadAndClerkOnly):
            take_up(province.cadre, province.cell, role, by=province.administrator, starts=today())

    for role in ("head", "clerk"):
        take_up(province.cadre, province.cell, role, by=province.administrator, starts=today())


def test_take_up_in_a_closed_unit_is_refused(province: Province) -> None:
    end_post(Post.objects.get(person=province.outsider), by=province.administrator, on=today())
    close_unit(province.commune, by=province.administrator, on=today())

    with pytest.raises(UnitIsClosed):
        take_up(province.cadre, province.commune, PostRole.MEMBER, by=province.administrator, starts=today())
    with pytest.raises(UnitIsClosed):
        take_up(province.cadre, province.office, PostRole.HEAD, by=province.administrator, starts=LONG_AGO - DAY)


def test_take_up_twice_or_with_reversed_dates_is_refused(province: Province) -> None:
    by = province.administrator
    with pytest.raises(PostHeldAlready):
        take_up(province.cadre, province.office, PostRole.MEMBER, by=by, starts=today())
    with pytest.raises(DatesReversed):
        take_up(province.cadre, province.office, PostRole.HEAD, by=by, starts=today(), ends=today() - DAY)

    assert Post.objects.filter(person=province.cadre).count() == 1


def test_end_post_ends_sessions_and_withdraws_what_a_deputy_borrowed(province: Province) -> None:
    post = Post.objects.get(person=province.editor)
    Deputy.objects.create(post=post, person=province.cadre, starts=today() - DAY, ends=today() + DAY)
    epoch = _epoch(province.editor)

    end_post(post, by=province.administrator, on=today() - DAY, reason="nghỉ hưu")

    assert posts_on(province.editor, today()) == []
    assert _epoch(province.editor) == epoch + 1
    assert list(province.editor.groups.all()) == []
    assert list(province.cadre.groups.all()) == []
    assert Event.objects.first().details["reason"] == "nghỉ hưu"


def test_end_post_the_day_before_it_began_withdraws_it(province: Province) -> None:
    post = take_up(province.cadre, province.department, PostRole.EDITOR, by=province.administrator, starts=today())
    assert province.cadre.groups.count() == 1

    end_post(post, by=province.administrator, on=today() - DAY)

    assert province.cadre.groups.count() == 0
    assert [one.unit for one in posts_on(province.cadre, today())] == [province.office]
    take_up(province.cadre, province.department, PostRole.EDITOR, by=province.administrator, starts=today())


def test_end_post_of_a_security_officer_needs_another(province: Province) -> None:
    post = Post.objects.get(person=province.security)
    with pytest.raises(NeedsSecurityOfficer):
        end_post(post, by=province.administrator, on=today())

    assert end_post(post, by=province.security, on=today()).ends == today()


def test_end_post_that_is_over_or_too_early_is_refused(province: Province) -> None:
    post = Post.objects.get(person=province.cadre)
    with pytest.raises(DatesReversed):
        end_post(post, by=province.administrator, on=LONG_AGO - 2 * DAY)
    end_post(post, by=province.administrator, on=today() - DAY)

    with pytest.raises(PostIsOver):
        end_post(post, by=province.administrator, on=today())


def test_set_main_post_leaves_one(province: Province) -> None:
    other = take_up(province.cadre, province.department, PostRole.MEMBER, by=province.administrator, starts=today())

    set_main_post(other, by=province.administrator)

    assert list(Post.objects.filter(person=province.cadre, is_main=True)) == [other]
