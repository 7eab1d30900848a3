"""Entries that a question treats apart: those left out of it, and those shown elsewhere than among its hits."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from search import models
from search.backends.base import Question, Scope
from search.naming import Identity
from search.permitted import is_permitted


class Picked(NamedTuple):
    """What is left of a scope, and the entries of it that the person may see and that are shown apart."""

    scope: Scope
    apart: frozenset[int]

    @property
    def listed(self) -> Scope:
        """The scope of the hits."""
        return replace(self.scope, excluded=self.scope.excluded | self.apart)

    def whole(self, listed: Question) -> Question:
        """The question that finds what ``listed`` finds, and what is shown apart: of it are total and facets."""
        return replace(listed, scope=replace(listed.scope, excluded=listed.scope.excluded - self.apart))


def picked(scope: Scope, apart: Collection[Identity], without: Collection[Identity]) -> Picked:
    """``scope`` without every part of the entries ``without``, and the parts of those ``apart`` that may be seen.

    No query if there are none, else one. What the person may not see, and what the engine does not know rightly just
    now, is never apart: it would be counted.
    """
    if not apart and not without:
        return Picked(scope, frozenset())
    parts = list(models.Entry.objects.filter(_any_of({*apart, *without})).only("source", "key", "tokens"))
    left_out = frozenset(part.pk for part in parts if (part.source, part.key) in without)
    scope = replace(scope, excluded=scope.excluded | left_out)
    seen = (part.pk for part in parts if (part.source, part.key) in apart and is_permitted(part, scope))
    return Picked(scope, frozenset(seen) - scope.excluded)


def _any_of(identities: Collection[Identity]) -> Q:
    keys = defaultdict(list)
    for source, key in identities:
        keys[source].append(key)
    return reduce(or_, (Q(source=source, key__in=some) for source, some in keys.items()))
