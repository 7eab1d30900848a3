"""What the pages show, put together from queries: one function a page."""

from typing import Any

from intranet.access.decisions import decide
from intranet.access.readers import describe
from intranet.access.tokens import who
from intranet.acknowledgement.models import Version
from intranet.acknowledgement.panel import panel_for
from intranet.acknowledgement.preview import preview
from intranet.guidance.forms import PageForm
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import GuidancePolicy, is_owner
from intranet.guidance.publish_form import PublishForm
from intranet.guidance.queries import (
    acknowledged_version,
    files_of,
    is_due_for_review,
    kept_files,
    updates_of,
)
from intranet.guidance.services import seen_of
from intranet.guidance.text import lines_of, render
from intranet.people.models import Person
from intranet.people.rules import today


def reading_page(page: GuidancePage, reader: Person, part: str = "", ticket: str = "") -> dict[str, Any]:
    """Context of ``read.html``: what is published, frozen; to the unit of a page that is not, its newest text; to who
    is no reader any more, what they acknowledged. ``part`` and ``ticket``: see ``panel_for``.
    """
    kept = None if _is_shown_the_newest(page, reader) else acknowledged_version(reader, page)
    version = kept or (page.version if page.live else None)
    shown = page if version else page.get_latest_revision_as_object()
    may_edit = bool(decide(reader, "edit", page))
    return {
        "guidance": page,
        "version": version,
        "is_kept": kept is not None and kept.pk != page.version_id,
        "title": version.title if version else shown.title,
        "text_html": version.html if version else render(shown.body),
        "attachments": files_of(page, version) if version else kept_files(page),
        "readers": "; ".join(describe([reader.token for reader in page.readers.all()])),
        "updates": _updates(page, version),
        "panel": panel_for(version, reader, part=part, ticket=ticket),
        "is_due": is_due_for_review(page, today()),
        "may_edit": may_edit,
        "may_review": bool(page.live and decide(reader, "review", page)),
        "has_changes": may_edit and page.live and page.has_unpublished_changes,
    }


def _is_shown_the_newest(page: GuidancePage, reader: Person) -> bool:
    """Whether they may read it otherwise than by their receipt."""
    asker = who(reader)
    held = asker is not None and not asker.tokens.isdisjoint(GuidancePolicy().tokens("read", page))
    return held or (asker is not None and is_owner(asker, page))


def _updates(page: GuidancePage, version: Version | None) -> list[Version]:
    return list(updates_of(page, version)) if version else []


def edit_page(page: GuidancePage, form: PageForm, by: Person) -> dict[str, Any]:
    """Context of ``edit.html``."""
    return {
        "guidance": page,
        "form": form,
        "attachments": kept_files(page),
        "may_publish": bool(decide(by, "publish", page)),
        "may_withdraw": bool(decide(by, "withdraw", page)),
        "may_delete": bool(decide(by, "delete", page)),
    }


def publish_page(page: GuidancePage, form: PublishForm) -> dict[str, Any]:
    """Context of ``publish.html``; ``asked`` is the ``Preview`` once the form is filled in and asks."""
    asked, choice = None, ""
    if form.is_bound and form.is_valid() and form.asks_anew:
        asked, choice = preview(form.terms()), form.choice
    written = page.get_latest_revision_as_object()
    readers = "; ".join(describe([reader.token for reader in page.readers.all()]))
    shown = {"guidance": page, "title": written.title, "form": form, "readers": readers}
    return shown | {"asked": asked, "choice": choice}


def initial(page: GuidancePage) -> dict[str, Any]:
    """The newest text as the form's first values."""
    written = page.get_latest_revision_as_object()
    return {
        "title": written.title,
        "lines": lines_of(written.body),
        "responsible": page.responsible_id,
        "topic": page.topic_id,
        "review_on": page.review_on,
        "readers": [reader.token for reader in page.readers.all()],
        "seen": seen_of(page),
    }
