"""Rows of a workbook of questions: what each says, and of a wrong one, what is wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from intranet.training.errors import Incomplete
from intranet.training.office.typed import DIVIDER
from intranet.training.rules.questions import OFFERED, QuestionKind, decimal_of, problems_of, understood
from intranet.training.services import QuestionFields

HEADS = {
    "code": "Mã câu",
    "kind": "Loại",
    "text": "Câu hỏi",
    "options": "Phương án",
    "key": "Đáp án",
    "points": "Điểm",
    "feedback": "Giải thích",
    "tags": "Nhãn",
}
MOST_ROWS = 1_000
LONGEST = 1_000
"""A cell is cut after so many letters when it is read: one that long may be half of a text."""
_NEEDED = {"code", "kind", "text"}
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that cannot be taken in, and why."""

    row: int
    code: str
    problems: list[str]


def cells_of(question: QuestionFields) -> list[Any]:
    """The question as a row."""
    options = f" {DIVIDER} ".join(_option(each) for each in question.options)
    kind = str(QuestionKind(question.kind).label)
    tags = "; ".join(question.tags)
    return [
        question.code,
        kind,
        question.text,
        options,
        _key_words(question),
        question.points,
        question.feedback,
        tags,
    ]


def understood_of(question: QuestionFields) -> str:
    """How the key of a number was understood, in words; empty for other kinds."""
    if question.kind != QuestionKind.NUMBER:
        return ""
    value, off = map(understood, question.key)
    if not decimal_of(question.key[1]):
        return _("understood as %(value)s") % {"value": value}
    return _("understood as %(value)s, off by at most %(off)s") % {"value": value, "off": off}


def _option(option: Any) -> str:
    return " = ".join(option) if isinstance(option, list) else str(option)


def _key_words(question: QuestionFields) -> str:
    key = question.key
    match question.kind:
        case QuestionKind.SINGLE:
            return str(key + 1)
        case QuestionKind.MULTIPLE:
            return "; ".join(str(place + 1) for place in key)
        case QuestionKind.NUMBER:
            return key[0] if key[1] in ("0", "") else f"{key[0]} ± {key[1]}"
        case QuestionKind.SHORT:
            return f" {DIVIDER} ".join(key)
    return ""


def read_rows(sheets: Sequence[Any], there: dict[str, QuestionFields]) -> tuple[list[QuestionFields], list[Wrong]]:
    """Questions of the first sheet that has the headings, and its wrong rows.

    Raises:
        Incomplete: no sheet has the headings, or there is too much of it.
    """
    for sheet in sheets:
        for position, (_number, cells) in enumerate(sheet.rows[:10]):
            columns = _columns(cells)
            if columns.keys() >= _NEEDED:
                below = sheet.rows[position + 1 :]
                if sheet.is_cut or len(below) > MOST_ROWS:
                    raise Incomplete([_("At most %(n)d questions in one workbook.") % {"n": MOST_ROWS}])
                return _read(below, columns, there)
    raise Incomplete([_("No row of headings was found. Download the workbook first, and write into it.")])


def _columns(cells: dict[int, str | None]) -> dict[str, int]:
    names = {head.casefold(): name for name, head in HEADS.items()}
    found: dict[str, int] = {}
    for column, cell in sorted(cells.items()):
        if name := names.get(" ".join((cell or "").split()).casefold()):
            found.setdefault(name, column)
    return found


def _read(
    rows: Sequence[Any], columns: dict[str, int], there: dict[str, QuestionFields]
) -> tuple[list[QuestionFields], list[Wrong]]:
    questions, wrong, seen = list[QuestionFields](), list[Wrong](), dict[str, int]()
    for number, found in rows:
        cells = {name: found.get(column, "") for name, column in columns.items()}
        if not any(cell != "" for cell in cells.values()):
            continue
        code = _line(cells["code"])
        question, problems = question_of(cells, there.get(code))
        if code in seen:
            problems = [*problems, _("Row %(row)s has the same code.") % {"row": seen[code]}]
        seen.setdefault(code, number)
        if problems or question is None:
            wrong.append(Wrong(number, code, problems))
        else:
            questions.append(question)
    return questions, wrong


