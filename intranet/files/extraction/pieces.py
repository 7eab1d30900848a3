"""What the readers of office documents share: collecting text, and turning body and margins into parts."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from intranet.files.extraction.decoders import composed
from intranet.files.extraction.markup import Attributes, Walker, walk
from intranet.files.extraction.outcome import PAGE, Part, whole

_AUTHORS = {"creator", "lastModifiedBy", "initial-creator"}


class Pieces(Walker):
    """Collects text; ``notices`` are what the file shows besides it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.notices: set[str] = set()

    def taken(self) -> str:
        """What was collected, without the blank lines that empty paragraphs leave."""
        return re.sub(r"\n{3,}", "\n\n", composed("".join(self.pieces))).strip()


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
    for name in sorted(set(names) & set(package.namelist()), key=names.index):
        with package.open(name) as part:
            walk(part, into)
    return into


def document(body: Pieces, margin: Pieces, properties: Pieces, *more: str) -> Iterator[Part]:
    """The parts of a document. Headers and footers count to the first page: that is where a stamp is put."""
    text, around = body.taken(), margin.taken()
    first_page = f"{around}\n{text[:PAGE]}".strip() if text else None
    notices = {*body.notices, *margin.notices, *properties.notices, *more}
    return whole("\n".join(filter(None, (text, around))), first_page, tuple(sorted(notices)))


def properties_of(package: ZipFile, name: str) -> Pieces:
    """The notices of the part that holds the properties: whether it names its author."""
    return collect(package, [name], _Authors())
