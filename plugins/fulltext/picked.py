"""What editors picked for a query, as a reader meets it."""

from typing import NamedTuple

from django.http import HttpRequest

from intranet.contracts import who_at
from plugins.fulltext.asking import Asked
from plugins.fulltext.editors.queries import Identity, picks_of, seen
from search.catalogue import Hit


class Choice(NamedTuple):
    """``first`` are shown above the results; ``without`` are left out of them."""

    first: tuple[Hit, ...] = ()
    without: frozenset[Identity] = frozenset()

    @property
    def apart(self) -> frozenset[Identity]:
        """What must not stand among the results as well."""
        return frozenset((hit.source, hit.key) for hit in self.first)


def choice_for(request: HttpRequest, asked: Asked) -> Choice:
    """What was picked, as far as the requester may see it. One query, and three where something stands first.

    Whoever narrows, orders by date or wants the words as typed has said what they want: nothing stands first then, and
    what is left out stays so.
    """
    picks = picks_of(asked.text)
    asker = who_at(request) if picks else None
    if asker is None:
        return Choice()
    ahead = [pick for pick in picks if not pick.is_left_out] if asked.is_plain else []
    first = tuple(each.hit for each in seen(ahead, asker, asked.text))
    return Choice(first, frozenset(pick.identity for pick in picks if pick.is_left_out))
