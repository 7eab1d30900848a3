"""What the cells of a worksheet show: dates as days, whole numbers without a fraction, text as it is.

A formula is never worked out: what its program saved as the result is taken, and None where it saved nothing.
"""

import re
from datetime import date, timedelta
from zipfile import ZipFile

from intranet.files.extraction.decoders import composed
from intranet.files.extraction.markup import Attributes, Walker, walk

LONGEST_CELL = 1_000

_DAY_FORMATS = {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}
"""Numbers of the formats that show a day without being written down in the file (ECMA-376, part 1, 18.8.30)."""

_NOT_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_WHOLE_UP_TO = 1e15
_LAST_DAY = 2_958_465  # 31/12/9999


class Styles(Walker):
    """Which cell formats show a day."""

    def __init__(self) -> None:
        self.day_styles: set[int] = set()
        self._formats: set[int] = set(_DAY_FORMATS)
        self._in_cells = False
        self._count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """A number format, or a cell format that names one."""
        if name == "numFmt" and is_day_format(attributes.get("formatCode", "")):
            self._formats.add(int(attributes["numFmtId"]))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            if int(attributes.get("numFmtId", "0")) in self._formats:
                self.day_styles.add(self._count)
            self._count += 1

    def end(self, name: str) -> None:
        """The cell formats end."""
        if name == "cellXfs":
            self._in_cells = False


def is_day_format(code: str) -> bool:
    """Whether a number format shows day and year: ``dd/mm/yyyy`` does, ``0.00`` and ``"ngày" 0`` do not."""
    letters = _NOT_LETTERS.sub("", code).lower()
    return "d" in letters and "y" in letters


def day_styles_of(package: ZipFile) -> set[int]:
    """Numbers of the cell formats that show a day; none for a workbook without styles."""
    styles = Styles()
    if "xl/styles.xml" in package.namelist():
        with package.open("xl/styles.xml") as part:
            walk(part, styles)
    return styles.day_styles


def shown(text: str, *, is_day: bool = False, from_1904: bool = False) -> str:
    """A saved number as it is read: ``46346`` as ``20/11/2026`` where the format shows a day, ``37.0`` as ``37``."""
    try:
        number = float(text)
    except ValueError:
        return plain(text)
    if is_day and 61 <= number + 1462 * from_1904 <= _LAST_DAY:
        return f"{date(1899, 12, 30) + timedelta(days=int(number) + 1462 * from_1904):%d/%m/%Y}"
    return str(int(number)) if abs(number) < _WHOLE_UP_TO and number == int(number) else plain(text)


def plain(text: str) -> str:
    """Text of a cell, composed, on one line, not endless."""
    return composed(" ".join(text.split()))[:LONGEST_CELL]
