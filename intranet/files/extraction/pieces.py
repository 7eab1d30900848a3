"""What the readers of office documents share: collecting text, and turning body and margins into parts."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from intranet.files.extraction.capitals import with_capitals
from intranet.files.extraction.decoders import composed
from intranet.files.extraction.legacy import in_font, is_legacy_font
from intranet.files.extraction.markup import Attributes, Walker, walk
from intranet.files.extraction.outcome import PAGE, Part, whole

_AUTHORS = {"creator", "lastModifiedBy", "initial-creator"}
_DEEPEST = 40  # tables inside tables; what is deeper is read as plain paragraphs


class Pieces(Walker):
    """Collects text; ``notices`` are what the file shows besides it.

    The cells of a table row stand on one line, parted by tabs, when each is a line of its own (a table of figures);
    else each cell stands by itself, as the two columns of a letterhead must.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.notices: set[str] = set()
        self.pictures: list[str] = []  # of the first page, by what the format calls them
        self._rows: list[tuple[list[str], list[str]]] = []  # what stood before the row, its cells so far
        self._held = self._font = ""
        self._had_legacy_font = False
        self._written = 0

    def write(self, text: str, font: str = "") -> None:
        """Add ``text``. What is set in a font for TCVN3 or VNI is converted, a letter and its sign together."""
        self._written += len(text)
        if font != self._font:
            self._let_go()
            self._font = font if is_legacy_font(font) else ""
        if self._font:
            self._held += text
        else:
            self.pieces.append(text)

    def show(self, picture: str) -> None:
        """A picture stands here; it counts to the first page if no more than that has been written."""
        if picture and self._written < PAGE and picture not in self.pictures:
            self.pictures.append(picture)

    def begin_row(self) -> None:
        """A row of a table begins."""
        self._let_go()
        if len(self._rows) < _DEEPEST:
            self._rows.append((self.pieces, []))
            self.pieces = []

    def end_cell(self) -> None:
        """A cell of the row ends."""
        self._let_go()
        if self._rows:
            self._rows[-1][1].append("".join(self.pieces).strip("\n "))
            self.pieces = []

    def end_row(self) -> None:
        """The row ends."""
        self.end_cell()
        if self._rows:
            before, cells = self._rows.pop()
            between = "\n\n" if any("\n" in cell for cell in cells) else "\t"
            self.pieces = [*before, between.join(filter(None, cells)), "\n\n" if between == "\n\n" else "\n"]

    def taken(self) -> str:
        """What was collected, without the blank lines that empty paragraphs leave."""
        while self._rows:
            self.end_row()
        self._let_go()
        text = composed("".join(self.pieces))
        return re.sub(r"\n{3,}", "\n\n", with_capitals(text) if self._had_legacy_font else text).strip()

    def _let_go(self) -> None:
        if self._held:
            self.pieces.append(in_font(self._held, self._font))
            self._had_legacy_font = True
        self._held = self._font = ""


class _Authors(Pieces):
    def __init__(self) -> None:
        super().__init__()
        self.element = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self.element = name

    def text(self, characters: str) -> None:
        if self.element in _AUTHORS and characters.strip():
            self.notices.add("author")


def collect(package: ZipFile, names: list[str], into: Pieces) -> Pieces:
    """Walk the parts ``names`` of ``package`` with ``into``; parts that are not there are passed over."""
    walk_parts(package, names, into)
    return into


def walk_parts(package: ZipFile, names: list[str], walker: Walker) -> None:
    """Walk the parts ``names`` of ``package``; parts that are not there are passed over."""
    for name in sorted(set(names) & set(package.namelist()), key=names.index):
        with package.open(name) as part:
            walk(part, walker)


def document(
    body: Pieces,
    margin: Pieces,
    properties: Pieces,
    *more: str,
    beside: str = "",
    pictures: tuple[str, ...] = (),
) -> Iterator[Part]:
    """The parts of a document. Headers and footers count to the first page: that is where a stamp is put. ``beside``
    is checked and not kept; ``pictures`` are the parts of the package that show those of the first page.
    """
    text, around = body.taken(), margin.taken()
    first_page = f"{around}\n{text[:PAGE]}".strip() if text else None
    notices = {*body.notices, *margin.notices, *properties.notices, *more}
    said = "\n".join(filter(None, (text, around)))
    return whole(said, first_page, tuple(sorted(notices)), beside=beside, pictures=pictures)


def properties_of(package: ZipFile, name: str) -> Pieces:
    """The notices of the part that holds the properties: whether it names its author."""
    return collect(package, [name], _Authors())
