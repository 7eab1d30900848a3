"""What people of one's unit have still to acknowledge: on the home page of its head, and beside the letter."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.acknowledgement.models import Audience
from intranet.acknowledgement.queries import asking
from intranet.directives.models import Directive
from intranet.directives.work import SHOWN, SOON, WorkItem, WorkLine
from intranet.people.models import Person, PostRole
from intranet.people.rules import today
from intranet.progress.queries import Followed, unfinished_units
from intranet.progress.scope import follows_up, page_address, scope_of

HEADS = (PostRole.HEAD, PostRole.LEADER)


def work(person: Person) -> Iterable[WorkLine]:
    """One line for who heads a unit. Four queries, none for others."""
    on = today()
    found = list(unfinished_units(person, HEADS, on))
    if not found:
        return
    late = sum(line.figures.late > 0 for line in found)
    soon = sum(_is_soon(line) for line in found)
    items = [_item(line) for line in found[:SHOWN]]
    yield WorkLine(_("Not yet acknowledged in your unit"), reverse("progress:list"), len(found), late, soon, items)


def _is_soon(line: Followed) -> bool:
    due = line.audience.due
    return not line.figures.late and due is not None and today() <= due <= today() + SOON


def _item(line: Followed) -> WorkItem:
    figures, version = line.figures, line.version
    done = _("%(done)d/%(of)d people have acknowledged") % {"done": figures.acknowledged, "of": figures.counted}
    return WorkItem(page_address(version), version.title, version.number, "", line.audience.due, done)


def beside_letter(directive: Directive, reader: Person) -> str:
    """The way to the progress of the document, for who follows it up; "" for others, without a query for who holds no
    such post.
    """
    version = directive.current_version
    if version is None or directive.is_draft or not follows_up(reader):
        return ""
    audience = Audience.objects.filter(subject_model=version.subject_model, subject_id=directive.pk).first()
    if audience is None or audience.version_id is None or scope_of(reader, directive, audience) is None:
        return ""
    url = page_address(asking(version))
    return render_to_string("intranet/directives/progress_link.html", {"url": url})
