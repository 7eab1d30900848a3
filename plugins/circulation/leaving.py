"""What circulation keeps about a person, and removing what lies outside of its tables."""

from collections.abc import Iterator
from math import inf
from typing import Any

from intranet.contracts import sealed_files
from plugins.circulation.folders import FOLDER, PICTURES
from plugins.circulation.models import Clearance, Copy, Extension, JoinRequest, Opening, RosterEntry


def export(person: Any | None) -> Iterator[dict[str, Any]]:
    """Places in spaces, clearances, copies, requests and openings of one person, or of everybody; no titles and no
    contents. A place that one has through a unit or a post is the unit's.
    """
    for entry in _places(person):
        yield {
            "what": "place",
            "person": int(entry.token.removeprefix("user:")),
            "space": entry.space_id,
            "keeper": entry.is_keeper,
            "from": entry.starts.isoformat(),
        }
    for held in _of(Clearance.objects.select_related("level"), "person", person):
        yield {"what": "clearance", "person": held.person_id, "level": held.level.slug, "until": held.ends.isoformat()}
    for copy in _of(Copy.objects.select_related("item"), "holder", person):
        yield {
            "what": "copy",
            "person": copy.holder_id,
            "number": copy.item.number,
            "copy": copy.number,
            "state": copy.state,
        }
    yield from _asked(person)
    for opening in _of(Opening.objects.select_related("version__item"), "person", person):
        number = opening.version.item.number
        yield {
            "what": "opening",
            "person": opening.person_id,
            "number": number,
            "page": opening.page,
            "at": opening.at.isoformat(),
        }


def _asked(person: Any | None) -> Iterator[dict[str, Any]]:
    """What one asked the keepers for; the reason is one's own words."""
    for row in _of(JoinRequest.objects.all(), "by", person):
        asked = {"space": row.space_id, "reason": row.reason}
        yield {"what": "request to join", "person": row.by_id, **asked, "agreed": row.agreed}
    for row in _of(Extension.objects.select_related("copy__item"), "by", person):
        asked = {"number": row.copy.item.number, "copy": row.copy.number, "reason": row.reason}
        yield {"what": "longer loan", "person": row.by_id, **asked, "agreed": row.agreed}


def _places(person: Any | None) -> Any:
    circle = {"token__startswith": "user:"} if person is None else {"token": f"user:{person.pk}"}
    return RosterEntry.objects.filter(**circle)


def _of(rows: Any, field: str, person: Any | None) -> Any:
    return rows if person is None else rows.filter(**{field: person})


def erase() -> None:
    """Every sealed file, also one that no row names: nobody sweeps afterwards. Twice changes nothing."""
    for folder in (FOLDER, PICTURES):
        for name in list(sealed_files.unclaimed((), folder=folder, before=inf)):
            sealed_files.discard(name, folder=folder)
