"""Bookmarks: for anything that has a page and a policy. Which pages one opens is kept nowhere."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core import signing
from django.db.models import Model
from django.utils import timezone

from intranet.access.decisions import visible_among
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.portal.models import Bookmark
from intranet.prepared import prepared

_SALT = "intranet.portal.bookmarks"
MOST = 500
"""Of one person; the oldest goes when there are more."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the list."""

    title: str
    number: str
    url: str
    mark: str


def mark_of(subject: Model) -> str:
    """What a form says of ``subject``, signed, so that it names nothing but what a page showed."""
    return signing.dumps([subject._meta.label_lower, subject.pk], salt=_SALT)


def subject_of(mark: str) -> tuple[type[Model], int] | None:
    """The model and the key that a form named, or None if it is not ours."""
    try:
        label, key = signing.loads(mark, salt=_SALT)
        return apps.get_model(label), key
    except (signing.BadSignature, LookupError, ValueError, TypeError):
        return None


def keep(person: Person, subject: Model) -> None:
    """Mark ``subject``; twice is once. Whether ``person`` may read it is the caller's question."""
    with write_transaction():
        filed = {"subject_model": subject._meta.label_lower, "subject_id": subject.pk}
        Bookmark.objects.get_or_create(person=person, **filed, defaults={"made_at": timezone.now()})
        newest = Bookmark.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True)
        Bookmark.objects.filter(person=person).exclude(pk__in=list(newest[:MOST])).delete()


def drop(person: Person, model: type[Model], key: int) -> None:
    """Take the mark off; twice is once."""
    with write_transaction():
        Bookmark.objects.filter(person=person, subject_model=model._meta.label_lower, subject_id=key).delete()


def is_kept(person: Person, subject: Model) -> bool:
    """Whether ``person`` has marked ``subject``. One query."""
    return bool(_marks(person.pk, subject._meta.label_lower, subject.pk))


@prepared
def _marks(person: Any, model: Any, subject: Any) -> Any:
    return Bookmark.objects.filter(person=person, subject_model=model, subject_id=subject).values_list("pk", flat=True)


def bookmarks_of(person: Person, *, most: int = MOST) -> list[Kept]:
    """Up to ``most`` of what ``person`` has marked and may read now, the newest first. One query, and one for each kind
    of subject.
    """
    rows = list(Bookmark.objects.filter(person=person).order_by("-pk").values_list("subject_model", "subject_id"))
    keys: dict[str, set[int]] = defaultdict(set)
    for label, key in rows:
        keys[label].add(key)
    found = {
        (label, subject.pk): subject
        for label, wanted in keys.items()
        if (model := _model(label)) is not None
        for subject in visible_among(person, model, wanted)
    }
    return [_line(found[row]) for row in rows if row in found][:most]


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def _line(subject: Any) -> Kept:
    title = getattr(subject, "summary", "") or getattr(subject, "title", "") or str(subject)
    return Kept(title, getattr(subject, "symbol", ""), subject.get_absolute_url(), mark_of(subject))
