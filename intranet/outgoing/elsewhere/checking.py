"""The dry run: what each line of a list would do. Nothing is written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from intranet.directives.models import Directive, DocumentType
from intranet.directives.rules import fold
from intranet.numbering.rules import numbered as with_number
from intranet.outgoing.elsewhere.entries import Entry, same_tail
from intranet.outgoing.elsewhere.matching import Matcher
from intranet.outgoing.elsewhere.rows import Row, State
from intranet.outgoing.elsewhere.shelf import Shelf
from intranet.outgoing.elsewhere.waiting import Numbered, Waiting, numbered, waiting
from intranet.outgoing.errors import DayAhead, HeldAlready, NoSymbol
from intranet.outgoing.rules import given_too_early
from intranet.people.models import Person, Unit
from intranet.people.rules import today

MOST_CHOICES = 200
"""Rows without a document for which one may be chosen; of a longer list the others are only named."""

_NOBODY = UUID(int=0)

Choices = Mapping[int, UUID]
"""Row → document that the person has chosen; a row that is not named is left out."""


def check(office: Unit, person: Person, entries: Sequence[Entry], choices: Choices | None = None) -> list[Row]:
    """What each entry would do for ``person``, the clerk of ``office``. Ten queries, whatever the number of entries."""
    run = _Run(office, person, entries, choices)
    rows = list(_without_clashes([run.row(entry) for entry in entries], choices))
    return list(_with_twins(office, _offered(rows, run)))


class _Run:
    """One dry run."""

    def __init__(self, office: Unit, person: Person, entries: Sequence[Entry], choices: Choices | None) -> None:
        self.choices = choices
        self.shelf = Shelf(office, [entry.value for entry in entries])
        types = {fold(name): pk for name, pk in DocumentType.objects.values_list("name", "pk")}
        self.waiting = Matcher(waiting(office, person), types)
        self.held: dict[int, list[Numbered]] = defaultdict(list)
        for document in numbered(self.shelf.numbers, person):
            self.held[document.value].append(document)
        self.types = types

    def row(self, entry: Entry) -> Row:
        """What ``entry`` would do, as far as it can be told by itself."""
        if entry.problems or entry.day is None:
            return Row(entry, "wrong", entry.problems)
        if entry.day > today():
            return Row(entry, "wrong", (*DayAhead().problems, _("Correct the date in the list.")))
        if held := self._holder(entry):
            return _there(entry, held)
        return self._matched(entry)

    def _holder(self, entry: Entry) -> Numbered | None:
        """The document of this line, when it has the line's number."""
        assert entry.day is not None  # noqa: S101  the caller has looked
        held = [each for each in self.held[entry.value] if each.starts <= entry.day <= each.ends]
        told = (self.choices or {}).get(entry.row) or entry.key
        if found := [each for each in held if each.public_id == told]:
            return found[0]
        if not held or told in self.waiting.by_key:
            return None
        return next(iter(Matcher(held, self.types).match(entry).documents), None)

    def _matched(self, entry: Entry) -> Row:
        match = self.waiting.match(entry)
        document = match.documents[0] if len(match.documents) == 1 else None
        state: State = "compare" if match.is_near else "ready"
        if self.choices is not None:
            document = self.waiting.by_key.get(self.choices.get(entry.row, _NOBODY))
        if document is not None:
            return self._with(entry, document, state)
        several = _("Several documents have this summary. Choose the right one.")
        none = _("No document that waits for its number has this summary.")
        return Row(entry, "choose", (several if len(match.documents) > 1 else none,))

    def _with(self, entry: Entry, document: Waiting, state: State) -> Row:
        problems = tuple(self._problems(entry, document))
        if problems:
            return Row(entry, "wrong", problems, document)
        words = (_("Nearly the same summary. Compare both before you write the number."),) if state == "compare" else ()
        return Row(entry, state, words, document, with_number(document.symbol, entry.value))

    def _problems(self, entry: Entry, document: Waiting) -> Iterator[str]:
        assert entry.day is not None  # noqa: S101  the caller has looked
        if not same_tail(entry.tail, document.symbol):
            words = _("The list says “%(theirs)s”, the draft bears “%(ours)s”. Correct the list, or return the draft.")
            yield words % {"theirs": entry.written, "ours": document.symbol}
        if problem := given_too_early(entry.day, document.signed_on):
            yield problem
        try:
            with_number(document.symbol, entry.value)
        except ValueError:
            yield from NoSymbol(document.symbol).problems
        if objection := self.shelf.objection(entry, document):
            yield from objection.problems


def _there(entry: Entry, held: Numbered) -> Row:
    if held.day == entry.day:
        return Row(entry, "there", symbol=held.symbol)
    words = _("The document bears this number already, with the date %(day)s. Compare it with the other system.")
    return Row(entry, "wrong", (words % {"day": f"{held.day:%d/%m/%Y}"},))


def _without_clashes(rows: list[Row], choices: Choices | None) -> Iterator[Row]:
    """Two lines for one document, or with one number, decide nothing: a person does."""
    by_document, by_number = defaultdict(list), defaultdict(list)
    for row in rows:
        if row.symbol and row.document and row.entry.day:
            by_document[row.document.public_id].append(row.entry.row)
            by_number[row.symbol, row.entry.day.year].append(row.entry.row)
    for row in rows:
        if not (row.symbol and row.document and row.entry.day):
            yield row
        elif len(lines := by_number[row.symbol, row.entry.day.year]) > 1:
            words = _("Rows %(rows)s have the same number. Correct the list.")
            yield replace(row, state="wrong", words=(words % {"rows": _listed(lines)},))
        elif len(lines := by_document[row.document.public_id]) > 1:
            words = _("Rows %(rows)s mean the same document. Choose it in one of them.")
            yield replace(row, state="choose", words=(words % {"rows": _listed(lines)},), document=None, symbol="")
        else:
            yield row


def _listed(lines: list[int]) -> str:
    return ", ".join(map(str, lines))


def _offered(rows: list[Row], run: _Run) -> Iterator[Row]:
    """Open rows with what may be chosen: the document that was found first."""
    room = MOST_CHOICES
    for row in rows:
        if row.state in {"wrong", "there"} or (row.document is None and not room):
            yield row
            continue
        room -= row.document is None
        nearest = [each for each in run.waiting.nearest(row.entry) if each != row.document]
        yield replace(row, offered=[*filter(None, [row.document]), *nearest])


def _with_twins(office: Unit, rows: Iterator[Row]) -> Iterator[Row]:
    """Rows whose document would bear the number, symbol and issuer of another one (as ``same_number``). One query."""
    found = list(rows)
    symbols = {row.symbol for row in found if row.document}
    held = Directive.objects.filter(owner_unit=office, symbol__in=symbols).values_list("symbol", "issuer")
    twins = set(held)
    for row in found:
        if row.document and row.state != "wrong" and (row.symbol, row.document.issuer) in twins:
            yield replace(row, has_twin=True, words=(*row.words, *HeldAlready(row.symbol).problems))
        else:
            yield row
