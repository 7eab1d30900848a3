"""The rows of a workbook, cell by cell: what each says, and of a wrong one, what is wrong and what to write."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from intranet.contracts import Refused
from plugins.checklists.asked import A_WEIGHT, DIVIDER, MOST_QUESTIONS, MOST_SECTIONS, Asked, Part, wrong_choices
from plugins.checklists.drafts import LONGEST_KEY, folded, new_key
from plugins.checklists.models import Kind, Proof

HEADS = {
    "key": "Mã câu",
    "section": "Phần",
    "text": "Câu hỏi",
    "kind": "Loại trả lời",
    "choices": "Lựa chọn",
    "measure": "Đơn vị tính",
    "weight": "Điểm tối đa",
    "proof": "Minh chứng",
    "guidance": "Hướng dẫn",
    "basis": "Căn cứ",
}
_NEEDED = {"section", "text"}
_LONGEST = {"section": 200, "text": 999, "choices": 999, "measure": 40, "guidance": 999, "basis": 300}
"""A cell is cut after 1,000 letters when it is read: one of 1,000 may be half of a text."""
_HEADING_WITHIN = 10
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FORMER = {"yes, partly, no": Kind.VERDICT, "có, một phần, không": Kind.VERDICT}
"""Words that earlier exports wrote: a workbook that lies on somebody's desk is still read."""
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where something stands; columns from 0."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """As the program shows it: C12."""
        high, low = divmod(self.column, 26)
        return f"{chr(64 + high) if high else ''}{chr(65 + low)}{self.row}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong cell: what is wrong, and what to write."""

    cell: Cell
    what: str
    write: str


