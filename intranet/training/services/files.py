"""Files of a course. What was published with it stays: somebody may have learnt from it."""

import uuid

from django.utils.translation import gettext as _

from intranet.acknowledgement.models import Version
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.queries import attachments_of
from intranet.files.services import attach
from intranet.people.models import Person
from intranet.training.errors import Incomplete
from intranet.training.policy import LABEL
from intranet.training.services.writing import changed, locked_course

MOST = 200


def add_file(course_id: int, by: Person, stored: StoredFile, *, name: str) -> Attachment:
    """Hang a file on a course, where lessons name it; the same file is there once.

    Raises:
        NotTheTrainer.
        Incomplete: it has as many files as a course may have, or another one of that name.
    """
    with write_transaction():
        course = locked_course(course_id, by)
        files = attachments_of(course)
        there = next((each for each in files if each.file_id == stored.pk), None)
        if there is not None:
            return there
        if len(files) >= MOST:
            raise Incomplete([_("A course has at most %(most)d files.") % {"most": MOST}])
        position = max((each.position for each in files), default=0) + 1
        made = attach(stored, course, role=AttachmentRole.ANNEX, name=name, position=position)
        if made.name in {each.name for each in files}:
            problem = _("%(name)s: the course has another file of this name. Give this one another name.")
            raise Incomplete([problem % {"name": made.name}])
        changed(course)
        record("training.file-added", actor=by, subject=course, label=course.title)
    return made


def remove_file(course_id: int, by: Person, file: uuid.UUID) -> None:
    """Take a file off a course; taking off what is not there does nothing.

    Raises:
        NotTheTrainer.
        Incomplete: it was published with the course.
    """
    with write_transaction():
        course = locked_course(course_id, by)
        found = next((each for each in attachments_of(course) if each.public_id == file), None)
        if found is None:
            return
        if found.file.sha256 in published_hashes(course.pk):
            raise Incomplete([_("The file was published with the course and stays; lessons need not show it.")])
        found.delete()
        changed(course)
        record("training.file-removed", actor=by, subject=course, label=course.title)


def published_hashes(course_id: int) -> set[str]:
    """SHA-256 of everything that any version was published with. One query."""
    filed = Version.objects.filter(subject_model=LABEL, subject_id=course_id)
    return {each["sha256"] for files in filed.values_list("attachments", flat=True) for each in files}
