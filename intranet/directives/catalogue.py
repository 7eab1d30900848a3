"""What is findable of directives, and by whom: every issued one, under the circles of its readers and its office; a
registered one under those who work on it.
"""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext_noop

from intranet.access.rules import guards_for
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.policy import LABEL, DirectivePolicy
from intranet.worker.services import enqueue
from search.catalogue import Entry, Source, index, remove

SOURCE = "directive"
KIND = gettext_noop("Directives")
FINDABLE = frozenset({DirectiveState.REGISTERED, DirectiveState.ISSUED})
"""States in which the text is frozen and somebody besides its writers may read it."""


def source() -> Source:
    """The catalogue's source of directives."""
    return Source(SOURCE, KIND, entries)


def entries() -> Iterator[Entry]:
    """Everything that should be in the catalogue now."""
    frozen = Directive.objects.filter(state__in=FINDABLE).select_related("type", "current_version")
    return (entry_of(directive) for directive in frozen.prefetch_related("readers").iterator(chunk_size=200))


def put(directive: Directive) -> None:
    """Bring one directive's entry up to date, in the transaction that changed it; a draft has none."""
    if directive.state in FINDABLE:
        index([entry_of(directive)])
    else:
        remove(SOURCE, str(directive.pk))


def rules_changed(subject: str) -> None:
    """A guard was put before reading, or taken away: one directive is brought up to date here and now, all of them by
    the worker. Called in the transaction that changes the rule.
    """
    label, _sep, pk = subject.partition(":")
    if label not in {"*", LABEL}:
        return
    if pk:
        for directive in Directive.objects.filter(pk=int(pk), state__in=FINDABLE):
            put(directive)
    else:
        enqueue("intranet.directives.catalogue.put_all")


def put_all() -> None:
    """Bring every directive's entry up to date. A task; doing it again changes nothing."""
    index(entries())


def _text(directive: Directive) -> str:
    """What stands behind a guard is found by number and title only; its words would show in the passage."""
    version = directive.current_version
    return f"{version.text}\n{directive.issuer}" if version and not guards_for("read", directive) else ""


def entry_of(directive: Directive) -> Entry:
    """The entry of a frozen directive. Its tokens are those that ``decide`` would compare."""
    facets = {"kind": KIND, "issuer": directive.issuer, "type": directive.type.name_en if directive.type else ""}
    return Entry(
        source=SOURCE,
        key=str(directive.pk),
        title=capfirst(directive.summary),
        url=directive.get_absolute_url(),
        tokens=DirectivePolicy().tokens("read", directive),
        number=directive.symbol,
        text=_text(directive),
        facets=facets,
        date=directive.date,
    )
