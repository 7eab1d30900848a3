"""Writing guidance: every save is a revision of the Wagtail page, and nothing of it is seen before it is published."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from wagtail.models import Page

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.reach import widens
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.directives.services import delete_draft as delete_directive
from intranet.files.pages import BEING_READ
from intranet.files.queries import attachments_of
from intranet.files.services import attach, detach_all
from intranet.guidance import catalogue
from intranet.guidance.errors import Incomplete, NotOfTheUnit, NotTheWriter, WrittenMeanwhile
from intranet.guidance.models import GuidancePage, GuidanceReader, GuidanceShelf
from intranet.guidance.policy import OFFICE_ROLES
from intranet.guidance.queries import candidates, live_audience
from intranet.guidance.services.asking import beyond_readers, terms_of
from intranet.guidance.text import blocks_of, lines_of
from intranet.people.models import Person, Unit
from intranet.topics.models import Topic


@dataclass(frozen=True, slots=True)
class PageFields:
    """What a person writes: ``lines`` are paragraphs as plain text, those that begin with "# " headings; ``readers``
    tokens. ``responsible`` answers for the page; where nobody is named, who begins it does, and after a change the
    editors of its unit.
    """

    title: str
    lines: list[str] = field(default_factory=list)
    review_on: date | None = None
    readers: list[str] = field(default_factory=list)
    responsible: Person | None = None
    topic: Topic | None = None


def create(owner_unit: Unit, by: Person, entered: PageFields) -> GuidancePage:
    """A new page, not published.

    Raises:
        NotTheWriter: ``by`` is neither clerk nor editor of ``owner_unit``.
        NotOfTheUnit: who is to answer for it is not of it.
    """
    if owner_unit.pk not in units_with_role(tokens_of(by), OFFICE_ROLES):
        raise NotTheWriter
    with write_transaction():
        page = GuidancePage(owner_unit=owner_unit, owner=by, live=False, has_unpublished_changes=True)
        page.responsible = chosen_of(page, entered.responsible) or candidates(owner_unit).filter(pk=by.pk).first()
        page.review_on, page.topic = entered.review_on, entered.topic
        _fill(page, entered)
        page = _shelf().add_child(instance=page)
        _set_readers(page, entered.readers)
        page.save_revision(user=by, log_action=True)
        record("guidance.drafted", actor=by, subject=page, label=page.title)
    return page


def seen_of(page: GuidancePage) -> str:
    """What a form says it has seen of a page: its newest revision."""
    return str(page.latest_revision_id or "")


def update(page_id: int, by: Person, entered: PageFields, *, seen: str) -> GuidancePage:
    """Save a revision with what was written; returns the page as it will be. Readers, the person who answers for it,
    the topic and the day of its review change at once.

    Raises:
        NotTheWriter: ``by`` may not edit it.
        WrittenMeanwhile: it is not the page that was ``seen``.
        NotOfTheUnit: who is to answer for it is not of its unit.
        Incomplete: somebody is asked to acknowledge it who could not read it any more, or a published page would be
            read by more people and ``by`` does not publish.
    """
    with write_transaction():
        page = locked(page_id)
        if not decide(by, "edit", page):
            raise NotTheWriter
        if seen != seen_of(page):
            raise WrittenMeanwhile
        if page.live and not decide(by, "publish", page) and widens(_tokens(page), entered.readers):
            raise Incomplete([_("The page is published: only the editor of the unit lets more people read it.")])
        audience = live_audience(page)
        if audience and (problems := list(beyond_readers(entered.readers, terms_of(audience)))):
            raise Incomplete(problems)
        _set_readers(page, entered.readers)
        page.responsible = chosen_of(page, entered.responsible)
        page.review_on, page.topic = entered.review_on, entered.topic
        page.save(update_fields=["responsible", "review_on", "topic"])
        written = page.get_latest_revision_as_object()
        _fill(written, entered)
        written.save_revision(user=by, log_action=True)
        record("guidance.edited", actor=by, subject=page, label=page.title)
        page.refresh_from_db()
        catalogue.put(page)
    return written


def delete_draft(page_id: int, by: Person) -> None:
    """Throw away a page that was never published; its files go with the sweep of files that nothing refers to.

    Raises:
        NotTheWriter: ``by`` may not, or it was published once and is kept.
    """
    with write_transaction():
        page = locked(page_id)
        if not decide(by, "delete", page):
            raise NotTheWriter
        record("guidance.draft-deleted", actor=by, subject=page, label=page.title)
        detach_all(page)
        page.delete()


def keep_as_guidance(directive: Directive, by: Person) -> GuidancePage:
    """Make a page of a draft that turned out to be no official document: its text and its files move, the draft goes.

    Raises:
        TransitionRefused: the draft may not go (``intranet.directives.services.delete_draft``).
        NotTheWriter: ``by`` does not write for the office.
        Incomplete: pages of a scan are still being read; one of them may yet bear a secrecy mark.
    """
    files = attachments_of(directive)
    if any(each.file.text_note == BEING_READ for each in files):
        raise Incomplete([_("Further pages of the file are still being read. Wait until they are, then try again.")])
    lines = lines_of(directive.body)
    names = {each.name for each in files}
    title = directive.summary if directive.summary not in {"", *names} else next(iter(lines), directive.summary)
    with write_transaction():
        page = create(directive.owner_unit, by, PageFields(title[:255], lines))
        for position, each in enumerate(files):
            attach(each.file, page, role=each.role, name=each.name, position=position)
        delete_directive(directive.pk, by)
    return page


def _tokens(page: GuidancePage) -> list[str]:
    return [reader.token for reader in page.readers.all()]


def locked(page_id: int) -> GuidancePage:
    """The page under its lock."""
    return GuidancePage.objects.select_for_update(of=("self",)).select_related("owner_unit").get(pk=page_id)


def chosen_of(page: GuidancePage, person: Person | None) -> Person | None:
    """``person``, if they may answer for ``page``: they hold a post in its unit, or are named already.

    Raises:
        NotOfTheUnit: neither.
    """
    if person and person.pk != page.responsible_id and not candidates(page.owner_unit).filter(pk=person.pk).exists():
        raise NotOfTheUnit
    return person


def _fill(page: GuidancePage, entered: PageFields) -> None:
    page.title = page.draft_title = entered.title.strip()[:255]
    page.body = blocks_of(entered.lines, page.body)


def _set_readers(page: GuidancePage, tokens: list[str]) -> None:
    GuidanceReader.objects.filter(page=page).exclude(token__in=tokens).delete()
    there = set(GuidanceReader.objects.filter(page=page).values_list("token", flat=True))
    new = [token for token in dict.fromkeys(tokens) if token not in there]
    GuidanceReader.objects.bulk_create(GuidanceReader(page=page, token=token) for token in new)


def _shelf() -> GuidanceShelf:
    """The one parent of all pages, made when it is first needed."""
    found: GuidanceShelf | None = GuidanceShelf.objects.first()
    if found is None:
        found = Page.get_first_root_node().add_child(
            instance=GuidanceShelf(title="Cẩm nang nghiệp vụ", slug="cam-nang")
        )
    return found
