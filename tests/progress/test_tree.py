"""Rows along the path, worst first."""

from datetime import date

from intranet.progress.beside import Done
from intranet.progress.figures import Cell
from intranet.progress.tree import Beside, Faults, Row, UnitLine, found, rows_of
from intranet.reminders.queries import Reminded

ROOT = UnitLine(1, "0001", "Tỉnh", "province")
COMMITTEE = UnitLine(2, "00010001", "UBND tỉnh", "peoples-committee")
HOME = UnitLine(3, "000100010001", "Sở Nội vụ", "department")
POSTS = UnitLine(4, "0001000100010001", "Phòng Công chức", "division")
YOUTH = UnitLine(5, "0001000100010002", "Phòng Thanh niên", "division")
COMMUNE = UnitLine(6, "00010002", "UBND xã Hòa Lạc", "commune")
UNITS = [ROOT, COMMITTEE, HOME, POSTS, YOUTH, COMMUNE]
CELLS = [
    Cell(2, "acknowledged", 2),
    Cell(3, "open", 1, late=1),
    Cell(4, "acknowledged", 3),
    Cell(5, "open", 4),
    Cell(6, "open", 1),
    Cell(6, "acknowledged", 3),
]


def lines(rows: list[Row]) -> list[tuple[str, int, int, list[str]]]:
    return [(r.unit.name, r.figures.acknowledged, r.figures.counted, [p.unit.name for p in r.below]) for r in rows]


def test_what_is_below_a_unit_counts_in_its_row_worst_first() -> None:
    assert lines(rows_of(UNITS, CELLS, (), Beside())) == [
        ("Sở Nội vụ", 3, 8, ["Sở Nội vụ", "Phòng Thanh niên", "Phòng Công chức"]),
        ("UBND xã Hòa Lạc", 3, 4, []),
        ("UBND tỉnh", 2, 2, []),
    ]


def test_head_of_a_unit_sees_its_parts_as_rows() -> None:
    assert lines(rows_of([HOME, POSTS, YOUTH], CELLS, (HOME.path,), Beside())) == [
        ("Sở Nội vụ", 0, 1, []),
        ("Phòng Thanh niên", 0, 4, []),
        ("Phòng Công chức", 3, 3, []),
    ]


def test_what_stands_beside_is_summed_too() -> None:
    beside = Beside(
        {4: Faults(2, 1), 5: Faults(1, 1)},
        {3: Done(1, 2), 4: Done(0, 1)},
        {4: Reminded(date(2026, 11, 18), 2), 5: Reminded(date(2026, 11, 19), 1)},
    )

    home = rows_of(UNITS, CELLS, (), beside)[0]

    assert (home.faults, home.done, home.reminded) == (Faults(3, 2), Done(1, 3), Reminded(date(2026, 11, 19), 2))


def test_unit_is_found_without_marks_and_below_another() -> None:
    rows = rows_of(UNITS, CELLS, (), Beside())

    assert [row.unit.name for row in found(rows, "hoa lac")] == ["UBND xã Hòa Lạc"]
    assert [(row.unit.name, row.found_below) for row in found(rows, "thanh nien")] == [("Sở Nội vụ", True)]
    assert (len(found(rows, "  ")), found(rows, "ngoại vụ")) == (3, [])


def test_cells_that_went_back_to_none_make_no_row() -> None:
    assert rows_of(UNITS, [Cell(6, "open", 0)], (), Beside()) == []
