"""The topic of a page: changed at once, in no revision."""

from django.test import Client
from django.urls import reverse

from intranet.guidance.models import GuidancePage
from intranet.guidance.services import seen_of
from intranet.topics.services import add_topic, change_topic
from tests.factories.guidance import published
from tests.factories.province import Province


def _save(client: Client, page: GuidancePage, **changes: object) -> GuidancePage:
    typed = {"title": page.title, "lines": "Mở sổ.", "readers": ["any"], "seen": seen_of(page)} | changes
    client.post(reverse("guidance:edit", args=[page.public_id]), typed)
    return GuidancePage.objects.get(pk=page.pk)


def test_topic_changes_at_once_and_no_revision_brings_it_back(province: Province, client: Client) -> None:
    health, land = (add_topic(name, province.editor) for name in ("Y tế", "Đất đai"))
    page = published(province, topic=health)
    client.force_login(province.editor)

    changed = _save(client, page, topic=land.pk)
    older = changed.revisions.order_by("pk")[0].as_object()

    assert [each.topic for each in (page, changed, older)] == [health, land, land]


def test_topic_no_more_offered_stays_on_the_page_that_bears_it(province: Province, client: Client) -> None:
    topic = add_topic("Y tế", province.editor)
    bearing, other = published(province, topic=topic), published(province, title="Khác")
    change_topic(topic.pk, province.editor, name="Y tế", is_offered=False)
    client.force_login(province.editor)

    assert [_save(client, each, topic=topic.pk).topic for each in (bearing, other)] == [topic, None]


def test_page_leads_to_its_topic(province: Province, client: Client) -> None:
    topic = add_topic("Y tế", province.editor)
    page = published(province, topic=topic)
    client.force_login(province.cadre)

    body = client.get(page.get_absolute_url()).content.decode()

    assert f'<a href="{topic.get_absolute_url()}">Y tế</a>' in body
