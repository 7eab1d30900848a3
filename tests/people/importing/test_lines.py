"""Reading the rows of a list: whatever stands in them, an answer in words and never a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.files.lists import Sheet
from intranet.people.importing import cells
from intranet.people.importing.cells import BadCell
from intranet.people.importing.headings import PEOPLE, UNITS
from intranet.people.importing.lines import MOST_LINES, Lines, ListRefused, PersonLine, UnitLine, lines_of

UNIT_HEADS = [both[0] for both in UNITS.values()]
PEOPLE_HEADS = [both[0] for both in PEOPLE.values()]


def _sheet(*rows: list[str | None], name: str = "Danh sách", is_cut: bool = False) -> Sheet:
    numbered = [(number, dict(enumerate(row))) for number, row in enumerate(rows, start=1)]
    return Sheet(name, numbered, is_cut)  # type: ignore[arg-type]


def test_lines_of_reads_both_sheets_in_any_order_of_columns() -> None:
    people = _sheet(["Tên", "Mã đơn vị", "Tên đăng nhập", "HỌ VÀ TÊN ĐỆM"], ["Hà", "VP", "tran.thu.ha", "Trần Thu"])
    units = _sheet(["Danh mục đơn vị"], UNIT_HEADS, ["VP", "", "Văn phòng"])

    found = lines_of([people, units])

    assert found.units == [UnitLine(3, key="VP", name="Văn phòng", sheet="Danh sách")]
    assert [(line.row, line.username, line.unit) for line in found.people] == [(2, "tran.thu.ha", "VP")]


def test_lines_of_one_table_name_no_sheet_and_of_several_their_own() -> None:
    units = _sheet(UNIT_HEADS, ["VP", "", "Văn phòng"], name="Đơn vị")
    people = _sheet(PEOPLE_HEADS, ["a", "A", "B", "", "", "X"], name="Cán bộ")

    both, alone = lines_of([units, people]), lines_of([_sheet(name="Trống"), people])

    assert [line.sheet for line in (*both.units, *both.people)] == ["Đơn vị", "Cán bộ"]
    assert [line.sheet for line in alone.people] == [""]


def test_lines_of_reads_english_headings() -> None:
    heads = ["Login name", "Family and middle name", "Given name", "Unit key"]

    assert lines_of([_sheet(heads, ["a.b", "A", "B", "X"])]).people[0].username == "a.b"


def test_lines_of_names_columns_that_are_not_taken_in() -> None:
    found = lines_of(
        [_sheet([*PEOPLE_HEADS, "Ngày sinh", "Số CCCD"], ["a", "A", "B", "", "", "X", *[""] * 4, "1/1/80"])]
    )

    assert found.ignored == ["Ngày sinh", "Số CCCD"]
    assert "1/1/80" not in str(found.packed())


def test_lines_of_composes_decomposed_letters() -> None:
    decomposed = "Trâ\u0300n"

    found = lines_of([_sheet(PEOPLE_HEADS, ["a", decomposed, "B", "", "", "X"])])

    assert found.people[0].family_name == "Trần"


@pytest.mark.parametrize("rows", [[], [["Một", "Hai"]], [UNIT_HEADS], [["Tên đăng nhập"], ["a.b"]]])
def test_lines_of_without_headings_or_rows_is_refused(rows: list[list[str | None]]) -> None:
    with pytest.raises(ListRefused):
        lines_of([_sheet(*rows)])


def test_lines_of_takes_ten_thousand_rows_and_no_more() -> None:
    rows: list[list[str | None]] = [["K", "", "Tên"]] * MOST_LINES

    assert len(lines_of([_sheet(UNIT_HEADS, *rows)]).units) == MOST_LINES
    with pytest.raises(ListRefused):
        lines_of([_sheet(UNIT_HEADS, *rows, ["K", "", "Tên"])])
    with pytest.raises(ListRefused):
        lines_of([_sheet(UNIT_HEADS, *rows, is_cut=True)])


def test_lines_go_through_a_ticket_unchanged() -> None:
    lines = Lines([UnitLine(2, "K", name="Đơn vị")], [PersonLine(3, "a.b")], ["Ngày sinh"])

    assert Lines.unpacked(lines.packed()) == lines


CELL = st.one_of(st.none(), st.text(max_size=60), st.sampled_from(["=1+1", "", " ", "30/02/2026", "\u0300", "ﾊ"]))


@given(st.lists(st.lists(CELL, max_size=12), max_size=6))
def test_lines_of_answers_whatever_the_cells(rows: list[list[str | None]]) -> None:
    try:
        found = lines_of([_sheet(PEOPLE_HEADS, *rows), _sheet(UNIT_HEADS, *rows)])
    except ListRefused:
        return

    assert all(any(line[1:]) for line in (*found.units, *found.people))


@given(st.text(max_size=80))
@pytest.mark.parametrize("reader", ["day", "kind", "role", "login", "email"])
def test_cells_are_read_or_refused_in_words(reader: str, text: str) -> None:
    said = "x" * 21
    try:
        getattr(cells, reader)(text)
    except BadCell as bad:
        said = str(bad)

    assert len(said) > 20


@pytest.mark.parametrize(
    "text", ["01/07/2025", "1/7/2025", "2025-07-01", "01.07.2025", "Ngày 01 tháng 7 năm 2025", "2025-07-01 00:00:00"]
)
def test_day_reads_days_as_lists_write_them(text: str) -> None:
    assert f"{cells.day(text):%Y-%m-%d}" == "2025-07-01"


@pytest.mark.parametrize(
    "text", ["30/02/2026", "đầu năm 2025", "45839", "01/07/25", "=TODAY()", "07/2025", "01/07/0225"]
)
def test_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadCell):
        cells.day(text)


@pytest.mark.parametrize(
    ("text", "kind"), [("phòng", "division"), ("Sở", "department"), ("xã", "commune"), ("office", "office")]
)
def test_kind_is_read_in_both_languages(text: str, kind: str) -> None:
    assert cells.kind(text) == kind
