"""Why somebody may read a document: for its keepers, one condition after the other."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from intranet.contracts import circle_words, circles_of, decide, people_named
from plugins.circulation.models import Item
from plugins.circulation.queries.readers import cleared_for, roster_tokens

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Why:
    """Whether a person may read a document; ``reasons`` are what lets them, or the first condition that they lack: what
    comes after it is said of nobody, such as a clearance to who does not belong to the space.
    """

    person: Any
    may: bool
    reasons: list[str]
    is_guarded: bool = False


def asked_why(typed: str, item: Item, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a page shows of it: the name as it was typed, what is wrong with it, or the answer."""
    typed = " ".join(typed.replace("\0", "").split())[:LONGEST]
    if not typed:
        return {"who": ""}
    found = people_named([typed])[0]
    answer = why(found.person, item, wanted) if found.person else None
    return {"who": typed, "who_problem": found.problem, "why": answer}


def why(person: Any, item: Item, wanted: dict[str, Any]) -> Why:
    """By which circles and which clearance ``person`` may read ``item`` in the scope ``wanted``, or what they lack."""
    own = circles_of([person])[person.pk]
    member, scope = (_first(tokens, own, person) for tokens in (roster_tokens(item.space), wanted["tokens"]))
    if not member:
        return Why(person, False, [_("Does not belong to the space.")])
    if not scope and not wanted["whole"]:
        return Why(person, False, [_("Belongs to the space, but not to the scope of this document.")])
    held = cleared_for(item.level.rank).filter(person=person).select_related("level").first()
    if held is None:
        return Why(person, False, [_("Belongs to space and scope, but is not cleared for this level today.")])
    decision = decide(person, "read", item)
    if not decision and not decision.rule:
        return Why(person, False, [_("The document is not open to anybody now: see its days and those of the space.")])
    reasons = [_("Belongs to the space: %(circle)s") % {"circle": member}]
    reasons += [_("Belongs to the scope: %(circle)s") % {"circle": scope}] if scope and not wanted["whole"] else []
    return Why(person, True, [*reasons, _("Is cleared for: %(level)s") % {"level": held.level}], not decision)


def _first(tokens: list[str], own: set[str], person: Any) -> str:
    """The name of the first circle in which somebody stands; "" where they stand in none."""
    standing = next((token for token in tokens if token in own), "")
    if standing == f"user:{person.pk}":
        return _("named in person")
    return circle_words([standing]).get(standing, standing) if standing else ""
