"""Which issued documents a person finds, newest first, at a price that does not grow with the number of documents."""

from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q

from intranet.access.tokens import who
from intranet.acknowledgement.models import Assignment
from intranet.alphabet import order_key
from intranet.directives.models import Directive, DirectiveState, DocumentType, Listed
from intranet.directives.policy import LABEL, POSITIVE
from intranet.directives.rules import fold, words_of
from intranet.directives.walks import Filters, Found, Wanted, newest_under, values_under
from intranet.people.models import Person
from intranet.prepared import prepared
from intranet.topics.models import Topic

AT_ONCE = 100
"""Tokens in one statement; who holds more is asked about in several."""


class Kept(NamedTuple):
    """A document that only the person's own receipt keeps readable."""

    pk: int
    date: Any
    type_id: int
    type: str
    issuer: str
    folded: str
    topic_id: int | None
    topic: str | None

    @property
    def year(self) -> int:
        return int(self.date.year)


class Finder:
    """One person, and what they may read."""

    def __init__(self, person: Person) -> None:
        asking = who(person)
        self.person = person
        self.tokens = sorted(asking.tokens) if asking else []

    @cached_property
    def kept(self) -> list[Kept]:
        """What is not under any of the person's tokens and was acknowledged. One query; two where there is any."""
        keys = set(_acknowledged(self.person.pk, self.tokens)) if self.tokens else set()
        issued = Directive.objects.filter(pk__in=keys, state=DirectiveState.ISSUED, date__isnull=False)
        columns = ("pk", "date", "type", "type__slug", "issuer", "folded", "topic", "topic__slug")
        return [Kept(*row) for row in issued.values_list(*columns)]

    def find(self, filters: Filters, most: int) -> list[int]:
        """Keys of what ``look_for`` finds."""
        return [each.pk for each in self.look_for(filters, most)]

    def look_for(self, filters: Filters, most: int) -> list[Found]:
        """The newest documents that match, ``most`` of them at most, newest first. One query; two with a text, and two
        more where no document has all its words and the last one is taken as the beginning of one.
        """
        wanted = Wanted(filters, tuple(words_of(fold(filters.text))))
        if filters.text and not wanted.words:
            return []
        found = self._find(wanted, most)
        if not found and wanted.words:
            found = self._find(wanted.with_last_begun(), most)
        return found

    def _find(self, wanted: Wanted, most: int) -> list[Found]:
        found = {Found(str(kept.date), kept.pk) for kept in self.kept if _is_wanted(kept, wanted)}
        for start in range(0, len(self.tokens), AT_ONCE):
            found.update(newest_under(self.tokens[start : start + AT_ONCE], wanted, most))
        return sorted(found, reverse=True)[:most]

    def values(self, column: str, most: int) -> list[Any]:
        """The first ``most`` different values of ``issuer`` or ``year`` of all that may be read. One query."""
        return values_under(column, self.tokens, {getattr(kept, column) for kept in self.kept}, most)

    def types(self) -> list[DocumentType]:
        """The types of all that may be read. One query."""
        listed = Listed.objects.filter(type=OuterRef("pk"), token__in=self.tokens)
        kept = {each.type_id for each in self.kept}
        found = DocumentType.objects.filter(Q(Exists(listed)) | Q(pk__in=kept)).order_by()
        return sorted(found, key=lambda each: order_key(each.name))

    def topics(self) -> list[Topic]:
        """The topics of all that may be read, offered still or not. One query."""
        listed = Listed.objects.filter(topic=OuterRef("pk"), token__in=self.tokens)
        kept = {each.topic_id for each in self.kept if each.topic_id}
        return list(Topic.objects.filter(Q(Exists(listed)) | Q(pk__in=kept)))


@prepared
def _acknowledged(person: Any, tokens: Any) -> Any:
    """Keys of what the person acknowledged and what is not listed under ``tokens``, whatever became of it."""
    listed = Listed.objects.filter(token__in=tokens)
    most, under = listed.filter(version=OuterRef("version")), listed.filter(directive=OuterRef("version__subject_id"))
    mine = Assignment.objects.filter(~Exists(most), ~Exists(under), person=person, receipt__kind__in=POSITIVE)
    return mine.filter(version__subject_model=LABEL).values_list("version__subject_id", flat=True)


def _is_wanted(kept: Kept, wanted: Wanted) -> bool:
    filters, words = wanted.filters, words_of(kept.folded)
    return (
        filters.type in {"", kept.type}
        and filters.topic in {"", kept.topic}
        and filters.issuer in {"", kept.issuer}
        and filters.year in {None, 0, kept.year}
        and set(wanted.words) <= set(words)
        and any(word.startswith(wanted.prefix) for word in words)
    )
