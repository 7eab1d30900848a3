"""Following a unit: told of what it issues and publishes, only if one may read it."""

import pytest
from django.test import Client

from intranet.directives.models import Directive
from intranet.guidance.services import Change
from intranet.notifications.models import Notice
from intranet.people.models import Unit
from intranet.portal.models import Subscription
from intranet.portal.subscriptions import follow, tell_followers, unfollow
from intranet.topics.services import add_topic
from intranet.worker.models import Job
from tests.factories.documents import issued
from tests.factories.guidance import office_of, published, rewritten
from tests.factories.province import Province

PEOPLE = ("cadre", "trainer", "outsider")


def _follow(province: Province, unit: Unit | None = None) -> None:
    for name in PEOPLE:
        follow(getattr(province, name), unit or province.committee)


def _run() -> list[str]:
    """What the worker would do, twice, and who was told."""
    for _again in range(2):
        for job in Job.objects.filter(run="intranet.portal.subscriptions.tell_followers"):
            tell_followers(**job.arguments)
    told = Notice.objects.filter(kind="unit-news").order_by("person__username")
    return list(told.values_list("person__username", flat=True))


def test_followers_who_may_read_are_told_once_of_a_document(province: Province) -> None:
    _follow(province)

    letter = issued(province, readers=[f"under:{province.committee.pk}"], audience=[])

    assert _run() == ["cadre", "trainer"]
    notice = Notice.objects.filter(kind="unit-news")[0]
    assert (notice.number, notice.url) == (letter.symbol, letter.get_absolute_url())


def test_followers_are_told_of_guidance_but_for_whom_is_asked_anyhow(province: Province) -> None:
    _follow(province)

    published(province, office_of(province))

    assert _run() == ["trainer"]
    assert Notice.objects.filter(kind="reading-asked", person=province.cadre).count() == 1


@pytest.mark.parametrize(("change", "notices"), [(Change.MINOR, 1), (Change.UNREAD, 2), (Change.SIGNIFICANT, 2)])
def test_small_correction_is_no_news(province: Province, change: str, notices: int) -> None:
    follow(province.trainer, province.committee)
    page = published(province)

    rewritten(province, page, change)

    assert _run() == ["trainer"] * notices


def test_news_of_another_unit_is_not_told(province: Province) -> None:
    _follow(province, province.department)

    issued(province, audience=[])

    assert (_run(), Job.objects.filter(key__startswith="followers:").count()) == ([], 0)


def test_who_may_not_read_any_more_when_the_worker_comes_is_not_told(province: Province) -> None:
    _follow(province)
    letter = issued(province, readers=["any"], audience=[])
    letter.readers.all().delete()

    assert (_run(), Directive.objects.count()) == ([], 1)


def test_unit_is_followed_and_left_on_the_screen(province: Province, client: Client) -> None:
    client.force_login(province.cadre)
    seen = []
    for path, typed in (
        ("/theo-doi/", {"unit": province.department.pk}),
        ("/theo-doi/", {"unit": province.department.pk}),
        (f"/theo-doi/{province.department.pk}/thoi/", {}),
        (f"/theo-doi/{province.department.pk}/thoi/", {}),
    ):
        client.post(path, typed)
        seen.append(Subscription.objects.count())

    assert seen == [1, 1, 0, 0]


def test_leaving_touches_nobody_elses(province: Province) -> None:
    _follow(province)

    unfollow(province.cadre, unit_id=province.committee.pk)

    assert Subscription.objects.count() == 2


def test_followers_of_a_topic_are_told_of_what_bears_it_if_they_may_read_it(province: Province) -> None:
    topic, other = (add_topic(name, province.editor) for name in ("Y tế", "Đất đai"))
    for person in (province.cadre, province.outsider):
        follow(person, topic)
    follow(province.trainer, other)

    issued(province, audience=[], topic=topic)
    issued(province, symbol="2/UBND", audience=[])

    assert _run() == ["cadre"]


def test_who_follows_unit_and_topic_is_told_once(province: Province) -> None:
    topic = add_topic("Y tế", province.editor)
    for followed in (topic, province.committee):
        follow(province.cadre, followed)
    follow(province.trainer, topic)

    issued(province, audience=[], topic=topic)
    published(province, topic=topic)

    assert _run() == ["cadre", "cadre", "trainer", "trainer"]


def test_followers_of_a_topic_who_are_asked_anyhow_are_not_told(province: Province) -> None:
    topic = add_topic("Y tế", province.editor)
    for person in (province.cadre, province.trainer):
        follow(person, topic)

    published(province, office_of(province), topic=topic)

    assert _run() == ["trainer"]


def test_what_bears_no_topic_is_no_news_to_who_follows_a_unit_elsewhere(province: Province) -> None:
    """No topic is not the topic of those who follow none."""
    follow(province.cadre, province.department)
    follow(province.trainer, add_topic("Y tế", province.editor))

    issued(province, audience=[])

    assert (_run(), Job.objects.filter(key__startswith="followers:").count()) == ([], 0)
