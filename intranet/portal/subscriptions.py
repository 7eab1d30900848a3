"""Following a unit: whoever follows it is told of what it issues and publishes, if they may read it."""

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Assignment
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.guidance.models import GuidancePage
from intranet.notifications.services import notify_many
from intranet.people.models import Person, Unit
from intranet.portal.models import Subscription
from intranet.worker.services import enqueue

CHUNK = 500


def follow(person: Person, unit: Unit) -> None:
    """Be told of what ``unit`` issues and publishes; twice is once."""
    with write_transaction():
        Subscription.objects.get_or_create(person=person, unit=unit, defaults={"made_at": timezone.now()})


def unfollow(person: Person, unit_id: int) -> None:
    """Be told no more; twice is once."""
    with write_transaction():
        Subscription.objects.filter(person=person, unit=unit_id).delete()


def issued(directive: Directive, by: Person | None) -> None:
    """A document was issued. Called in the transaction that completes the issue."""
    _later(directive, directive.owner_unit_id, directive.current_version_id)


def published(page: GuidancePage) -> None:
    """A page was published, and not for a small correction only. Called in the transaction that publishes it."""
    _later(page, page.owner_unit_id, page.version_id)


def _later(subject: Model, unit_id: int, version_id: int | None) -> None:
    if Subscription.objects.filter(unit=unit_id).exists():
        named = {"model": subject._meta.label_lower, "subject_id": subject.pk, "version_id": version_id}
        key = f"followers:{subject._meta.label_lower}:{subject.pk}:{version_id}"
        enqueue("intranet.portal.subscriptions.tell_followers", key=key, unit_id=unit_id, **named)


def tell_followers(model: str, subject_id: int, version_id: int | None, unit_id: int) -> int:
    """Tell those who follow the unit and may read the subject now, but for whom is asked to acknowledge it and told by
    that. A task: once told is not told again. Returns how many were told.
    """
    subject = apps.get_model(model)._default_manager.filter(pk=subject_id).first()
    if subject is None:
        return 0
    asked = Assignment.objects.filter(version=version_id).values("person")
    people = Person.objects.filter(subscriptions__unit=unit_id, is_active=True).exclude(pk__in=asked).order_by("pk")
    told, last = 0, 0
    while chunk := list(people.filter(pk__gt=last)[:CHUNK]):
        readers = [person for person in chunk if decide(person, "read", subject)]
        key, url = f"{model}:{subject_id}:{version_id}", subject.get_absolute_url()
        number = getattr(subject, "symbol", "")
        notify_many(readers, kind="unit-news", key=key, subject=subject, number=number, url=url)
        told, last = told + len(readers), chunk[-1].pk
    return told
