"""A topic is chosen beside a text that is frozen."""

import pytest
from django.test import Client

from intranet.audit.models import Event
from intranet.directives.errors import NotAllowed
from intranet.directives.models import Listed
from intranet.directives.services import recall
from intranet.directives.services.labelling import label
from intranet.topics.models import Topic
from intranet.topics.services import add_topic
from tests.factories.documents import draft, issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def topic(province: Province) -> Topic:
    return add_topic("Chuyển đổi số", province.editor)


def test_issued_document_is_labelled_on_its_page_and_listed_under_it(
    province: Province, topic: Topic, client: Client
) -> None:
    directive, other = issued(province), issued(province, symbol="7/UBND-NC", number="7")
    version = directive.current_version
    client.force_login(province.clerk)
    address = f"{directive.get_absolute_url()}linh-vuc/"
    assert client.get(directive.get_absolute_url()).content.decode().count(address) == 1

    for _again in range(2):
        client.post(address, {"topic": topic.pk})

    directive.refresh_from_db()
    client.force_login(province.cadre)
    listed = [row.symbol for row in client.get("/van-ban/?linh-vuc=chuyen-doi-so").context["page"]]
    assert (directive.topic, directive.current_version, listed) == (topic, version, [directive.symbol])
    assert Listed.objects.filter(directive=other, topic=topic).count() == 0
    assert Event.objects.filter(action="directive.labelled").count() == 1


def test_topic_that_is_chosen_no_more_can_be_kept_and_taken_off(
    province: Province, topic: Topic, client: Client
) -> None:
    directive = issued(province, topic=topic)
    Topic.objects.update(is_offered=False)
    client.force_login(province.editor)
    address = f"{directive.get_absolute_url()}linh-vuc/"

    kept = client.post(address, {"topic": topic.pk}).status_code
    client.post(address, {"topic": ""})
    refused = client.post(address, {"topic": topic.pk})

    directive.refresh_from_db()
    assert (kept, directive.topic, list(refused.context["form"].errors)) == (302, None, ["topic"])


@pytest.mark.parametrize("name", ["cadre", "leader", "head", "outsider"])
def test_others_label_nothing(province: Province, topic: Topic, client: Client, name: str) -> None:
    directive = issued(province)
    client.force_login(getattr(province, name))

    answer = client.post(f"{directive.get_absolute_url()}linh-vuc/", {"topic": topic.pk})

    directive.refresh_from_db()
    assert (answer.status_code, directive.topic) == (404, None)


def test_drafts_and_recalled_documents_are_not_labelled_so(province: Province, topic: Topic) -> None:
    recalled = issued(province)
    recall(recalled.pk, province.editor, "Sai phụ lục")

    for directive in (draft(province, symbol="9/UBND-NC", number="9"), recalled):
        with pytest.raises(NotAllowed):
            label(directive.pk, province.clerk, topic)
