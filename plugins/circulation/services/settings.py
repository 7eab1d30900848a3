"""What a space is for, when it is open, and its policies: changed by its keepers."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, bump_membership, enqueue, record, write_transaction
from plugins.circulation.models import Space
from plugins.circulation.policy import permits

SETTINGS = ("title", "purpose", "known", "joining", "work", "text_is_found", "opens_on", "closes_on")


def change_space(space: Space, wanted: dict[str, Any], by: Any) -> list[str]:
    """Set what ``wanted`` names among ``SETTINGS``; returns the names of what changed.

    Texts are findable, or no more, on the next request; the worker brings the index after it.

    Raises:
        Refused: ``by`` is no keeper, the name is empty, or the days are the wrong way round.
    """
    with write_transaction():
        locked = Space.objects.select_for_update().get(pk=space.pk)
        if not permits(by, "keep", locked):
            raise Refused(_("Only keepers change a space."))
        before = {name: getattr(locked, name) for name in SETTINGS}
        changed = [name for name in SETTINGS if name in wanted and wanted[name] != before[name]]
        for name in changed:
            setattr(locked, name, wanted[name])
        _check(locked)
        if changed:
            locked.save(update_fields=changed)
            bump_membership()
            _record(locked, changed, before, by)
        if "text_is_found" in changed:
            key = f"circulation-texts:{locked.pk}:{timezone.now().isoformat()}"
            enqueue("plugins.circulation.tasks.bring_texts", key=key, space_id=locked.pk)
    return changed


def _check(space: Space) -> None:
    if not space.title.strip() or not space.purpose.strip():
        raise Refused(_("A space has a name and a purpose."))
    if space.closes_on and space.closes_on < space.opens_on:
        raise Refused(_("The last day lies before the first."))


def _record(space: Space, changed: list[str], before: dict[str, Any], by: Any) -> None:
    """Without name and purpose: who reads the log need not know what the space is about."""
    told = [name for name in changed if name not in {"title", "purpose"}]
    details = {
        "changed": changed,
        "before": {name: str(before[name]) for name in told},
        "now": {name: str(getattr(space, name)) for name in told},
    }
    record("circulation.space-changed", actor=by, subject=space, plugin="circulation", details=details)
