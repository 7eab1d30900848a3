"""The pages of stored files: kept with the places of their lines, and read one after the other where they are scans."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, Q

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files import storage
from intranet.files.extraction.process import Reading, ReadPage
from intranet.files.models import Attachment, FilePage, StoredFile
from intranet.files.refusals import is_illegible, refused_page
from intranet.files.scans import PageText, program
from intranet.worker.services import enqueue

logger = logging.getLogger("intranet.files")

MOST_PLACED = 300
"""Pages of a text that keep the places of their lines; a scan keeps a row for every page that must be read."""

READ_REST = "intranet.files.tasks.read_rest"
"""The job that reads the further pages of a scan."""

BEING_READ, UNREADABLE = "being_read", "pages_without_text"

POOR = 80
"""Quality below which a page is said to be hard to read; clean scans reach 90."""

on_read: list[Callable[[StoredFile], None]] = []
"""Called with a file once its last page has been read; higher apps append to it in ``ready()``."""

on_withdrawn: list[Callable[[StoredFile], None]] = []
"""Called, inside the transaction, with a file that is about to be removed because of what a later page bears."""


def keep_pages(stored: StoredFile, pages: Sequence[ReadPage]) -> None:
    """Keep what was seen of ``pages`` with ``stored``, and have those read that still wait. Inside a transaction."""
    rows = [
        FilePage(
            file=stored,
            number=number,
            boxes=page.boxes,
            is_picture=page.is_picture,
            is_read=page.is_read,
            quality=page.quality,
        )
        for number, page in enumerate(pages)
        if number < MOST_PLACED or page.is_picture
    ]
    FilePage.objects.bulk_create(rows)
    if stored.text_note == BEING_READ:
        enqueue(READ_REST, key=f"files.read:{stored.pk}", file=stored.pk)


def note_of(reading: Reading) -> str:
    """What a new row says of text that is missing: pages that wait are being read, if anything here can read them."""
    waiting = any(not page.is_read for page in reading.pages)
    return reading.unread or "" if not waiting else BEING_READ if program() else reading.unread or UNREADABLE


def waiting_pages(stored: StoredFile) -> list[int]:
    """Numbers (from 0) of the pages that nobody has read yet."""
    return list(FilePage.objects.filter(file=stored, is_read=False).values_list("number", flat=True))


@dataclass(frozen=True, slots=True)
class PagesRead:
    """How far the reading of a scan has come, and how legible what was read is (0 to 100, of the worst page)."""

    read: int
    pages: int
    quality: int

    @property
    def is_over(self) -> bool:
        """No page waits."""
        return self.read == self.pages

    @property
    def is_poor(self) -> bool:
        """Much of it may be misread."""
        return self.quality < POOR


def reading_of(stored: StoredFile) -> PagesRead | None:
    """How far the reading of ``stored`` is; None where there was no picture to read. One query for a scan."""
    if not stored.is_scanned:
        return None
    rows = FilePage.objects.filter(file=stored)
    counts = rows.aggregate(read=Count("pk", Q(is_read=True)), pages=Count("pk"), worst=Min("quality"))
    return PagesRead(counts["read"], counts["pages"], 100 if counts["worst"] is None else counts["worst"])


def text_at_the_door(stored: StoredFile) -> str:
    """The text of ``stored`` without what was read on further pages that are pictures: what a draft was made of."""
    late = set(FilePage.objects.filter(file=stored, is_picture=True, number__gt=0).values_list("number", flat=True))
    return "\f".join("" if number in late else page for number, page in enumerate(stored.text.split("\f")))


def keep_page(stored: StoredFile, number: int, found: PageText | None) -> bool:
    """Keep what was read on page ``number``; None is kept as illegible. False when the page bears a state-secret mark:
    then the file, and whatever hangs on it, is gone, as if it had been refused at the door (domain rule: nothing of it
    stays). A doubt is noted, for whoever works on the document to look.
    """
    refusal = refused_page(found.text, found.beside) if found else None
    if refusal and not refusal.doubt:
        withdraw(stored, refusal.code)
        return False
    with write_transaction():
        row = StoredFile.objects.select_for_update().filter(pk=stored.pk).first()
        if row is None:
            return False
        pages = row.text.split("\f")
        pages += [""] * (number + 1 - len(pages))
        pages[number] = found.text if found else ""
        row.text = "\f".join(pages)
        quality = found.page.quality if found else 0
        if (refusal or is_illegible(quality)) and "doubtful_page" not in row.notices:
            row.notices = [*row.notices, "doubtful_page"]
        row.save(update_fields=["text", "notices"])
        boxes = found.page.boxes if found else []
        FilePage.objects.filter(file=row, number=number).update(boxes=boxes, is_read=True, quality=quality)
    return True


def finish(stored: StoredFile) -> None:
    """All pages have been read: say so in the row, and tell those who wait for the text."""
    if StoredFile.objects.filter(pk=stored.pk, text_note=BEING_READ).update(text_note=""):
        stored.refresh_from_db()
        for told in on_read:
            told(stored)


def withdraw(stored: StoredFile, code: str) -> None:
    """Remove a file that should never have been let in, with its attachments; leaves time, person and code."""
    sha256, by = stored.sha256, stored.created_by
    with write_transaction():
        for told in on_withdrawn:
            told(stored)
        Attachment.objects.filter(file=stored).delete()
        stored.delete()
        record("file.withdrawn", actor=by, subject="file", details={"refusal": code})
    storage.path_of(sha256).unlink(missing_ok=True)
    logger.warning("a stored file was removed after a later page had been read: %s", code)
