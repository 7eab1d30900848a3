"""Deleting what belongs to the demo: all of it in one transaction, then its files."""

import fcntl
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from wagtail.models import PageLogEntry

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.demo.unloading.belongings import MAIL, Belongings, Stranger, belongings, strangers
from intranet.demo.unloading.references import in_chunks, rows_of
from intranet.directives.catalogue import SOURCE as DIRECTIVES
from intranet.directives.models import Directive
from intranet.files import storage
from intranet.files.models import StoredFile
from intranet.guidance.catalogue import SOURCE as GUIDANCE
from intranet.guidance.models import GuidancePage, GuidanceShelf
from intranet.people.models import Person
from intranet.state.services import bump_membership
from intranet.training.catalogue import SOURCE as TRAINING
from intranet.training.models import Course, CourseShelf
from search.catalogue import remove


class StillReferred(Exception):
    """Real people, units or documents refer to the demo; ``strangers`` says which."""

    def __init__(self, found: list[Stranger]) -> None:
        super().__init__("\n".join(str(each) for each in found))
        self.strangers = found


def unload() -> int:
    """Delete the demo's people and units and all that hangs on them; returns how many rows. A second run deletes
    nothing. What stays is the audit log, which nobody deletes from.

    The managers of people, units and versions refuse to delete, because real ones are kept for decades; the demo's go
    past them, and past nothing else: the database still checks every foreign key at the end of the transaction.

    Raises:
        StillReferred: real work refers to the demo; nothing was deleted.
    """
    with write_transaction():
        own = belongings()
        if found := strangers(own):
            raise StillReferred(found)
        rows = sum(len(keys) for keys in own.values())
        if not rows:
            return 0
        hashes = _hashes(own)
        _out_of_the_catalogue(own)
        _end_sessions(own.get(Person, set()))
        for model, keys in own.items():
            for some in in_chunks(keys):
                rows_of(model).filter(pk__in=some)._raw_delete(connection.alias)
        _tidy_the_shelf()
        bump_membership()
        record("demo.unloaded", actor=None, subject="demo", details={"rows": rows})
    _remove_files(hashes)
    _remove_mails()
    return rows


def _hashes(own: Belongings) -> list[str]:
    return list(StoredFile.objects.filter(pk__in=own.get(StoredFile, set())).values_list("sha256", flat=True))


def _out_of_the_catalogue(own: Belongings) -> None:
    for source, model in ((DIRECTIVES, Directive), (GUIDANCE, GuidancePage), (TRAINING, Course)):
        for key in own.get(model, set()):
            remove(source, str(key))


def _end_sessions(people: set[Any]) -> None:
    names = {str(pk) for pk in people}
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") in names:
            session.delete()


def _tidy_the_shelf() -> None:
    """The tree of pages counts its children; a shelf that nothing stands on goes too: the first page makes it anew."""
    shelves = ((GuidanceShelf, GuidancePage), (CourseShelf, Course))
    for shelf, kind in ((shelf, kind) for model, kind in shelves for shelf in model.objects.all()):
        shelf.numchild = kind.objects.filter(path__startswith=shelf.path).count()
        shelf.save(update_fields=["numchild"])
        if not shelf.numchild:
            key = shelf.pk
            shelf.delete()
            PageLogEntry.objects.filter(page_id=key).delete()


def _remove_files(hashes: list[str]) -> None:
    if not hashes:
        return
    with storage.locked(fcntl.LOCK_EX):
        kept = set(StoredFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
        for sha256 in hashes:
            if sha256 not in kept:
                storage.path_of(sha256).unlink(missing_ok=True)


def _remove_mails() -> None:
    """Files of mails, where they are written to files, that went to nobody but people of the demo."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.DATA_DIR / "mail")
    for path in folder.glob("*.log"):
        to = [line for line in path.read_text(errors="replace").splitlines() if line.startswith("To: ")]
        if to and all(line.endswith(MAIL) for line in to):
            path.unlink(missing_ok=True)