@dataclass(slots=True)
class Rows:
    """What was read: questions by title of section, in order; ``first`` is the row of the headings."""

    sheet: str
    first: int
    sections: dict[str, list[Asked]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_rows(sheets: Sequence[Any], parts: list[Part], used: set[str]) -> Rows:
    """The rows of the first sheet that has the headings, against the ``parts`` of the draft.

    Raises:
        Refused: no sheet has, or there is too much.
    """
    for sheet in sheets:
        for position, (number, cells) in enumerate(sheet.rows[:_HEADING_WITHIN]):
            columns = _columns(cells)
            if columns.keys() >= _NEEDED:
                reader = _Reader(Rows(sheet.name, number), columns, parts, used)
                below = sheet.rows[position + 1 :]
                _check_size(below, sheet.is_cut)
                for row, found in below:
                    reader.take(row, found)
                _check_sections(reader.rows)
                return reader.rows
    raise Refused(
        _("No row of headings was found. It needs “Phần” and “Câu hỏi”. Download the checklist first."), "file"
    )


def _columns(cells: dict[int, str | None]) -> dict[str, int]:
    names = {folded(head): name for name, head in HEADS.items()}
    found: dict[str, int] = {}
    for column, cell in sorted(cells.items()):
        if name := names.get(folded(cell or "")):
            found.setdefault(name, column)
    return found


def _check_size(rows: Sequence[Any], is_cut: bool) -> None:
    if is_cut or len(rows) > MOST_QUESTIONS + MOST_SECTIONS:
        raise Refused(_("At most 26 sections and 200 questions."), "file")


def _check_sections(rows: Rows) -> None:
    if len(rows.sections) > MOST_SECTIONS or sum(map(len, rows.sections.values())) > MOST_QUESTIONS:
        raise Refused(_("At most 26 sections and 200 questions."), "file")


class _Reader:
    """Row after row; what stands in a draft keeps its line breaks where the cell says the same words."""

    def __init__(self, rows: Rows, columns: dict[str, int], parts: list[Part], used: set[str]) -> None:
        self.rows, self.columns = rows, columns
        self.known = {asked.key: asked for part in parts for asked in part.questions}
        self.titles = {in_a_cell(part.title): part.title for part in parts}
        self.used = used | set(self.known)
        self.seen: dict[str, int] = {}
        self.row, self.cells, self.last = 0, dict[str, str | None](), ""

    def take(self, row: int, cells: dict[int, str | None]) -> None:
        """Add what the row says, or what is wrong with it."""
        self.row = row
        self.cells = {name: cells.get(column, "") for name, column in self.columns.items()}
        if not any(cell != "" for cell in self.cells.values()):
            return
        before = len(self.rows.problems)
        section = self._section()
        if {name for name, cell in self.cells.items() if cell != ""} == {"section"}:
            self.rows.sections.setdefault(section, [])
            return
        asked = self._asked()
        if section:
            self.rows.sections.setdefault(section, [])
        if len(self.rows.problems) == before:
            self.rows.sections[section].append(asked)

    def wrong(self, name: str, what: Any, write: Any) -> None:
        """Something is wrong in the column ``name`` of this row; a column that is missing is that of the question."""
        column = self.columns.get(name, self.columns["text"])
        self.rows.problems.append(Problem(Cell(self.rows.sheet, self.row, column), str(what), str(write)))

    def _section(self) -> str:
        written = self._text("section")
        title = next((kept for cell, kept in self.titles.items() if cell == written), written)
        if not title:
            self.wrong("section", _("The section is missing."), _("Write the title of its section."))
        elif title in self.rows.sections and title != self.last:
            what = _("The section “%(title)s” stands in two places.") % {"title": title}
            self.wrong("section", what, _("Put its rows below one another."))
        self.last = title
        return title

    def _asked(self) -> Asked:
        key = self._key()
        kept = self.known.get(key)
        text = self._kept("text", kept)
        if not text and self.cells.get("text") == "":
            self.wrong("text", _("The question is missing."), _("Write the question, or delete the row."))
        kind = self._word("kind", Kind, kept, Kind.VERDICT)
        if not key:
            key = new_key(text, self.used)
            self.used.add(key)
        return Asked(
            key=key,
            text=text,
            kind=kind,
            weight=self._weight(kept),
            proof=self._word("proof", Proof, kept, Proof.WELCOME),
            choices=self._choices(kind, kept),
            measure=self._kept("measure", kept),
            guidance=self._kept("guidance", kept),
            basis=self._kept("basis", kept),
            directive=kept.directive if kept else None,
        )

    def _key(self) -> str:
        key = self._text("key").lower()
        if not key or not self.known:  # codes of another checklist say nothing in a draft that asks nothing yet
            return ""
        if len(key) > LONGEST_KEY or not _KEY.fullmatch(key):
            write = _("Leave it empty for a new question; for one that is there, take its code from the export.")
            self.wrong("key", _("“%(text)s” is no code of a question.") % {"text": key}, write)
        elif key in self.seen:
            what = _("Row %(row)s has the same code.") % {"row": self.seen[key]}
            self.wrong("key", what, _("Leave the code empty in the row that is the new question."))
        elif key not in self.known:
            write = _("Leave it empty: a new question gets its code here.")
            self.wrong("key", _("No question of the draft has the code “%(key)s”.") % {"key": key}, write)
        self.seen.setdefault(key, self.row)
        return key

    def _text(self, name: str) -> str:
        cell = self.cells.get(name, "")
        if cell is None or cell.startswith("="):
            self.wrong(name, _("The cell is a formula."), _("Write its value."))
            return ""
        return cell

    def _kept(self, name: str, kept: Asked | None) -> str:
        """The text of a cell; what the question says already where the column is missing or says the same words."""
        said = str(getattr(kept, name)) if kept else ""
        if name not in self.columns:
            return said
        cell = self._text(name)
        if said and cell == in_a_cell(said):
            return said
        return self._short(name, cell)

    def _short(self, name: str, cell: str) -> str:
        if len(cell) > _LONGEST[name]:
            what = _("The cell has more than %(most)s letters.") % {"most": _LONGEST[name]}
            self.wrong(name, what, _("Shorten it, or write it on the screen."))
        return cell

    def _word(self, name: str, words: Any, kept: Asked | None, usual: str) -> str:
        usual = getattr(kept, name) if kept else usual
        cell = self._text(name)
        if not cell:
            return usual
        found = _spellings(words).get(folded(cell))
        if found is None:
            write = _("Write one of: %(words)s.") % {"words": "; ".join(_vietnamese(words))}
            self.wrong(name, _("“%(text)s” is none of the words for this column.") % {"text": cell}, write)
        return found or usual

    def _weight(self, kept: Asked | None) -> Decimal:
        usual = kept.weight if kept else Decimal(1)
        cell = self._text("weight")
        if not cell:
            return usual
        weight = _number(cell)
        if weight is None:
            self.wrong("weight", _("“%(text)s” is no weight.") % {"text": cell}, A_WEIGHT)
            return usual
        return usual if weight == usual else weight

    def _choices(self, kind: str, kept: Asked | None) -> tuple[str, ...]:
        if kind != Kind.CHOICE:
            return ()
        said = kept.choices if kept else ()
        cell = self._text("choices")
        if "choices" not in self.columns or (said and cell == in_a_cell(f" {DIVIDER} ".join(said))):
            return said
        self._short("choices", cell)
        choices = tuple(dict.fromkeys(filter(None, (each.strip() for each in cell.split(DIVIDER)))))
        if problem := wrong_choices(choices):
            self.wrong("choices", problem, _("Write them in one cell, for example: đã có | đang làm | chưa có."))
        return choices


def in_a_cell(text: str) -> str:
    """``text`` as it comes back from a cell: on one line, cut after 1,000 letters."""
    return " ".join(text.translate(_CONTROLS).split())[:1000]


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    is_right = number.is_finite() and 0 <= number < 1000 and number == round(number, 2)
    return round(number, 2) if is_right else None


def _vietnamese(words: Any) -> list[str]:
    with translation.override("vi"):
        return [str(label) for label in words.labels]


def _spellings(words: Any) -> dict[str, str]:
    """Folded word, in Vietnamese or English, or its code → value."""
    found: dict[str, str] = {folded(word): value for word, value in _FORMER.items() if value in words}
    found |= {folded(value): value for value in words.values}
    for language in ("en", "vi"):
        with translation.override(language):
            found |= {folded(str(label)): value for value, label in words.choices}
    return found
