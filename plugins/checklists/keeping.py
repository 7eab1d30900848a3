"""The sealed files of the evidence stores: what nobody claims is removed, and old master keys are replaced."""

import logging
import time

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from intranet.contracts import Health, SealBroken, is_newest, sealed_files, write_transaction
from plugins.checklists.models import Revision
from plugins.checklists.services.evidence import FOLDER

A_DAY = 24 * 3600
AT_ONCE = 200

logger = logging.getLogger("plugins.checklists")


def sweep() -> None:
    """Remove sealed files older than a day that no row names."""
    names, before = Revision.objects.values_list("name", flat=True), time.time() - A_DAY
    for name in list(sealed_files.unclaimed(names, folder=FOLDER, before=before)):
        sealed_files.discard(name, folder=FOLDER)


def rewrap() -> None:
    """Bring what an older master key has wrapped under the newest one; some at a time. What no key here opens is left
    as it is: the key may come back, and the others do not wait for it.
    """
    rows = Revision.objects.only("name", "wrapped").iterator(chunk_size=AT_ONCE)
    for row in [row for row in rows if not is_newest(bytes(row.wrapped))][:AT_ONCE]:
        try:
            with write_transaction():
                row.wrapped = sealed_files.rewrap(row.name, bytes(row.wrapped))
                row.save(update_fields=["wrapped"])
        except SealBroken:
            logger.exception("%s cannot be brought under the newest master key", row.name)


def keys() -> Health:
    """Attention while evidence is sealed under an older master key."""
    sealed = Revision.objects.values_list("wrapped", flat=True).iterator(chunk_size=500)
    older = sum(not is_newest(bytes(each)) for each in sealed)
    if older:
        words = ngettext("%(n)d file waits for the new master key", "%(n)d files wait for the new master key", older)
        return Health("attention", words % {"n": older})
    return Health("ok", _("Everything is under the newest master key."))
