"""What is findable of guidance, and by whom: every published page, under its readers and its unit, with its files."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_noop

from intranet.access.rules import guards_for
from intranet.database import write_transaction
from intranet.files.models import StoredFile
from intranet.files.parts import parts_of, subjects_with
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import LABEL, GuidancePolicy
from intranet.guidance.queries import files_of
from intranet.people.rules import local_date
from intranet.worker.services import enqueue
from search.catalogue import Entry, Source, remove, replace

SOURCE = "guidance"
KIND = gettext_noop("Guidance")


def source() -> Source:
    """The catalogue's source of guidance."""
    return Source(SOURCE, KIND, entries)


def entries() -> Iterator[Entry]:
    """Everything that should be in the catalogue now."""
    live = GuidancePage.objects.filter(live=True, version__isnull=False).select_related("version", "owner_unit")
    for page in live.prefetch_related("readers").iterator(chunk_size=200):
        yield from entries_of(page)


def put(page: GuidancePage) -> None:
    """Bring the entries of one page up to date, in the transaction that changed it; what is not published has none."""
    if page.live and page.version_id is not None:
        replace(SOURCE, str(page.pk), entries_of(page))
    else:
        remove(SOURCE, str(page.pk))


def rules_changed(subject: str) -> None:
    """A guard was put before reading, or taken away. Called in the transaction that changes the rule."""
    label, _sep, pk = subject.partition(":")
    if label not in {"*", LABEL}:
        return
    if pk:
        for page in GuidancePage.objects.filter(pk=int(pk), live=True):
            put(page)
    else:
        enqueue("intranet.guidance.catalogue.put_all")


def put_all() -> None:
    """Bring the entries of every page up to date. A task; doing it again changes nothing."""
    _put_anew(GuidancePage.objects.filter(live=True).values_list("pk", flat=True))


def file_read(stored: StoredFile) -> None:
    """The further pages of a scan have been read: their words are found wherever it hangs."""
    _put_anew(subjects_with(stored, LABEL))


def file_withdrawn(stored: StoredFile) -> None:
    """A file is about to go; nothing of it is found from now on. Called in the transaction that removes it."""
    for page in GuidancePage.objects.filter(pk__in=subjects_with(stored, LABEL), live=True, version__isnull=False):
        replace(SOURCE, str(page.pk), entries_of(page, without=stored))


def _put_anew(keys: Iterable[int]) -> None:
    """Each under its lock, so that what is withdrawn meanwhile does not come back."""
    for key in list(keys):
        with write_transaction():
            for page in GuidancePage.objects.select_for_update(of=("self",)).filter(pk=key):
                put(page)


def entries_of(page: GuidancePage, *, without: StoredFile | None = None) -> Iterator[Entry]:
    """A published page and the files it was published with; of one behind a guard only its title."""
    entry = entry_of(page)
    yield entry
    if page.version and not guards_for("read", page):
        files = files_of(page, page.version)
        yield from parts_of(entry, [each for each in files if without is None or each.file_id != without.pk])


def entry_of(page: GuidancePage) -> Entry:
    """The entry of a published page. Its tokens are those that ``decide`` would compare; what stands behind a guard is
    found by its title only.
    """
    version = page.version
    return Entry(
        source=SOURCE,
        key=str(page.pk),
        title=version.title if version else page.title,
        url=page.get_absolute_url(),
        tokens=GuidancePolicy().tokens("read", page),
        number="",
        text=version.text if version and not guards_for("read", page) else "",
        facets={"kind": KIND, "issuer": page.owner_unit.name, "unit": page.owner_unit.name},
        date=local_date(version.created_at) if version else None,
    )
