"""What is findable of guidance, and by whom: every published page, under its readers and its unit."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop

from intranet.access.rules import guards_for
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import LABEL, GuidancePolicy
from intranet.people.rules import local_date
from intranet.worker.services import enqueue
from search.catalogue import Entry, Source, index, remove

SOURCE = "guidance"
KIND = gettext_noop("Guidance")


def source() -> Source:
    """The catalogue's source of guidance."""
    return Source(SOURCE, KIND, entries)


def entries() -> Iterator[Entry]:
    """Everything that should be in the catalogue now."""
    live = GuidancePage.objects.filter(live=True, version__isnull=False).select_related("version", "owner_unit")
    return (entry_of(page) for page in live.prefetch_related("readers").iterator(chunk_size=200))


def put(page: GuidancePage) -> None:
    """Bring one page's entry up to date, in the transaction that changed it; what is not published has none."""
    if page.live and page.version_id is not None:
        index([entry_of(page)])
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
    """Bring every page's entry up to date. A task; doing it again changes nothing."""
    index(entries())


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
        facets={"kind": KIND, "issuer": page.owner_unit.name},
        date=local_date(version.created_at) if version else None,
    )
