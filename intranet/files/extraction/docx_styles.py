"""What DOCX keeps apart from its text: the fonts and the numbering of styles, and how lists count."""

from dataclasses import dataclass, field

from intranet.files.extraction.markup import Attributes, Walker
from intranet.files.extraction.numerals import BULLET, figure

_FORMATS = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_DEEPEST = 20


@dataclass(slots=True)
class Style:
    """One paragraph or character style; what it does not say, the one it is based on says."""

    based_on: str = ""
    font: str = ""
    list: str = ""
    level: int = 0


class Styles(Walker):
    """``word/styles.xml``."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.default = Style()
        self.current = self.default

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self.current = self.styles.setdefault(attributes.get("styleId", ""), Style())
            if attributes.get("default") == "1" and attributes.get("type") == "paragraph":
                self.styles[""] = self.current
        elif name == "basedOn":
            self.current.based_on = attributes.get("val", "")
        elif name == "rFonts":
            self.current.font = font_of(attributes)
        elif name == "numId":
            self.current.list = attributes.get("val", "")
        elif name == "ilvl":
            self.current.level = _whole_number(attributes.get("val", ""))

    def font(self, name: str) -> str:
        """The font of style ``name`` ("" for the default paragraph style)."""
        for style in self._chain(name):
            if style.font:
                return style.font
        return self.default.font

    def numbering(self, name: str) -> tuple[str, int]:
        """List and level that style ``name`` numbers its paragraphs by; ("", 0) when it does not."""
        return next(((style.list, style.level) for style in self._chain(name) if style.list), ("", 0))

    def _chain(self, name: str) -> list[Style]:
        chain: list[Style] = []
        while name in self.styles and len(chain) < _DEEPEST:
            chain.append(self.styles[name])
            name = chain[-1].based_on or "\x00"
        return chain


@dataclass(slots=True)
class _Level:
    style: str = "1"
    text: str = ""
    start: int = 1
    shown: bool = True


@dataclass(slots=True)
class _Count:
    numbers: dict[int, int] = field(default_factory=dict)


class Numbering(Walker):
    """``word/numbering.xml``: the look of each list and, while the text is read, how far it has counted."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[int, _Level]] = {}
        self.kind_of: dict[str, str] = {}
        self.counts: dict[str, _Count] = {}
        self._kind, self._list, self._level = "", "", _Level()
        self._starts: dict[tuple[str, int], int] = {}
        self._overridden = 0

    def start(self, name: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._kind = attributes.get("abstractNumId", "")
        elif name == "lvl":
            self._level = self.kinds.setdefault(self._kind, {}).setdefault(
                _whole_number(attributes.get("ilvl", "")), _Level()
            )
        elif name == "num":
            self._list, self._kind = attributes.get("numId", ""), "\x00"
        elif name == "abstractNumId":
            self.kind_of[self._list] = value
        elif name == "lvlOverride":
            self._overridden = _whole_number(attributes.get("ilvl", ""))
        elif name == "startOverride":
            self._starts[self._list, self._overridden] = _whole_number(value)
        else:
            self._describe(name, value)

    def _describe(self, name: str, value: str) -> None:
        if name == "start":
            self._level.start = _whole_number(value)
        elif name == "numFmt":
            self._level.style = _FORMATS.get(value, "" if value in ("bullet", "none") else "1")
            self._level.shown = value != "none"
        elif name == "lvlText":
            self._level.text = value

    def label(self, list_: str, level: int) -> str:
        """What the next item of the list is marked with: "1.", "2.1.", "a)", a hyphen; "" for a list that is none."""
        kind = self.kind_of.get(list_)
        described = self.kinds.get(kind or "", {})
        look = described.get(level)
        if kind is None or look is None or not look.shown:
            return ""
        if not look.style:
            return BULLET
        count = self._counted(list_, kind, level, look)
        text = look.text
        for each in range(level + 1):
            above = described.get(each, _Level())
            text = text.replace(f"%{each + 1}", figure(above.style or "1", count.numbers.get(each, above.start)))
        return text

    def _counted(self, list_: str, kind: str, level: int, look: _Level) -> _Count:
        """Lists of one kind go on counting, unless one of them says where it starts."""
        own = any((list_, each) in self._starts for each in range(level + 1))
        count = self.counts.setdefault(f"own {list_}" if own else kind, _Count())
        start = self._starts.get((list_, level), look.start)
        count.numbers[level] = count.numbers[level] + 1 if level in count.numbers else start
        for deeper in [each for each in count.numbers if each > level]:
            del count.numbers[deeper]
        return count


def font_of(attributes: Attributes) -> str:
    """The font of ``w:rFonts`` for letters beyond ASCII; "" when it leaves that to a theme."""
    return attributes.get("hAnsi") or attributes.get("ascii") or ""


def _whole_number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 6 else 0
