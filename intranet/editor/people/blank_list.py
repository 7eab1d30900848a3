"""The blank list of units and people, with the words that its columns take. In Vietnamese always."""

import io

from intranet.people.importing.cells import choices
from intranet.people.importing.headings import PEOPLE, UNITS
from intranet.spreadsheets import Layout, Tab, write_workbook

_WIDTH = 22


def blank_list() -> bytes:
    """A workbook with an empty sheet for units, one for people, and one that lists kinds and roles."""
    target = io.BytesIO()
    kinds, roles = choices("kind"), choices("role")
    longest = max(len(kinds), len(roles))
    words = zip(kinds + [""] * (longest - len(kinds)), roles + [""] * (longest - len(roles)), strict=True)
    write_workbook(
        target,
        [
            _tab("Đơn vị", [both[0] for both in UNITS.values()]),
            _tab("Cán bộ", [both[0] for both in PEOPLE.values()]),
            Tab("Từ dùng được", ["Loại đơn vị dùng được", "Vai trò dùng được"], list(words), Layout(widths=[40, 40])),
        ],
    )
    return target.getvalue()


def _tab(name: str, header: list[str]) -> Tab:
    return Tab(name, header, [], Layout(widths=[_WIDTH] * len(header)))
