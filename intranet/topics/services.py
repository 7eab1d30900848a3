"""Changing the vocabulary, audited."""

from collections.abc import Iterable

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.topics.errors import NameMissing, NameTaken
from intranet.topics.models import Topic
from intranet.topics.rules import slug_of, tidy


def add_topic(name: str, by: Person) -> Topic:
    """One more topic, offered at once.

    Raises:
        NameTaken: there is one of this name; one that is not offered any more can be offered again.
        NameMissing: the name has neither letters nor figures.
    """
    with write_transaction():
        free = _free(name, Topic.objects.all())
        slug = slug_of(free, set(Topic.objects.values_list("slug", flat=True)))
        if not slug:
            raise NameMissing
        topic = Topic.objects.create(name=free, slug=slug, created_by=by)
        record("topic.added", actor=by, subject=topic, label=topic.name)
    return topic


def change_topic(topic_id: int, by: Person, *, name: str, is_offered: bool) -> Topic:
    """Call a topic otherwise, wherever it stands; offer it for new documents, or no more. Its address stays.

    Raises:
        NameTaken, NameMissing: as ``add_topic``.
    """
    with write_transaction():
        topic = Topic.objects.select_for_update().get(pk=topic_id)
        before = topic.name
        topic.name, topic.is_offered = _free(name, Topic.objects.exclude(pk=topic.pk)), is_offered
        if not slug_of(topic.name, ()):
            raise NameMissing
        topic.save(update_fields=["name", "folded", "is_offered"])
        details = {"from": before, "is_offered": is_offered}
        record("topic.changed", actor=by, subject=topic, label=topic.name, details=details)
    return topic


def _free(name: str, others: Iterable[Topic]) -> str:
    """The tidied name, if none of ``others`` has it; capitals make no other name."""
    wanted = tidy(name)[:80]
    for other in others:
        if other.name.casefold() == wanted.casefold():
            raise NameTaken(other)
    return wanted
