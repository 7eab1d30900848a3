"""What a person looked for last, in their session and nowhere else: it goes when they sign out."""

from django.http import HttpRequest

KEY = "fulltext.recent"
KEPT, LONGEST = 8, 200


def note(request: HttpRequest, text: str) -> None:
    """Put ``text`` at the head of what was looked for. The session is written only when that changes something."""
    before = of(request)
    said = text[:LONGEST]
    after = [said, *(each for each in before if each.casefold() != said.casefold())][:KEPT]
    if after != before:
        request.session[KEY] = after


def of(request: HttpRequest) -> list[str]:
    """The latest searches of this session, the last one first."""
    kept: list[str] = request.session.get(KEY, [])
    return kept


def forget(request: HttpRequest) -> None:
    """Forget all of them."""
    request.session.pop(KEY, None)