def question_of(cells: dict[str, str | None], kept: QuestionFields | None) -> tuple[QuestionFields | None, list[str]]:
    """The question that a row says, and what is wrong with it. A cell that says what ``kept`` would say there leaves
    it as it is, line breaks and all; so does a column that is missing.
    """
    problems = [_("A cell is a formula. Write its value.")] if any(_is_formula(cell) for cell in cells.values()) else []
    said = dict(zip(HEADS, (_line(str(cell)) for cell in cells_of(kept)), strict=True)) if kept else {}
    words = {name: _line(cells.get(name, said.get(name, ""))) for name in HEADS}
    kind = _kinds().get(words["kind"].casefold(), "")
    same = {name for name in HEADS if kept and words[name] == said[name]}
    if any(len(words[name]) >= LONGEST for name in HEADS if name not in same):
        problems.append(_("A cell is too long for a workbook. Write this question on the screen."))
    if not words["code"] or len(words["code"]) > 40:
        problems.append(_("Give the question a code of at most 40 letters."))
    if not kind:
        labels = "; ".join(_labels())
        return None, [*problems, _("Write one of these kinds: %(kinds)s.") % {"kinds": labels}]
    given = _given(words, kind)
    if kept and kept.kind == kind:
        given |= {name: getattr(kept, name) for name in same}
        given |= {"key": kept.key, "options": kept.options} if {"key", "options"} <= same else {}
    question = QuestionFields(**given)
    return question, problems or problems_of(question.as_data())


def _given(words: dict[str, str], kind: str) -> dict[str, Any]:
    parts = [part.strip() for part in words["options"].split(DIVIDER) if part.strip()] if kind in OFFERED else []
    options: list[Any] = parts
    if kind == QuestionKind.MATCH:
        sides = [[side.strip() for side in part.split("=", 1)] for part in parts]
        options = [[*side, ""][:2] for side in sides]
    tags = list(dict.fromkeys(tag.strip() for tag in re.split("[;,]", words["tags"]) if tag.strip()))
    points = words["points"] or "1"
    return {
        "code": words["code"],
        "kind": kind,
        "text": words["text"],
        "options": options,
        "key": _key(words["key"], kind),
        "points": int(points) if points.isdecimal() and len(points) < 5 else 0,
        "feedback": words["feedback"],
        "tags": tags,
    }


def _key(words: str, kind: str) -> Any:
    if kind == QuestionKind.SINGLE:
        return int(words) - 1 if words.isdecimal() and len(words) < 3 else None
    if kind == QuestionKind.MULTIPLE:
        parts = [part for part in re.split(r"[;,\s]+", words) if part]
        are_places = all(part.isdecimal() and len(part) < 3 for part in parts)
        return sorted({int(part) - 1 for part in parts}) if are_places else None
    if kind == QuestionKind.NUMBER:
        value, _sep, off = words.partition("±")
        return [value.strip(), off.strip() or "0"]
    if kind == QuestionKind.SHORT:
        return [part.strip() for part in words.split(DIVIDER) if part.strip()]
    return None


def _is_formula(cell: str | None) -> bool:
    return cell is None or cell.startswith("=")


def _line(cell: str | None) -> str:
    """As it comes back from a cell: on one line, cut."""
    return " ".join((cell or "").translate(_CONTROLS).split())[:LONGEST]


def _labels() -> list[str]:
    with translation.override("vi"):
        return [str(each.label) for each in QuestionKind]


def _kinds() -> dict[str, str]:
    """Word, in Vietnamese or as the code, → kind."""
    words = zip(_labels(), QuestionKind.values, strict=True)
    return {label.casefold(): kind for label, kind in words} | {kind: kind for kind in QuestionKind.values}
