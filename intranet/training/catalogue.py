"""What is findable of courses, and by whom: every published one by its title, what it is for, and what its lessons are
called. Their texts are not in it: a lesson may be locked until another is done. What their files say is found by who
writes the course: learners open a file once a lesson that shows it is open to them, which no circle says.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from intranet.access.rules import guards_for
from intranet.database import write_transaction
from intranet.files.models import StoredFile
from intranet.files.parts import parts_of, subjects_with
from intranet.files.queries import attachments_of
from intranet.people.rules import local_date
from intranet.training.models import Course
from intranet.training.policy import LABEL, CoursePolicy
from intranet.worker.services import enqueue
from search.catalogue import Entry, Source, remove, replace

SOURCE = "training"
KIND = gettext_noop("Course")


def source() -> Source:
    """The catalogue's source of courses."""
    return Source(SOURCE, KIND, entries)


def entries() -> Iterator[Entry]:
    """Everything that should be in the catalogue now."""
    for course in _published().iterator(chunk_size=200):
        yield from entries_of(course)


def put(course_id: int) -> None:
    """Bring the entries of one course up to date, in the transaction that changed it; an unpublished one has none."""
    course = _published().filter(pk=course_id).first()
    if course is not None:
        replace(SOURCE, str(course.pk), entries_of(course))
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
    """Bring the entries of every course up to date. A task; doing it again changes nothing."""
    _put_anew(_published().values_list("pk", flat=True))


def file_read(stored: StoredFile) -> None:
    """The further pages of a scan have been read: their words are found wherever it hangs."""
    _put_anew(subjects_with(stored, LABEL))


def file_withdrawn(stored: StoredFile) -> None:
    """A file is about to go; nothing of it is found from now on. Called in the transaction that removes it."""
    for course in _published().filter(pk__in=subjects_with(stored, LABEL)):
        replace(SOURCE, str(course.pk), entries_of(course, without=stored))


def _put_anew(keys: Iterable[int]) -> None:
    """Each under its lock, so that what is withdrawn meanwhile does not come back."""
    for key in list(keys):
        with write_transaction():
            if Course.objects.select_for_update(of=("self",)).filter(pk=key).exists():
                put(key)


def entries_of(course: Course, *, without: StoredFile | None = None) -> Iterator[Entry]:
    """A published course and the files it was published with; of one behind a guard only its title."""
    entry = entry_of(course)
    yield entry
    if not guards_for("read", course):
        version: Any = course.version
        filed = {each["sha256"] for each in version.frozen.attachments if each["role"] != "item"}
        frozen = filed - {without.sha256 if without else ""}
        files = [each for each in attachments_of(course) if each.file.sha256 in frozen]
        yield from parts_of(entry, files, tokens=CoursePolicy().tokens("edit", course))


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
        facets={"kind": KIND, "issuer": course.owner_unit.name, "unit": course.owner_unit.name},
        date=local_date(frozen.created_at),
    )


def _words(course: Course) -> str:
    version: Any = course.version
    names = dict.fromkeys(name for each in version.items.all() for name in (each.module, each.title))
    return "\n".join([course.summary, *names])


def _published() -> "QuerySet[Course]":
    live = Course.objects.filter(live=True, version__isnull=False)
    return live.select_related("version__frozen", "owner_unit").prefetch_related("readers", "version__items")
