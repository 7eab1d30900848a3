"""The columns of an exported log."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.audit.models import Event

HEADER = (
    _("Number"),
    _("Time"),
    _("Action"),
    _("Person"),
    _("On behalf of"),
    _("Source"),
    _("Plugin"),
    _("Object"),
    _("Label"),
    _("Details"),
    _("Hash"),
)


def cells(event: Event) -> list[Any]:
    """One event as the cells under ``HEADER``; the spreadsheet module makes them safe."""
    details = json.dumps(event.details, ensure_ascii=False) if event.details else ""
    return [
        event.pk,
        event.at,
        event.action,
        event.actor,
        event.on_behalf_of,
        event.source,
        event.plugin,
        event.subject,
        event.label,
        details,
        event.hash,
    ]
