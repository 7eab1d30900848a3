"""Where a word that is too long for its column may be broken: symbols after ``/`` and ``-``, and nowhere else."""

import re
from collections.abc import Iterator

from intranet.printing.fonts import width_of

_PIECE = re.compile(r"[^/-]*[/-]+|[^/-]+$")
_SHORTEST = 5
"""Words of fewer letters fit every column."""


def breakable(text: str, width: float, font: str, size: float) -> str:
    """``text`` with a blank after each ``/`` or ``-`` at which a word wider than ``width`` points has to go on below.

    The blank is where the line ends, so it is not seen.
    """
    return re.sub(rf"[^\s]{{{_SHORTEST},}}", lambda found: " ".join(_lines(found[0], width, font, size)), text)


def _lines(word: str, width: float, font: str, size: float) -> Iterator[str]:
    if width_of(word, font, size) <= width:
        yield word
        return
    line = ""
    for piece in _PIECE.findall(word):
        if line and width_of(line + piece, font, size) > width:
            yield line
            line = ""
        line += piece
    yield line
