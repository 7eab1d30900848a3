"""The screens of the vocabulary."""

import pytest
from django.test import Client

from intranet.topics.models import Topic
from intranet.topics.services import add_topic
from tests.factories.province import Province

INDEX = "/admin/topics/"


@pytest.mark.parametrize(
    ("persona", "status"), [("editor", 200), ("administrator", 200), ("clerk", 302), ("cadre", 302)]
)
def test_screens_open_for_editors_and_administrators(
    province: Province, client: Client, persona: str, status: int
) -> None:
    topic = add_topic("Y tế", province.editor)
    client.force_login(province.people[persona])

    assert [client.get(path).status_code for path in (INDEX, f"{INDEX}{topic.pk}/")] == [status, status]


def test_topic_is_added_renamed_and_offered_no_more(province: Province, client: Client) -> None:
    client.force_login(province.editor)

    client.post(INDEX, {"name": "Y tế"})
    client.post(f"{INDEX}{Topic.objects.get().pk}/", {"name": "Y tế – dân số"})

    assert list(Topic.objects.values_list("name", "slug", "is_offered")) == [("Y tế – dân số", "y-te", False)]


@pytest.mark.parametrize(("name", "words"), [("y tế", "Đã có lĩnh vực “Y tế”"), ("–", "chữ cái"), ("", "Hãy ghi tên")])
def test_wrong_name_is_said_and_nothing_is_written(province: Province, client: Client, name: str, words: str) -> None:
    add_topic("Y tế", province.editor)
    land = add_topic("Đất đai", province.editor)
    client.force_login(province.editor)

    pages = [client.post(path, {"name": name}) for path in (INDEX, f"{INDEX}{land.pk}/")]

    assert [(page.status_code, words in page.content.decode()) for page in pages] == [(200, True)] * 2
    assert sorted(Topic.objects.values_list("name", flat=True)) == ["Y tế", "Đất đai"]


def test_post_by_a_clerk_changes_nothing(province: Province, client: Client) -> None:
    topic = add_topic("Y tế", province.editor)
    client.force_login(province.clerk)

    client.post(INDEX, {"name": "Khác"})
    client.post(f"{INDEX}{topic.pk}/", {"name": "Khác"})

    assert list(Topic.objects.values_list("name", "is_offered")) == [("Y tế", True)]
