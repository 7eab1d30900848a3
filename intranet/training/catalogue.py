"""What is findable of courses, and by whom: every published one by its title, what it is for, and what its lessons are
called. Their texts are not in it: a lesson may be locked until another is done.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from intranet.access.rules import guards_for
from intranet.people.rules import local_date
from intranet.training.models import Course
from intranet.training.policy import LABEL, CoursePolicy
from intranet.worker.services import enqueue
from search.catalogue import Entry, Source, index, remove

SOURCE = "training"
KIND = gettext_noop("Course")


def source() -> Source:
    """The catalogue's source of courses."""
    return Source(SOURCE, KIND, entries)


def entries() -> Iterator[Entry]:
    """Everything that should be in the catalogue now."""
    return (entry_of(course) for course in _published().iterator(chunk_size=200))


def put(course_id: int) -> None:
    """Bring one course's entry up to date, in the transaction that changed it; what is not published has none."""
    course = _published().filter(pk=course_id).first()
    if course is not None:
        index([entry_of(course)])
    else:
        remove(SOURCE, str(course_id))


def rules_changed(subject: str) -> None:
    """A guard was put before reading, or taken away. Called in the transaction that changes the rule."""
    label, _sep, pk = subject.partition(":")
    if label not in {"*", LABEL}:
        return
    if pk:
        put(int(pk))
    else:
        enqueue("intranet.training.catalogue.put_all")


def put_all() -> None:
    """Bring every course's entry up to date. A task; doing it again changes nothing."""
    index(entries())


def entry_of(course: Course) -> Entry:
    """The entry of a published course. Its tokens are those that ``decide`` would compare; what stands behind a guard
    is found by its title only.
    """
    version: Any = course.version
    frozen = version.frozen
    return Entry(
        source=SOURCE,
        key=str(course.pk),
        title=frozen.title,
        url=course.get_absolute_url(),
        tokens=CoursePolicy().tokens("read", course),
        number="",
        text="" if guards_for("read", course) else _words(course),
        facets={"kind": KIND, "issuer": course.owner_unit.name},
        date=local_date(frozen.created_at),
    )


def _words(course: Course) -> str:
    version: Any = course.version
    names = dict.fromkeys(name for each in version.items.all() for name in (each.module, each.title))
    return "\n".join([course.summary, *names])


def _published() -> "QuerySet[Course]":
    live = Course.objects.filter(live=True, version__isnull=False)
    return live.select_related("version__frozen", "owner_unit").prefetch_related("readers", "version__items")
