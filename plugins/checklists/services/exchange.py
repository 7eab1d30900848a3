"""A checklist as a workbook: written out to be changed in a spreadsheet, and read back. Reading writes nothing: it says
what the draft would be, or which cells are wrong. In Vietnamese always, like every list that goes out.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core import signing
from django.utils import translation
from django.utils.translation import gettext as _

from intranet.contracts import Layout, Tab, write_workbook
from plugins.checklists.models import Kind, Proof, Version
from plugins.checklists.services.cells import HEADS, Cell, Problem, Rows, read_rows
from plugins.checklists.services.library import Asked, Part, parts_of

SHEET, WORDS_SHEET = "Phiếu", "Từ dùng được"
HOURS = 8
_SALT = "plugins.checklists.exchange"
_WIDTHS = (18, 26, 60, 16, 26, 14, 10, 18, 50, 30)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says: ``parts`` that the draft would hold, or what is wrong, cell by cell."""

    parts: list[Part]
    problems: list[Problem]


def workbook_of(version: Version) -> bytes:
    """The questions of ``version``, one a row, and the words that may be written for kinds and evidence."""
    target = io.BytesIO()
    with translation.override("vi"):
        rows = [row for part in parts_of(version) for row in _rows_of(part)]
        kinds, proofs = [str(label) for label in Kind.labels], [str(label) for label in Proof.labels]
        words = zip(kinds, [*proofs, *[""] * (len(kinds) - len(proofs))], strict=True)
        tabs = [
            Tab(SHEET, list(HEADS.values()), rows, Layout(widths=_WIDTHS)),
            Tab(WORDS_SHEET, ["Loại trả lời dùng được", "Minh chứng dùng được"], list(words), Layout(widths=[40, 40])),
        ]
        write_workbook(target, tabs)
    return target.getvalue()


def _rows_of(part: Part) -> Iterator[list[Any]]:
    if not part.questions:
        yield ["", part.title, *[""] * (len(HEADS) - 2)]
    for asked in part.questions:
        yield [
            asked.key,
            part.title,
            asked.text,
            str(Kind(asked.kind).label),
            " | ".join(asked.choices),
            asked.measure,
            float(asked.weight),
            str(Proof(asked.proof).label),
            asked.guidance,
            asked.basis,
        ]


def read(sheets: Sequence[Any], draft: Version) -> Reading:
    """What the draft would hold. A row with the code of a question of the draft is that question; one without a code is
    a new one; a question that no row names is removed.

    Raises:
        Refused: no sheet has the headings, or there is too much of it.
    """
    rows = read_rows(sheets, parts_of(draft), {*_used_before(draft)})
    parts = [Part(title, tuple(asked)) for title, asked in rows.sections.items()]
    return Reading(parts, [*rows.problems, *_without_any(rows)])


def _without_any(rows: Rows) -> Iterator[Problem]:
    if not rows.problems and not any(rows.sections.values()):
        yield Problem(Cell(rows.sheet, rows.first, 0), _("It holds no question."), _("Write a question in a row."))


def _used_before(draft: Version) -> Iterator[str]:
    rows = Version.objects.filter(checklist=draft.checklist_id)
    yield from rows.filter(sections__questions__key__isnull=False).values_list("sections__questions__key", flat=True)


def ticket(draft: Version, parts: list[Part], by: Any) -> str:
    """The signed form field that carries what ``by`` was shown to the confirmation; nothing is kept meanwhile."""
    packed = [[part.title, [_packed(asked) for asked in part.questions]] for part in parts]
    return signing.dumps([draft.pk, draft.revision, by.pk, packed], salt=_SALT, compress=True)


def unticket(value: str, draft: Version, by: Any) -> tuple[list[Part], int] | None:
    """The parts, and the revision of the draft that they were compared with. None when the field is not ours, is of
    another draft or person, or older than a working day.
    """
    try:
        draft_id, revision, person, packed = signing.loads(value, salt=_SALT, max_age=HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if (draft_id, person) != (draft.pk, by.pk):
        return None
    return [Part(title, tuple(_unpacked(each) for each in questions)) for title, questions in packed], revision


def _packed(asked: Asked) -> list[Any]:
    values = {name: getattr(asked, name) for name in Asked.__dataclass_fields__}
    return list((values | {"weight": str(asked.weight), "choices": list(asked.choices)}).values())


def _unpacked(values: list[Any]) -> Asked:
    given = dict(zip(Asked.__dataclass_fields__, values, strict=True))
    return Asked(**(given | {"weight": Decimal(given["weight"]), "choices": tuple(given["choices"])}))
