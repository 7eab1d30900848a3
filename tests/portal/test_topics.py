"""The page of a topic: what bears it, as far as one may read it; and following it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from intranet.directives.services import recall
from intranet.guidance.services import withdraw
from intranet.portal import topics
from intranet.portal.models import Subscription
from intranet.portal.subscriptions import follow, unfollow
from intranet.portal.topics import topic_page
from intranet.topics.models import Topic
from intranet.topics.services import add_topic, change_topic
from tests.factories.documents import draft, issued
from tests.factories.guidance import published, written
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def topic(province: Province) -> Topic:
    return add_topic("Y tế", province.editor)


def titles(province: Province, topic: Topic, persona: str) -> list[str]:
    return [row.title for row in topic_page(province.people[persona], topic, 1)]


def test_documents_and_guidance_of_a_topic_stand_together_the_newest_first(province: Province, topic: Topic) -> None:
    other = add_topic("Đất đai", province.editor)
    issued(province, symbol="1/UBND", summary="cũ", topic=topic)
    issued(province, symbol="2/UBND", summary="khác", topic=other)
    issued(province, symbol="3/UBND", summary="không lĩnh vực")
    published(province, title="Trang", topic=topic)
    published(province, title="Trang khác", topic=other)
    issued(province, symbol="4/UBND", summary="mới hơn", topic=topic)

    assert titles(province, topic, "cadre") == ["Trang", "Mới hơn", "Cũ"]


def test_what_one_may_not_read_is_neither_shown_nor_counted(
    province: Province, topic: Topic, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "PAGE_SIZE", 1)
    for number in range(2):
        issued(province, symbol=f"{number}/UBND", summary=f"kín {number}", topic=topic)
        published(province, title=f"Kín {number}", topic=topic)
    empty = add_topic("Đất đai", province.editor)
    client.force_login(province.outsider)

    bodies = [client.get(each.get_absolute_url()).content.decode() for each in (topic, empty)]

    assert topic_page(province.cadre, topic, 1).paginator.count == 4
    assert topic_page(province.outsider, topic, 1).paginator.count == 0
    assert ["Chưa có gì thuộc lĩnh vực này" in body for body in bodies] == [True, True]


def test_what_is_not_issued_or_not_published_any_more_is_left_out(province: Province, topic: Topic) -> None:
    draft(province, topic=topic)
    written(province, topic=topic)
    recalled, page = issued(province, summary="rút", topic=topic), published(province, title="Gỡ", topic=topic)
    assert titles(province, topic, "editor") == ["Gỡ", "Rút"]

    recall(recalled.pk, province.editor, "Nhầm.")
    withdraw(page.pk, province.editor)

    assert titles(province, topic, "editor") == []


def test_rows_go_on_on_the_next_page(province: Province, topic: Topic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "PAGE_SIZE", 2)
    for number in range(3):
        issued(province, symbol=f"{number}/UBND", summary=f"số {number}", topic=topic)

    pages = [[row.title for row in topic_page(province.cadre, topic, number)] for number in (1, 2)]

    assert pages == [["Số 2", "Số 1"], ["Số 0"]]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(
    province: Province, topic: Topic, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        issued(province, symbol=f"{number}/UBND", topic=topic)
        published(province, title=f"Trang {number}", topic=topic)
    client.force_login(province.cadre)
    client.get(topic.get_absolute_url())

    with django_assert_num_queries(TOPIC_QUERIES):
        client.get(topic.get_absolute_url())


TOPIC_QUERIES = 14


@pytest.mark.parametrize("path", ["", "theo-doi/", "thoi/"])
def test_topic_that_is_not_there_is_a_missing_page(province: Province, client: Client, path: str) -> None:
    client.force_login(province.cadre)
    ask = client.post if path else client.get

    assert ask(f"/linh-vuc/khong-co/{path}").status_code == 404


def test_topic_is_followed_and_left_on_its_page(province: Province, topic: Topic, client: Client) -> None:
    client.force_login(province.cadre)
    seen = []
    for path in ("theo-doi/", "theo-doi/", "thoi/", "thoi/"):
        client.post(f"{topic.get_absolute_url()}{path}")
        seen.append((Subscription.objects.count(), client.get(topic.get_absolute_url()).context["is_followed"]))

    assert seen == [(1, True), (1, True), (0, False), (0, False)]


def test_topic_is_followed_and_left_on_the_list_of_what_one_follows(
    province: Province, topic: Topic, client: Client
) -> None:
    client.force_login(province.cadre)

    client.post("/theo-doi/", {"topic": topic.pk})
    shown = [each.topic for each in client.get("/theo-doi/").context["topics"]]
    left = client.post(f"{topic.get_absolute_url()}thoi/", {"list": "1"})

    assert (shown, left["Location"], Subscription.objects.count()) == ([topic], "/theo-doi/", 0)


@pytest.mark.parametrize("field", ["unit", "topic"])
def test_nothing_chosen_is_said_at_its_own_field(province: Province, client: Client, field: str) -> None:
    client.force_login(province.cadre)

    page = client.post("/theo-doi/", {field: ""})

    forms = (page.context["unit_form"], page.context["topic_form"])
    assert {name for form in forms for name in form.errors} == {field}


def test_topic_that_is_not_offered_any_more_cannot_be_chosen_but_is_kept(
    province: Province, topic: Topic, client: Client
) -> None:
    follow(province.trainer, topic)
    change_topic(topic.pk, province.editor, name=topic.name, is_offered=False)
    client.force_login(province.cadre)

    page = client.post("/theo-doi/", {"topic": topic.pk})

    assert (page.status_code, list(page.context["topic_form"].errors)) == (200, ["topic"])
    assert list(Subscription.objects.values_list("person", flat=True)) == [province.trainer.pk]


def test_leaving_a_topic_touches_no_unit(province: Province, topic: Topic) -> None:
    for followed in (topic, province.committee):
        follow(province.cadre, followed)

    unfollow(province.cadre, topic_id=topic.pk)

    assert list(Subscription.objects.values_list("unit", "topic")) == [(province.committee.pk, None)]


@pytest.mark.parametrize("both", [True, False])
def test_database_holds_one_thing_a_subscription(province: Province, topic: Topic, both: bool) -> None:
    what = {"unit": province.committee, "topic": topic} if both else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        Subscription.objects.create(person=province.cadre, made_at=timezone.now(), **what)
