"""Following a unit or a topic: whoever does is told what is issued and published there, if they may read it."""

from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Assignment
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.guidance.models import GuidancePage
from intranet.notifications.services import notify_many
from intranet.people.models import Person, Unit
from intranet.portal.models import Subscription
from intranet.topics.models import Topic
from intranet.worker.services import enqueue

CHUNK = 500


def follow(person: Person, followed: Unit | Topic) -> None:
    """Be told of what ``followed`` issues and publishes, or what is issued and published of it; twice is once."""
    with write_transaction():
        wanted = {"topic": followed} if isinstance(followed, Topic) else {"unit": followed}
        Subscription.objects.get_or_create(person=person, **wanted, defaults={"made_at": timezone.now()})


def unfollow(person: Person, *, unit_id: int | None = None, topic_id: int | None = None) -> None:
    """Be told no more; twice is once."""
    with write_transaction():
        _to(unit_id, topic_id).filter(person=person).delete()


def is_following(person: Person, topic: Topic) -> bool:
    """Whether ``person`` follows ``topic``. One query."""
    return Subscription.objects.filter(person=person, topic=topic).exists()


def issued(directive: Directive, by: Person | None) -> None:
    """A document was issued. Called in the transaction that completes the issue."""
    _later(directive, directive.current_version_id)


def published(page: GuidancePage) -> None:
    """A page was published, and not for a small correction only. Called in the transaction that publishes it."""
    _later(page, page.version_id)


def _later(subject: Directive | GuidancePage, version_id: int | None) -> None:
    unit_id, topic_id = subject.owner_unit_id, subject.topic_id
    if _to(unit_id, topic_id).exists():
        enqueue(
            "intranet.portal.subscriptions.tell_followers",
            key=f"followers:{subject._meta.label_lower}:{subject.pk}:{version_id}",
            model=subject._meta.label_lower,
            subject_id=subject.pk,
            version_id=version_id,
            unit_id=unit_id,
            topic_id=topic_id,
        )


def _to(unit_id: int | None, topic_id: int | None) -> QuerySet[Subscription]:
    """Who follows the one or the other; None is followed by nobody."""
    return Subscription.objects.filter(Q(unit__isnull=False, unit=unit_id) | Q(topic__isnull=False, topic=topic_id))


def tell_followers(
    model: str, subject_id: int, version_id: int | None, unit_id: int, topic_id: int | None = None
) -> int:
    """Tell those who follow the unit or the topic and may read the subject now, but for whom is asked to acknowledge it
    and told by that. Once who follows both. A task: once told is not told again. Returns how many were told.
    """
    subject: Any = apps.get_model(model)._default_manager.filter(pk=subject_id).first()
    if subject is None:
        return 0
    asked = Assignment.objects.filter(version=version_id).values("person")
    followers = _to(unit_id, topic_id).values("person")
    people = Person.objects.filter(pk__in=followers, is_active=True).exclude(pk__in=asked).order_by("pk")
    told, last = 0, 0
    while chunk := list(people.filter(pk__gt=last)[:CHUNK]):
        readers = [person for person in chunk if decide(person, "read", subject)]
        key, url = f"{model}:{subject_id}:{version_id}", subject.get_absolute_url()
        number = getattr(subject, "symbol", "")
        notify_many(readers, kind="unit-news", key=key, subject=subject, number=number, url=url)
        told, last = told + len(readers), chunk[-1].pk
    return told
