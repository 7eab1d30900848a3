"""The vocabulary: no name twice, an address that stays, every change on record."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from intranet.audit.models import Event
from intranet.topics.errors import NameMissing, NameTaken
from intranet.topics.forms import TopicField
from intranet.topics.models import Topic
from intranet.topics.queries import offered
from intranet.topics.services import add_topic, change_topic
from tests.factories.documents import draft
from tests.factories.province import Province


def test_added_topic_is_offered_and_recorded(province: Province) -> None:
    topic = add_topic("  Y  tế ", province.editor)

    assert (topic.name, topic.slug, list(offered())) == ("Y tế", "y-te", [topic])
    assert Event.objects.filter(action="topic.added").values_list("label", flat=True).get() == "Y tế"


@pytest.mark.parametrize("name", ["Đất đai", "ĐẤT  đai"])
def test_no_name_is_given_twice(province: Province, name: str) -> None:
    add_topic("Đất đai", province.editor)

    with pytest.raises(NameTaken):
        add_topic(name, province.editor)

    assert Topic.objects.count() == 1


def test_names_that_differ_in_diacritics_have_addresses_of_their_own(province: Province) -> None:
    slugs = [add_topic(name, province.editor).slug for name in ("Đất", "Đạt")]

    assert slugs == ["dat", "dat-2"]


@pytest.mark.parametrize("name", ["", " – "])
def test_name_without_letters_is_refused(province: Province, name: str) -> None:
    topic = add_topic("Y tế", province.editor)

    for write in (
        lambda: add_topic(name, province.editor),
        lambda: change_topic(topic.pk, province.editor, name=name, is_offered=True),
    ):
        with pytest.raises(NameMissing):
            write()

    assert Topic.objects.values_list("name", flat=True).get() == "Y tế"


def test_renamed_topic_keeps_its_address(province: Province) -> None:
    topic = add_topic("Y tế", province.editor)

    renamed = change_topic(topic.pk, province.editor, name="Y tế – dân số", is_offered=True)

    assert (renamed.name, renamed.slug) == ("Y tế – dân số", "y-te")
    assert Event.objects.filter(action="topic.changed").get().details == {"from": "Y tế", "is_offered": True}


def test_topic_takes_no_name_of_another_but_keeps_its_own(province: Province) -> None:
    health, land = (add_topic(name, province.editor) for name in ("Y tế", "Đất đai"))

    change_topic(health.pk, province.editor, name="y tế", is_offered=True)
    with pytest.raises(NameTaken):
        change_topic(land.pk, province.editor, name="Y TẾ", is_offered=True)

    assert sorted(Topic.objects.values_list("name", flat=True)) == ["y tế", "Đất đai"]


def test_topic_no_more_offered_is_chosen_only_where_it_was(province: Province) -> None:
    health, land = (add_topic(name, province.editor) for name in ("Y tế", "Đất đai"))
    change_topic(land.pk, province.editor, name="Đất đai", is_offered=False)

    field, keeping = TopicField(), TopicField()
    keeping.keep(land.pk)

    assert (list(field.queryset), list(keeping.queryset)) == ([health], [land, health])


def test_topics_stand_in_the_order_of_the_alphabet_after_a_change_too(province: Province) -> None:
    names = ["Giáo dục", "Đất đai", "Cải cách", "An toàn"]
    last = [add_topic(name, province.editor) for name in names][-1]

    change_topic(last.pk, province.editor, name="Đảng", is_offered=True)

    assert [topic.name for topic in offered()] == ["Cải cách", "Đảng", "Đất đai", "Giáo dục"]


def test_topic_that_something_bears_is_not_deleted(province: Province) -> None:
    topic = add_topic("Y tế", province.editor)
    draft(province, topic=topic)

    with pytest.raises(ProtectedError):
        topic.delete()


def test_database_holds_no_name_twice(province: Province) -> None:
    topic = add_topic("Y tế", province.editor)

    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(name=topic.name, slug="khac", created_by=province.editor)
