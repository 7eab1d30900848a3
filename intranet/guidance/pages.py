"""What the pages show, put together from queries: one function a page."""

from typing import Any

from intranet.access.decisions import decide
from intranet.access.readers import describe
from intranet.files.queries import attachments_of
from intranet.guidance.forms import PageForm
from intranet.guidance.models import GuidancePage
from intranet.guidance.queries import is_due_for_review
from intranet.guidance.services import seen_of
from intranet.guidance.text import lines_of, render
from intranet.people.models import Person
from intranet.people.rules import today


def reading_page(page: GuidancePage, reader: Person) -> dict[str, Any]:
    """Context of ``read.html``: what is published, frozen; to the unit of a page that is not, its newest text."""
    version = page.version if page.live else None
    shown = page if version else page.get_latest_revision_as_object()
    may_edit = bool(decide(reader, "edit", page))
    return {
        "guidance": page,
        "version": version,
        "title": version.title if version else shown.title,
        "text_html": version.html if version else render(shown.body),
        "attachments": attachments_of(page),
        "readers": "; ".join(describe([reader.token for reader in page.readers.all()])),
        "is_due": is_due_for_review(page, today()),
        "may_edit": may_edit,
        "has_changes": may_edit and page.live and page.has_unpublished_changes,
    }


def edit_page(page: GuidancePage, form: PageForm, by: Person) -> dict[str, Any]:
    """Context of ``edit.html``."""
    return {
        "guidance": page,
        "form": form,
        "attachments": attachments_of(page),
        "may_publish": bool(decide(by, "publish", page)),
        "may_withdraw": bool(decide(by, "withdraw", page)),
        "may_delete": bool(decide(by, "delete", page)),
    }


def initial(page: GuidancePage) -> dict[str, Any]:
    """The newest text as the form's first values."""
    written = page.get_latest_revision_as_object()
    return {
        "title": written.title,
        "lines": lines_of(written.body),
        "review_on": written.review_on,
        "readers": [reader.token for reader in page.readers.all()],
        "seen": seen_of(page),
    }
