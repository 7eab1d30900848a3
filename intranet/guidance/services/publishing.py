"""Publishing guidance: its newest revision becomes what readers see, frozen into a version."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.actions.unpublish_page import UnpublishPageAction

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Version
from intranet.acknowledgement.services import Asking, Term, freeze
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.pages import BEING_READ
from intranet.guidance import catalogue
from intranet.guidance.errors import Incomplete, NotTheWriter, WrittenMeanwhile
from intranet.guidance.models import GuidancePage
from intranet.guidance.queries import kept_files
from intranet.guidance.services.asking import ask_anew, ask_no_more, beyond_readers
from intranet.guidance.services.writing import locked, seen_of
from intranet.guidance.text import render, words_of
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.worker.services import enqueue

AFTER_PUBLISH: dict[str, Callable[[GuidancePage], None]] = {}
"""What higher layers do in the transaction that publishes, but for a small correction."""


class Change(models.TextChoices):
    """What a publication is to those who were asked about the one before it."""

    MINOR = "minor", gettext_lazy("A small correction: nobody is asked or told")
    UNREAD = "unread", gettext_lazy("A change: who has not acknowledged reads the new text, the others are told")
    SIGNIFICANT = "significant", gettext_lazy("A significant change: everybody chosen below is asked anew")


@dataclass(frozen=True, slots=True)
class PublishOrder:
    """What the editor decides: what the change is, one sentence about it, and, unless it asks nobody anew, whom the
    page asks to acknowledge it and how; nobody where ``audience`` is empty.
    """

    change: str = Change.SIGNIFICANT
    change_note: str = ""
    audience: list[Term] = field(default_factory=list)
    asking: Asking = Asking()  # noqa: RUF009  frozen


def publish(page_id: int, by: Person, order: PublishOrder | None = None, *, seen: str) -> GuidancePage:
    """Publish the newest revision, which is the one ``seen``. What asks nobody anew is a minor version of what was
    published; the first publication, and the first after a withdrawal, ask everybody.

    Raises:
        NotTheWriter: ``by`` is no editor of the unit that looks after it.
        WrittenMeanwhile: somebody saved another revision.
        Incomplete: title, text or readers are missing, nothing says what changed, or somebody would be asked who may
            not read.
    """
    order = order or PublishOrder()
    with write_transaction():
        page = locked(page_id)
        if not decide(by, "publish", page):
            raise NotTheWriter
        if seen != seen_of(page):
            raise WrittenMeanwhile
        if problems := _missing(page, order):
            raise Incomplete(problems)
        change = Change(order.change) if page.live else Change.SIGNIFICANT
        page = _publish(page, by, order.change_note.strip(), anew=change == Change.SIGNIFICANT)
        details = {"change": str(change), "version": page.version_id}
        record("guidance.published", actor=by, subject=page, label=page.title, details=details)
        if change == Change.SIGNIFICANT and page.version is not None:
            ask_anew(page, page.version, order.audience, order.asking)
        elif change == Change.UNREAD:
            key = f"guidance-changed:{page.version_id}"
            enqueue("intranet.guidance.services.tell_changed", key=key, version_id=page.version_id)
        for follow in AFTER_PUBLISH.values() if change != Change.MINOR else ():
            follow(page)
        catalogue.put(page)
    return page


def withdraw(page_id: int, by: Person) -> GuidancePage:
    """Take a page from its readers; it stays with its unit, and its versions stay. Nobody is asked about it any more.

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
        ask_no_more(page)
        catalogue.put(page)
    return page


def _publish(page: GuidancePage, by: Person, note: str, *, anew: bool) -> GuidancePage:
    before: Version | None = page.version
    written = page.get_latest_revision_as_object()
    page.latest_revision.publish(user=by, skip_permission_checks=True)
    page = locked(page.pk)
    page.version = freeze(
        page,
        title=page.title,
        html=render(written.body),
        text=words_of(written.body),
        attachments=[{"name": a.name, "role": a.role, "sha256": a.file.sha256} for a in kept_files(page)],
        by=by,
        change_note=note,
        betters=None if anew else before,
    )
    page.save(update_fields=["version"])
    return page


def _missing(page: GuidancePage, order: PublishOrder) -> list[str]:
    written = page.get_latest_revision_as_object()
    readers = [reader.token for reader in page.readers.all()]
    problems = []
    if not written.title.strip():
        problems.append(_("Write the title."))
    if not words_of(written.body).strip():
        problems.append(_("Write the text."))
    if not readers:
        problems.append(_("Choose who may read the page."))
    if page.version_id is not None and not order.change_note.strip():
        problems.append(_("Say in one sentence what changed since the page was last published."))
    if order.asking.due is not None and order.asking.due < today():
        problems.append(_("The due date has passed. Choose today or a later day."))
    if any(each.file.text_note == BEING_READ for each in kept_files(page)):
        problems.append(_("Further pages of the file are still being read. Wait until they are, then try again."))
    return [*problems, *(beyond_readers(readers, order.audience) if readers else ())]
