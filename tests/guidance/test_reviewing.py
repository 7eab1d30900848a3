"""Whoever answers for a page is told when it is due, and says what is to be done about it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from intranet.guidance.errors import Incomplete, NotOfTheUnit, NotTheWriter
from intranet.guidance.services import Change, confirm, end_reviews, hand_over, postpone, tell_owners
from intranet.notifications.models import Notice
from intranet.people.models import Post
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.guidance import published, rewritten, written
from tests.factories.province import Province

DAY = timedelta(days=1)


def _told() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("person__username", "kind"))


def test_who_begins_a_page_answers_for_it_until_somebody_else_is_named(province: Province) -> None:
    page, other = written(province), written(province, responsible=province.leader)

    assert (page.responsible, page.owner, page.owner_unit) == (province.clerk, province.clerk, province.committee)
    assert (other.responsible, other.owner) == (province.leader, province.clerk)


def test_only_somebody_of_the_unit_answers_for_a_page(province: Province) -> None:
    with pytest.raises(NotOfTheUnit):
        written(province, responsible=province.outsider)


def test_owner_is_told_once_of_each_day(province: Province) -> None:
    page = published(province, responsible=province.leader, review_on=today())
    published(province, title="Chưa đến hạn", review_on=today() + DAY)
    written(province, title="Chưa công bố", review_on=today())

    counts = [tell_owners(), tell_owners()]

    assert (counts, _told()) == ([1, 1], [("leader", "guidance-review")])
    assert Notice.objects.get().url == reverse("guidance:review", args=[page.public_id])


def test_editors_are_told_when_the_owner_has_left_the_unit(province: Province) -> None:
    published(province, responsible=province.leader, review_on=today())
    Post.objects.filter(person=province.leader).update(ends=today() - DAY)
    bump_membership()

    tell_owners()

    assert _told() == [("editor", "guidance-review")]


def test_owner_who_is_no_clerk_reads_writes_and_reviews_the_draft(province: Province, client: Client) -> None:
    page = written(province, responsible=province.leader)
    seen = {}
    for name in ("leader", "cadre"):
        client.force_login(getattr(province, name))
        seen[name] = [client.get(f"{page.get_absolute_url()}{end}").status_code for end in ("", "sua/", "cong-bo/")]

    assert seen == {"leader": [200, 200, 404], "cadre": [404, 404, 404]}


def test_owner_who_left_the_unit_sees_the_draft_no_more(province: Province, client: Client) -> None:
    page = written(province, responsible=province.leader)
    Post.objects.filter(person=province.leader).update(unit=province.commune)
    bump_membership()
    client.force_login(province.leader)

    assert client.get(page.get_absolute_url()).status_code == 404


def test_confirming_sets_the_next_day(province: Province) -> None:
    page = published(province, responsible=province.leader, review_on=today())

    page = confirm(page.pk, province.leader, today() + 90 * DAY)

    assert (page.review_on, page.reviewed_on, tell_owners()) == (today() + 90 * DAY, today(), 0)


def test_postponing_says_not_that_it_was_looked_through(province: Province) -> None:
    page = published(province, review_on=today())

    page = postpone(page.pk, province.editor, today() + DAY)

    assert (page.review_on, page.reviewed_on) == (today() + DAY, None)


def test_day_that_is_not_later_is_refused(province: Province) -> None:
    page = published(province, review_on=today())

    for settle in (confirm, postpone):
        with pytest.raises(Incomplete):
            settle(page.pk, province.editor, today())


def test_page_is_handed_to_somebody_of_the_unit(province: Province) -> None:
    page = published(province, responsible=province.leader, review_on=today())
    with pytest.raises(NotOfTheUnit):
        hand_over(page.pk, province.leader, province.outsider)

    page = hand_over(page.pk, province.leader, province.security)

    assert (page.responsible, _told()) == (province.security, [("security", "guidance-handed-over")])


def test_page_that_need_not_be_looked_through_is_never_due(province: Province) -> None:
    page = published(province, review_on=today())

    page = end_reviews(page.pk, province.clerk)

    assert (page.review_on, tell_owners()) == (None, 0)


@pytest.mark.parametrize("name", ["cadre", "outsider", "leader"])
def test_others_settle_nothing(province: Province, client: Client, name: str) -> None:
    page = published(province, review_on=today())
    client.force_login(getattr(province, name))

    with pytest.raises(NotTheWriter):
        end_reviews(page.pk, getattr(province, name))

    assert client.get(reverse("guidance:review", args=[page.public_id])).status_code == 404


def test_review_stays_when_an_older_draft_is_published(province: Province) -> None:
    page = published(province, review_on=today())
    confirm(page.pk, province.editor, today() + 9 * DAY)

    page.refresh_from_db()

    assert page.get_latest_revision_as_object().review_on == today() + 9 * DAY


def test_due_pages_stand_on_the_home_page_of_who_answers_for_them(province: Province, client: Client) -> None:
    published(province, title="Trang qazq", responsible=province.leader, review_on=today() - DAY)
    shown = {}
    for name in ("leader", "editor", "cadre"):
        client.force_login(getattr(province, name))
        pages = client.get("/").content.decode(), client.get(reverse("guidance:due")).content.decode()
        shown[name] = ["Trang qazq" in page for page in pages]

    assert shown == {"leader": [True, True], "editor": [True, True], "cadre": [False, False]}


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"what": "confirm"}, ["day"]),
        ({"what": "hand-over"}, ["person"]),
        ({}, ["what"]),
        ({"what": "never"}, []),
    ],
)
def test_form_asks_for_what_the_choice_needs(
    province: Province, client: Client, typed: dict[str, str], errors: list[str]
) -> None:
    page = published(province, review_on=today())
    client.force_login(province.editor)

    answer = client.post(reverse("guidance:review", args=[page.public_id]), typed)

    assert (list(answer.context["form"].errors) if answer.context else []) == errors
    page.refresh_from_db()
    assert (page.review_on is None) == (not errors)


def test_updates_stand_on_the_page_with_their_dates(province: Province, client: Client) -> None:
    page = published(province)
    rewritten(province, page, Change.MINOR)
    client.force_login(province.cadre)

    shown = client.get(page.get_absolute_url())

    assert [update.change_note for update in shown.context["updates"]] == ["Sổ đã đổi", ""]
