"""The question bank as a workbook: written out to be changed in a spreadsheet, and read back. Reading writes nothing.
In Vietnamese always, like every list that goes out.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.utils import translation
from django.utils.translation import gettext as _

from intranet.people.models import Person, Unit
from intranet.spreadsheets import Layout, Tab, write_workbook
from intranet.training.models import Question
from intranet.training.office.cells import HEADS, Wrong, cells_of, read_rows
from intranet.training.rules.questions import QuestionKind
from intranet.training.services import QuestionFields
from intranet.training.services.bank import FIELDS, bank_mark, fields_of

SHEET, KINDS_SHEET = "Câu hỏi", "Cách ghi"
HOURS = 8
_SALT = "intranet.training.exchange"
_WIDTHS = (14, 24, 60, 60, 24, 8, 50, 24)
_HOW = [
    ("single", "Các phương án cách nhau bằng dấu |", "Thứ tự của phương án đúng: 2"),
    ("multiple", "Các phương án cách nhau bằng dấu |", "Thứ tự các phương án đúng: 1; 3"),
    ("order", "Các bước theo đúng thứ tự, cách nhau bằng dấu |", "Để trống"),
    ("match", "Các cặp cách nhau bằng dấu |, hai vế cách nhau bằng dấu =", "Để trống"),
    ("number", "Để trống", "Số đúng: 1234 hoặc 12,5; nếu cho phép sai lệch: 12,5 ± 0,5"),
    ("short", "Để trống", "Các cách viết đúng, cách nhau bằng dấu |"),
]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a workbook would do: questions that are new, those that change (with the heads of what changes), how many
    stay as they are, and what is wrong, row by row.
    """

    new: list[QuestionFields] = field(default_factory=list)
    changed: list[tuple[QuestionFields, list[str]]] = field(default_factory=list)
    same: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def given(self) -> list[QuestionFields]:
        """What would be written."""
        return [*self.new, *(each for each, _heads in self.changed)]


def workbook_of(unit: Unit) -> bytes:
    """The questions of ``unit`` that are asked still, one a row, and how answers are written."""
    target = io.BytesIO()
    with translation.override("vi"):
        rows = [cells_of(fields_of(each)) for each in Question.objects.filter(owner_unit=unit, retired=False)]
        how = [(str(QuestionKind(kind).label), options, key) for kind, options, key in _HOW]
        write_workbook(
            target,
            [
                Tab(SHEET, list(HEADS.values()), rows, Layout(widths=_WIDTHS)),
                Tab(KINDS_SHEET, ["Loại dùng được", "Phương án", "Đáp án"], how, Layout(widths=(26, 60, 50))),
            ],
        )
    return target.getvalue()


def compare(sheets: Sequence[Any], unit: Unit) -> Compared:
    """What taking these sheets in would do. A row with the code of a question is that question; questions that no row
    names stay as they are.

    Raises:
        TrainingRefused: no sheet has the headings, or there is too much of it.
    """
    there = {each.code: each for each in Question.objects.filter(owner_unit=unit)}
    rows, wrong = read_rows(sheets, {code: fields_of(each) for code, each in there.items()})
    return _compared(rows, wrong, there)


def _compared(rows: Sequence[QuestionFields], wrong: list[Wrong], there: dict[str, Question]) -> Compared:
    new = [each for each in rows if each.code not in there]
    changed = [(each, _heads(there[each.code], each)) for each in rows if each.code in there]
    different = [(each, heads) for each, heads in changed if heads]
    return Compared(new, different, len(changed) - len(different), wrong)


def _heads(before: Question, after: QuestionFields) -> list[str]:
    names = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
    asked_again = [_("asked again")] if before.retired else []
    heads = {name: HEADS.get(name, HEADS["key"]) for name in names}
    return [*dict.fromkeys(heads.values()), *asked_again]


def ticket(unit: Unit, compared: Compared, by: Person) -> str:
    """The signed form field that carries what ``by`` was shown to the confirmation; nothing is kept meanwhile."""
    packed = [list(each.as_data().values()) for each in compared.given]
    return signing.dumps([unit.pk, bank_mark(unit), by.pk, packed], salt=_SALT, compress=True)


def unticket(value: str, unit: Unit, by: Person) -> tuple[list[QuestionFields], str] | None:
    """The questions, and the mark of the bank they were compared with. None when the field is not ours, is of another
    unit or person, or older than a working day.
    """
    try:
        unit_id, mark, person, packed = signing.loads(value, salt=_SALT, max_age=HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if (unit_id, person) != (unit.pk, by.pk):
        return None
    return [QuestionFields(*values) for values in packed], mark
