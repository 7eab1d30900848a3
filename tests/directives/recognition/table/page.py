"""docs/recognition.md, made from the rows: no figure in it is typed by hand."""

from collections import Counter
from collections.abc import Iterator

from tests.directives.recognition.table.judging import Cell
from tests.directives.recognition.table.reading import Row, rows
from tests.directives.recognition.table.sources import GROUPS, Group

_HEAD = """# What the importer reads in real documents

Made by `python -m tests.directives.recognition.table` from the real documents kept beside the project, each through
the door for files and recognition as a clerk's file goes; `tests/directives/recognition/test_table.py` asserts that
this page is what comes out, that nothing is sure and wrong, and the shares. A form whose program is not installed is
left out.

✔ right · ? right, and marked for a person to look at · ✘ wrong, and marked · **✘✘** wrong and sure · – not found ·
✎ written by hand, and left to a person ·
blank: there is nothing to find, and nothing was found (not counted).
"""
_SIGNS = {"right": "✔", "unsure": "?", "illegible": "✎", "wrong": "✘", "missing": "–", "empty": ""}


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for group in GROUPS for line in _group(group))])


def share(found: tuple[Row, ...]) -> float:
    """Percentage of right cells among those in which there is something to be read or something was."""
    counted = [cell for row in found for cell in row.cells if cell.verdict != "empty"]
    return 100 * sum(cell.is_right for cell in counted) / len(counted) if counted else 100.0


def _group(group: Group) -> Iterator[str]:
    found = tuple(row for row in rows(group) if row.cells)
    verdicts = Counter(cell.verdict for row in found for cell in row.cells)
    sure_and_wrong = sum(cell.is_sure_and_wrong for row in found for cell in row.cells)
    yield f"## {group.title}\n"
    right = verdicts["right"] + verdicts["unsure"] + verdicts["illegible"]
    yield (
        f"{right} of {verdicts.total() - verdicts['empty']} fields right = "
        f"{share(found):.1f} % (goal {group.goal} %), {verdicts['unsure']} of them to be looked at; "
        f"{verdicts['wrong']} wrong, {verdicts['missing']} not found; **sure and wrong: {sure_and_wrong}**.\n"
    )
    for document in dict.fromkeys(row.source.document for row in found):
        yield from _document(document, tuple(row for row in found if row.source.document == document))


def _document(document: str, found: tuple[Row, ...]) -> Iterator[str]:
    fields = list(dict.fromkeys(cell.field for row in found for cell in row.cells))
    yield f"### {document}\n"
    yield f"| field | {' | '.join(row.source.form for row in found)} |"
    yield f"|---|{'---|' * len(found)}"
    for field in fields:
        yield f"| {field} | {' | '.join(_sign(row, field) for row in found)} |"
    yield ""


def _sign(row: Row, field: str) -> str:
    cell: Cell | None = next((cell for cell in row.cells if cell.field == field), None)
    if cell is None:
        return ""
    return "**✘✘**" if cell.is_sure_and_wrong else _SIGNS[cell.verdict]
