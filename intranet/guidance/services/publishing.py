"""Publishing guidance: its newest revision becomes what readers see, frozen into a version."""

from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from intranet.access.decisions import decide
from intranet.acknowledgement.services import freeze
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.pages import BEING_READ
from intranet.files.queries import attachments_of
from intranet.guidance import catalogue
from intranet.guidance.errors import Incomplete, NotTheWriter, WrittenMeanwhile
from intranet.guidance.models import GuidancePage
from intranet.guidance.services.writing import locked, seen_of
from intranet.guidance.text import render, words_of
from intranet.people.models import Person


def publish(page_id: int, by: Person, *, seen: str, change_note: str = "", is_minor: bool = False) -> GuidancePage:
    """Publish the newest revision, which is the one ``seen``. A minor edit is a minor version of what was published.

    Raises:
        NotTheWriter: ``by`` is no editor of the unit that looks after it.
        WrittenMeanwhile: somebody saved another revision.
        Incomplete: title, text or readers are missing, or nothing says what changed.
    """
    with write_transaction():
        page = locked(page_id)
        if not decide(by, "publish", page):
            raise NotTheWriter
        if seen != seen_of(page):
            raise WrittenMeanwhile
        if problems := _missing(page, change_note):
            raise Incomplete(problems)
        before = page.version
        written = page.get_latest_revision_as_object()
        page.latest_revision.publish(user=by, skip_permission_checks=True)
        page = locked(page_id)
        page.version = freeze(
            page,
            title=page.title,
            html=render(written.body),
            text=words_of(written.body),
            attachments=[{"name": a.name, "role": a.role, "sha256": a.file.sha256} for a in attachments_of(page)],
            by=by,
            change_note=change_note.strip(),
            betters=before if is_minor else None,
        )
        page.save(update_fields=["version"])
        record("guidance.published", actor=by, subject=page, label=page.title)
        catalogue.put(page)
    return page


def withdraw(page_id: int, by: Person) -> GuidancePage:
    """Take a page from its readers; it stays with its unit, and its versions stay.

    Raises:
        NotTheWriter: ``by`` is no editor of the unit that looks after it, or it is not published.
    """
    with write_transaction():
        page = locked(page_id)
        if not decide(by, "withdraw", page):
            raise NotTheWriter
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
        page = locked(page_id)
        record("guidance.withdrawn", actor=by, subject=page, label=page.title)
        catalogue.put(page)
    return page


def _missing(page: GuidancePage, change_note: str) -> list[str]:
    written = page.get_latest_revision_as_object()
    problems = []
    if not written.title.strip():
        problems.append(_("Write the title."))
    if not words_of(written.body).strip():
        problems.append(_("Write the text."))
    if not page.readers.exists():
        problems.append(_("Choose who may read the page."))
    if page.version_id is not None and not change_note.strip():
        problems.append(_("Say in one sentence what changed since the page was last published."))
    if any(each.file.text_note == BEING_READ for each in attachments_of(page)):
        problems.append(_("Further pages of the file are still being read. Wait until they are, then try again."))
    return problems
