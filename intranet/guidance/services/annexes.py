"""Files of a page. Readers see those of the publication: what is added or taken off waits for the next one."""

import uuid

from django.utils.translation import gettext as _

from intranet.acknowledgement.models import Version
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.queries import attachments_of
from intranet.files.services import attach
from intranet.guidance.errors import Incomplete
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import LABEL
from intranet.guidance.queries import kept_files
from intranet.guidance.services.writing import locked
from intranet.people.models import Person

MOST = 50


def add_annex(page_id: int, by: Person, stored: StoredFile, *, name: str) -> Attachment:
    """Hang a file on a page, behind those that are there; the same file is there once. Whether ``by`` may edit the page
    is the caller's question.

    Raises:
        Incomplete: it has as many files as a page may have.
    """
    with write_transaction():
        page = locked(page_id)
        there = next((each for each in attachments_of(page) if each.file_id == stored.pk), None)
        if there is not None and there.pk not in page.dropped:
            return there
        if len(kept_files(page)) >= MOST:
            raise Incomplete([_("A page has at most %(most)d files.") % {"most": MOST}])
        if there is not None:
            page.dropped = [pk for pk in page.dropped if pk != there.pk]
        else:
            last = max((each.position for each in attachments_of(page)), default=0)
            there = attach(stored, page, role=AttachmentRole.ANNEX, name=name, position=last + 1)
        _changed(page, by, "guidance.annex-added")
    return there


def remove_annex(page_id: int, by: Person, annex: uuid.UUID) -> None:
    """Take a file off a page. One that was published stays for its readers until the next publication, and is kept with
    the versions that name it; of any other the bytes go with the sweep. Taking off what is not there does nothing.
    """
    with write_transaction():
        page = locked(page_id)
        found = next((each for each in kept_files(page) if each.public_id == annex), None)
        if found is None:
            return
        if _was_published(page, found.file.sha256):
            page.dropped = [*page.dropped, found.pk]
        else:
            found.delete()
        _changed(page, by, "guidance.annex-removed")


def _was_published(page: GuidancePage, sha256: str) -> bool:
    versions = Version.objects.filter(subject_model=LABEL, subject_id=page.pk).values_list("attachments", flat=True)
    return any(each["sha256"] == sha256 for attachments in versions for each in attachments)


def _changed(page: GuidancePage, by: Person, action: str) -> None:
    """A new revision: there is something to publish, and who has the page open is told."""
    page.save(update_fields=["dropped"])
    page.get_latest_revision_as_object().save_revision(user=by)
    record(action, actor=by, subject=page, label=page.title)
