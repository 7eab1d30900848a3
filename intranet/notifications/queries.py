"""Reading notices: how many are new, and what the latest say."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Model
from django.utils.text import capfirst

from intranet.notifications.models import Notice
from intranet.notifications.words import words_of
from intranet.prepared import prepared

if TYPE_CHECKING:
    from intranet.people.models import Person

PAGE = 20


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice as it is shown. ``title`` is "" unless the person may read the subject now."""

    id: int
    words: str
    number: str
    note: str
    title: str
    url: str
    created_at: datetime
    is_unread: bool


def unread_count(person: "Person") -> int:
    """How many notices ``person`` has not marked as read. One query, along a partial index."""
    return next(iter(_unread(person.pk)), 0)


@prepared
def _unread(person: Any) -> Any:
    unread = Notice.objects.filter(person=person, read_at__isnull=True).order_by()
    return unread.values("person").annotate(n=Count("pk")).values_list("n", flat=True)


def recent(person: "Person", limit: int = PAGE, *, before: int | None = None) -> list[NoticeLine]:
    """The latest notices of ``person``, or those older than number ``before``. One query, and a fixed number for each
    kind of subject.
    """
    found = Notice.objects.filter(person=person).order_by("-pk")
    notices = list((found.filter(pk__lt=before) if before is not None else found)[:limit])
    readable = _readable(person, notices)
    return [_line(notice, readable) for notice in notices]


def _line(notice: Notice, readable: dict[tuple[str, int | None], Model]) -> NoticeLine:
    subject = readable.get((notice.subject_model, notice.subject_id))
    return NoticeLine(
        id=notice.pk,
        words=words_of(notice.kind),
        number=notice.number,
        note=notice.note,
        title=title_of(subject) if subject is not None else "",
        url=notice.url,
        created_at=notice.created_at,
        is_unread=notice.read_at is None,
    )


def _readable(person: "Person", notices: list[Notice]) -> dict[tuple[str, int | None], Model]:
    """The subjects that ``person`` may read now. ``visible`` asks for all of a model at once, where ``decide`` asks for
    each; what lies behind a guard is found by number and title anyway (architecture §4).
    """
    from intranet.contracts import visible

    wanted: dict[str, set[int]] = defaultdict(set)
    for notice in notices:
        if notice.subject_model and notice.subject_id is not None:
            wanted[notice.subject_model].add(notice.subject_id)
    found: dict[tuple[str, int | None], Model] = {}
    for label, ids in wanted.items():
        model = model_named(label)
        if model is not None:
            rows: Any = visible(person, model._default_manager.filter(pk__in=ids))
            found |= {(label, row.pk): row for row in rows}
    return found


def model_named(label: str) -> type[Model] | None:
    """The model of a notice's subject, or None when its plugin is no longer installed."""
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def title_of(subject: Model) -> str:
    """What the subject is called: its title or summary, which is stored as it stands in the middle of a letter."""
    return capfirst(str(getattr(subject, "title", "") or getattr(subject, "summary", "") or subject))
