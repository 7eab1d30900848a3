"""What is findable of directives, and by whom: every issued one, under the circles of its readers and its office; a
registered one under those who work on it. The files of each are parts of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace as replaced

from django.utils.text import capfirst
from django.utils.translation import gettext_noop

from intranet.access.rules import guards_for
from intranet.database import write_transaction
from intranet.directives.chain import FINDABLE, OTHER_WAY, chain_of
from intranet.directives.models import Directive, Standing
from intranet.directives.policy import LABEL, DirectivePolicy
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.parts import parts_of, subjects_with
from intranet.files.queries import attachments_of
from intranet.worker.services import enqueue
from search.catalogue import Entry, Link, Source, link, remove, replace

SOURCE = "directive"
KIND = gettext_noop("Directives")
IN_FORCE, OUT_OF_FORCE = gettext_noop("In force"), gettext_noop("No longer in force")


def source() -> Source:
    """The catalogue's source of directives."""
    return Source(SOURCE, KIND, entries)


def entries() -> Iterator[Entry]:
    """Everything that should be in the catalogue now."""
    frozen = Directive.objects.filter(state__in=FINDABLE).select_related("type", "current_version", "owner_unit")
    for directive in frozen.prefetch_related("readers").iterator(chunk_size=200):
        yield from entries_of(directive)


def put(directive: Directive) -> None:
    """Bring the entries of one directive up to date, in the transaction that changed it; a draft has none. Those it
    belongs together with are told so.
    """
    if directive.state in FINDABLE:
        entry, *parts = entries_of(directive)
        replace(SOURCE, entry.key, [entry, *parts])
        others = {each.key: OTHER_WAY[each.relation] for each in entry.chain if isinstance(each, Link)}
        if others:
            link(SOURCE, others, (SOURCE, entry.key))
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
    """Bring the entries of every directive up to date. A task; doing it again changes nothing."""
    _put_anew(Directive.objects.filter(state__in=FINDABLE).values_list("pk", flat=True))


def file_read(stored: StoredFile) -> None:
    """The further pages of a scan have been read: their words are found wherever it hangs."""
    _put_anew(subjects_with(stored, LABEL))


def file_withdrawn(stored: StoredFile) -> None:
    """A file is about to go; nothing of it is found from now on. Called in the transaction that removes it."""
    for directive in Directive.objects.filter(pk__in=subjects_with(stored, LABEL), state__in=FINDABLE):
        replace(SOURCE, str(directive.pk), entries_of(directive, without=stored))


def _put_anew(keys: Iterable[int]) -> None:
    """Each under its lock, so that what is recalled meanwhile does not come back."""
    for key in list(keys):
        with write_transaction():
            for directive in Directive.objects.select_for_update(of=("self",)).filter(pk=key, state__in=FINDABLE):
                put(directive)


def _text(directive: Directive) -> str:
    """What stands behind a guard is found by number and title only; its words would show in the passage."""
    version = directive.current_version
    return f"{version.text}\n{directive.issuer}" if version and not guards_for("read", directive) else ""


def entries_of(directive: Directive, *, without: StoredFile | None = None) -> Iterator[Entry]:
    """A frozen directive and the files it was frozen with; of one behind a guard only what it is called."""
    entry = entry_of(directive)
    yield entry
    version = directive.current_version
    if version and not guards_for("read", directive):
        frozen = {each["sha256"] for each in version.attachments} - {without.sha256 if without else ""}
        files = [each for each in attachments_of(directive) if each.file.sha256 in frozen]
        yield from parts_of(replaced(entry, chain=()), files if not version.minor else _without_original(files))


def _without_original(files: Iterable[Attachment]) -> list[Attachment]:
    """What was read of the original has been put right by hand: the wrong reading is found no more."""
    return [each for each in files if each.role != AttachmentRole.ORIGINAL]


def entry_of(directive: Directive) -> Entry:
    """The entry of a frozen directive. Its tokens are those that ``decide`` would compare."""
    return Entry(
        source=SOURCE,
        key=str(directive.pk),
        title=capfirst(directive.summary),
        url=directive.get_absolute_url(),
        tokens=DirectivePolicy().tokens("read", directive),
        number=directive.symbol,
        text=_text(directive),
        facets=_facets(directive),
        date=directive.date,
        chain=[Link(SOURCE, str(key), words) for key, words in chain_of(directive).items()],
    )


def _facets(directive: Directive) -> dict[str, str]:
    """What was corrected stays in force; what was replaced does not."""
    return {
        "kind": KIND,
        "state": OUT_OF_FORCE if directive.standing == Standing.REPLACED else IN_FORCE,
        "issuer": directive.issuer,
        "type": directive.type.name_en if directive.type else "",
        "signer": directive.signatory,
        "unit": directive.owner_unit.name,
    }
