"""Whether the registers balance and the keys are the newest; what switching off means."""

from collections.abc import Iterator
from itertools import chain

from django.db.models import Count, F, Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from intranet.contracts import Health, is_newest
from plugins.circulation.models import Copy, ItemState, ItemVersion, PagePicture, Recall, Space
from plugins.circulation.models.items import Item
from plugins.circulation.services.copies import OUT


def registers() -> Health:
    """A closed recall has no copy out; copies are numbered from 1 without a gap."""
    astray = Copy.objects.filter(item__state=ItemState.CLOSED, state__in=OUT).count()
    if astray:
        return Health("broken", _("A recall was closed although copies are out."))
    gaps = Copy.objects.order_by().values("item").annotate(copies=Count("pk"), last=Max("number"))
    if gaps.exclude(copies=F("last")).exists():
        return Health("broken", _("A number is missing among the copies of a document."))
    waiting = Recall.objects.filter(closed_at__isnull=True).count()
    if waiting:
        return Health("attention", ngettext("%(n)d recall is open", "%(n)d recalls are open", waiting) % {"n": waiting})
    return Health("ok", _("Every copy is accounted for."))


def keys() -> Health:
    """Attention while something is sealed under an older master key: a file, what was read of it, a drawn page."""
    versions = ItemVersion.objects.values_list("wrapped", "text").iterator(chunk_size=500)
    pictures = PagePicture.objects.values_list("wrapped").iterator(chunk_size=500)
    older = sum(not all(is_newest(bytes(sealed)) for sealed in row) for row in chain(versions, pictures))
    if older:
        words = ngettext("%(n)d file waits for the new master key", "%(n)d files wait for the new master key", older)
        return Health("attention", words % {"n": older})
    return Health("ok", _("Everything is under the newest master key."))


def consequences() -> Iterator[str]:
    """What stays closed."""
    spaces = Space.objects.filter(archived_at__isnull=True).count()
    items = Item.objects.filter(state=ItemState.ISSUED).count()
    if spaces:
        yield ngettext("%(n)d space cannot be opened.", "%(n)d spaces cannot be opened.", spaces) % {"n": spaces}
    if items:
        words = ngettext(
            "%(n)d document in circulation cannot be read.", "%(n)d documents in circulation cannot be read.", items
        )
        yield words % {"n": items}
