"""Demo content: six letters of a fictional province, taken in from their files and issued the way people do it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Asking, Reading, Term, acknowledge
from intranet.directives.intake import draft_fields, take_in
from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue, update_draft
from intranet.directives.services.attaching import add_annex
from intranet.files.services import accept_bytes
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.topics.demo import DIGITAL, STAFF, named

LETTERS = Path(__file__).parent / "letters"


@dataclass(frozen=True, slots=True)
class Planned:
    """A letter and how it is issued: unit codes that are asked, days until it is due, its topic, whether all may read
    it, and its annex: the file and what it is called.
    """

    file: str
    asked: tuple[str, ...]
    due_in: int
    topic: str
    read_by_all: bool = False
    annex: tuple[str, str] = ("", "")


PLAN = (
    Planned("07-HD-VPTU.txt", ("UBND",), 4, DIGITAL),
    Planned("198-KH-UBND.txt", ("UBND",), 2, DIGITAL),
    Planned("39-QD-UBND.txt", ("VP", "SNV"), 12, DIGITAL, annex=("39-QD-UBND-quy-che.pdf", "Quy chế kèm theo.pdf")),
    Planned("1052-UBND-NC.txt", ("UBND",), 6, DIGITAL),
    Planned("214-KH-SNV.txt", ("SNV",), 18, STAFF, read_by_all=True),
)
"""In the order of issue; ``96-TB-VP.txt`` stays a draft for an editor to try."""


def load(clerk: Person, editor: Person, reader: Person) -> None:
    """Take all letters in as ``clerk``, issue the planned ones as ``editor``; ``reader`` has acknowledged the
    decision.
    """
    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    for planned in PLAN:
        draft = _draft(planned.file, units["UBND"], clerk, planned.topic)
        if all(planned.annex):
            _hang(draft, *planned.annex, clerk)
        directive = issue(draft.pk, editor, _order(planned, units))
        if planned.file == "39-QD-UBND.txt":
            _acknowledge(directive, reader)
    _draft("96-TB-VP.txt", units["UBND"], clerk)


def _draft(name: str, office: Unit, clerk: Person, topic: str = "") -> Directive:
    stored = accept_bytes(name, (LETTERS / name).read_bytes(), by=clerk)
    made = take_in(stored, name=name, owner_unit=office, by=clerk)
    if not topic:
        return made.directive
    chosen = replace(draft_fields(made.recognition, stored.text), topic=named(topic))
    return update_draft(made.directive.pk, clerk, chosen)


def _hang(draft: Directive, file: str, name: str, clerk: Person) -> None:
    add_annex(draft.pk, clerk, accept_bytes(name, (LETTERS / file).read_bytes(), by=clerk), name=name)


def _order(planned: Planned, units: dict[str, Unit]) -> IssueOrder:
    asked = [units[code] for code in planned.asked]
    readers = ["any"] if planned.read_by_all else [f"under:{unit.pk}" for unit in asked]
    return IssueOrder(
        readers, [Term("under", unit=unit) for unit in asked], Asking(today() + timedelta(days=planned.due_in))
    )


def _acknowledge(directive: Directive, reader: Person) -> None:
    version = directive.current_version
    assignment = assignment_of(reader, version) if version else None
    if assignment is not None:
        statement = "Tôi đã đọc toàn bộ văn bản, hiểu các việc tôi và đơn vị tôi phải làm."
        acknowledge(assignment.pk, reader, Reading(assignment.version_id, statement, "vi", 95))
