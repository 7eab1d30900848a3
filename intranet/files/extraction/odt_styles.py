"""What OpenDocument keeps apart from its text: fonts of styles, and how lists count."""

from dataclasses import dataclass, field

from intranet.files.extraction.markup import Attributes, Walker
from intranet.files.extraction.numerals import BULLET, figure

_DEEPEST = 20


@dataclass(slots=True)
class _Level:
    style: str = ""
    prefix: str = ""
    suffix: str = ""
    display: int = 1
    start: int = 1


@dataclass(slots=True)
class _Style:
    parent: str = ""
    font: str = ""


class Styles(Walker):
    """The styles of ``styles.xml`` and ``content.xml``; both are walked before the text."""

    def __init__(self) -> None:
        self.faces: dict[str, str] = {}
        self.styles: dict[str, _Style] = {}
        self.lists: dict[str, dict[int, _Level]] = {}
        self._style = _Style()
        self._list = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "font-face":
            self.faces[attributes.get("name", "")] = attributes.get("font-family", "")
        elif name in {"style", "default-style"}:
            self._style = _Style(attributes.get("parent-style-name", ""))
            self.styles[attributes.get("name", "")] = self._style
        elif name == "text-properties":
            self._style.font = self.faces.get(attributes.get("font-name", ""), "") or attributes.get("font-family", "")
        elif name == "list-style":
            self._list = attributes.get("name", "")
            self.lists[self._list] = {}
        elif name.startswith("list-level-style-"):
            self.lists.setdefault(self._list, {})[_number(attributes, "level", 1)] = _level(name, attributes)

    def font(self, name: str) -> str:
        """The font of a style, or of the one it is based on; "" when none says."""
        for _ in range(_DEEPEST):
            style = self.styles.get(name)
            if style is None or style.font:
                return style.font if style else ""
            name = style.parent
        return ""


@dataclass(slots=True)
class _List:
    style: str
    numbers: dict[int, int] = field(default_factory=dict)


class Counting:
    """Counts the items of lists while the text is read."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._open: list[_List] = []
        self._last: dict[str, dict[int, int]] = {}  # by style or by the identifier of a list
        self._identifiers: list[str] = []

    def begin_list(self, attributes: Attributes) -> None:
        """A list begins, perhaps inside another, perhaps going on where one ended."""
        inner = self._open[-1] if self._open else None
        style = attributes.get("style-name", inner.style if inner else "")
        if inner is not None:
            numbers = inner.numbers
        elif goes_on := attributes.get("continue-list", ""):
            numbers = self._last.get(goes_on, {})
        else:
            numbers = self._last.get(style, {}) if attributes.get("continue-numbering") == "true" else {}
        self._open.append(_List(style, numbers))
        self._identifiers.append(attributes.get("id", ""))
        for deeper in [level for level in numbers if level > len(self._open)]:
            del numbers[deeper]

    def end_list(self) -> None:
        """The innermost list ends."""
        if self._open:
            ended = self._open.pop()
            self._last[ended.style] = self._last[self._identifiers.pop()] = ended.numbers

    def begin_item(self, attributes: Attributes) -> None:
        """An item begins: it counts, whether its number is shown or not."""
        if not self._open:
            return
        level, numbers = len(self._open), self._open[-1].numbers
        start = _number(attributes, "start-value", 0) or self._look(level).start
        counted = level in numbers and "start-value" not in attributes
        numbers[level] = numbers[level] + 1 if counted else start
        for deeper in [each for each in numbers if each > level]:
            del numbers[deeper]

    def label(self) -> str:
        """What the item is marked with: "1.", "2.1.", a hyphen; "" outside a list or where nothing is shown."""
        level = len(self._open)
        if not level or level not in self.styles.lists.get(self._open[-1].style, {}):
            return ""
        look, numbers = self._look(level), self._open[-1].numbers
        if look.style in ("", BULLET):
            return look.style
        first = max(1, level - look.display + 1)
        figures = [figure(self._look(each).style or "1", numbers.get(each, 1)) for each in range(first, level + 1)]
        return look.prefix + ".".join(figures) + look.suffix

    def _look(self, level: int) -> _Level:
        return self.styles.lists.get(self._open[-1].style, {}).get(level, _Level())


def _level(name: str, attributes: Attributes) -> _Level:
    if not name.endswith("number"):
        return _Level(BULLET if name.endswith("bullet") else "")
    return _Level(
        attributes.get("num-format", ""),
        attributes.get("num-prefix", ""),
        attributes.get("num-suffix", ""),
        _number(attributes, "display-levels", 1),
        _number(attributes, "start-value", 1),
    )


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 6 else otherwise
