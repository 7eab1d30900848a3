"""Why somebody sees a document: for those who settle who reads it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from intranet.access.explaining import Circle, explain
from intranet.access.tokens import who
from intranet.acknowledgement.names import people_named
from intranet.directives.catalogue import SOURCE
from intranet.directives.models import Directive, DirectiveReader
from intranet.people.models import Person
from search.catalogue import circles_of

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Why:
    """Whether a person reads a document, ``reasons`` in words, and whether search finds it for them."""

    person: Person
    may: bool
    reasons: list[str]
    is_guarded: bool
    is_found: bool


def asked_why(request: HttpRequest, directive: Directive) -> dict[str, Any]:
    """What a page shows of it: the name as it was typed, what is wrong with it, or the answer."""
    typed = " ".join(request.GET.get("who", "").replace("\0", "").split())[:LONGEST]
    if not typed:
        return {"who": ""}
    found = people_named([typed])[0]
    return {
        "who": typed,
        "who_problem": found.problem,
        "why": why(found.person, directive) if found.person else None,
    }


def why(person: Person, directive: Directive) -> Why:
    """By which rule and circle ``person`` reads ``directive`` now, or that they do not."""
    explained, asker = explain(person, "read", directive), who(person)
    readers = {row.token: row for row in DirectiveReader.objects.filter(directive=directive)}
    reasons = [_reason(circle, person, readers.get(circle.token)) for circle in explained.circles]
    if explained.keeps:
        reasons.append(_("Has acknowledged it: what was acknowledged stays readable."))
    held = asker.tokens if asker else frozenset()
    found_by = circles_of(SOURCE, str(directive.pk)).get("", ())
    return Why(person, explained.may, reasons, explained.is_guarded, not held.isdisjoint(found_by))


def _reason(circle: Circle, person: Person, reader: DirectiveReader | None) -> str:
    if reader is None:
        rule = _("Works in the office in charge")
    elif reader.works:
        rule = _("Works on the document")
    else:
        rule = _("Among the readers") if reader.is_chosen else _("A receiving office passed it on")
    words = _("named in person") if circle.token == f"user:{person.pk}" else circle.words
    said = f"{rule}: {words}" if words else rule
    return _("%(reason)s (standing in for somebody)") % {"reason": said} if _is_stood_in_for(circle) else said


def _is_stood_in_for(circle: Circle) -> bool:
    return circle.is_borrowed and circle.token.startswith(("post:", "unit:", "under:"))
