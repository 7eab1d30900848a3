"""State-secret stamps, told from texts that merely speak of secrecy by where and how they stand.

Laws 29/2018/QH14 and 117/2025/QH15, Circular 24/2020/TT-BCA (stamps): the grade is boxed near the top, a line of its
own. So a grade counts when it is a whole line in or around a letterhead, at the edge of the first page or the top of a
later one; the same words within a sentence never do. domain.md §5.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .folding import CAPITAL, fold, latin_letters
from .layout import LETTERHEAD, Layout, is_capitals, lay_out
from .source import Line, Source, Span
from .stamps import CIRCULATION, GRADES, RECALLED, is_secret_word
from .types import title_begins, titled

_LONGEST = 60
_AFTER_LETTERHEAD, _WITHOUT_LETTERHEAD, _PAGE_EDGE, _MOST_LINES = 12, 25, 4, 3000
_OTHERS = r"(?:HOATOC(?:HENGIO)?|THUONGKHAN|KHAN|BANSO[IO]*|SO[IO]*|DUTHAO|GIAIMAT)*"
_WITH_OTHERS = re.compile(rf"{_OTHERS}(TUYETMAT|TUYETDOIMAT|TOIMAT|MAT){_OTHERS}")
_LABELLED = re.compile(r"(?:BIMATNHANUOC)?(?:(?:MUC)?(?:DAU)?DOMAT|MUCDO)(TUYETMAT|TOIMAT|MAT)")
_NAMED = re.compile(r"(?:VANBAN|TAILIEU|DAU|HOSO|CONGVAN)(TUYETMAT|TOIMAT|MAT)")
_BEHIND = re.compile(  # "Bản số: 01", "(bản số 3)", "12/3/2026", "ngày 12 tháng 3 năm 2026"
    r"[\W_]{0,9}(?:b[ảa]n\s{0,3}s[ốôo]|ng[àa]y|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})(?![^\W\d_])"
    r"(?:[\W\d_]|th[áa]ng|n[ăa]m){0,30}",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(r"\W*(?:tuy[ệêe]t|t[ốôóớ]i)\s+m[ậâ]t\W*", re.IGNORECASE)
_CAPITAL_WORD = re.compile(r"\W*M\s?[ẬÂ]\s?T(?![^\W\d_])")
_CAPITAL_END = re.compile(r"(?<![^\W\d_])M\s?[ẬÂ]\s?T\W*$")
_GLUED_END = re.compile(
    rf"[{CAPITAL}]\s+(?P<grade>(?:TUYỆT|TỐI)\s+MẬT|(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!ĐỘ )(?<!GIẢI )MẬT)\W*$"
)
_GLUED_START = re.compile(r"\W*(?P<grade>TUYỆT MẬT|TỐI MẬT|MẬT)\s+(?P<rest>\S.*)")
_BOXED_LETTER = re.compile(r"[\[|│┃║]\s*(?P<letter>[ABC])\s*[\]|│┃║]")
_BACKWARDS, _INVISIBLE = "\u202e", "\u200b"
_LETTERS = {"A": "Tuyệt mật", "B": "Tối mật", "C": "Mật"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A grade ("Tuyệt mật", "Tối mật", "Mật") or "Thu hồi", and where it stands in the text that was given.

    ``certain`` False: a line reads like a grade, but not where a stamp stands; a person must look before it is kept.
    """

    grade: str
    span: Span
    certain: bool = True


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    near_top: bool


def find_stamp(text: str) -> Stamp | None:
    """The state-secret stamp that ``text`` bears, certain or doubtful, or None. A text that merely discusses secrecy
    bears none.
    """
    found = examine(lay_out(Source(text)))
    if found is None and _BACKWARDS in text:  # nor may a mark hide by being shown backwards
        found = examine(lay_out(Source(text.replace(_BACKWARDS, _INVISIBLE))))
    return found


def examine(layout: Layout) -> Stamp | None:
    """The first certain stamp, else the first doubtful one, else None."""
    found = [*_whole_lines(layout), *_glued(layout), *_boxed_letters(layout)]
    return next((stamp for stamp in found if stamp.certain), found[0] if found else None)


def find_marks(layout: Layout) -> tuple[tuple[str, Span], ...]:
    """Circulation marks (not secrecy): Lưu hành nội bộ, Xem xong trả lại, Tài liệu hội nghị. Decree 30, annex I."""
    found: dict[str, Span] = {}
    for piece in layout.pieces:
        if len(piece.text) <= _LONGEST and (name := CIRCULATION.get(fold(piece.text))) and is_capitals(piece.text):
            found.setdefault(name, layout.source.span(piece.start, piece.end))
    return tuple(found.items())


def grade_of(line: str) -> str:
    """The grade that is the whole of ``line`` (with urgency, a copy number or a date beside it at most); "" for any
    other.
    """
    if len(line) > _LONGEST:
        return ""
    line = _without_copy_or_date(line)
    folded = fold(line)
    if folded in RECALLED:
        return "Thu hồi"
    if labelled := _LABELLED.fullmatch(folded):
        return GRADES[labelled[1]]
    if (named := _NAMED.fullmatch(folded)) and (_CAPITAL_END.search(line) or ":" in line):
        return GRADES[named[1]]
    found = _WITH_OTHERS.fullmatch(folded)
    if not found:
        return ""
    if found[1] == "MAT":
        plain = (
            is_secret_word(line) if folded == "MAT" else bool(_CAPITAL_WORD.match(line) or _CAPITAL_END.search(line))
        )
        return GRADES["MAT"] if plain else ""
    return GRADES[found[1]] if latin_letters(line).isupper() or _TWO_WORDS.fullmatch(line) else ""


def _without_copy_or_date(line: str) -> str:
    found = next((found for found in _BEHIND.finditer(line) if found.start() and found.end() == len(line)), None)
    return line[: found.start()] if found else line


def _whole_lines(layout: Layout) -> list[Stamp]:
    read = [(token, grade) for token in _tokens(layout) if (grade := grade_of(token.text))]
    official = _is_official(layout)
    is_list = not official and len({grade for _, grade in read}) > 1
    return [
        Stamp(grade, layout.source.span(token.start, token.end), token.near_top and not is_list)
        for token, grade in read
        if token.near_top or (official and latin_letters(token.text).isupper())
    ]


def _is_official(layout: Layout) -> bool:
    return layout.has("motto", "party") or (layout.has("number") and layout.has("date"))


def _tokens(layout: Layout) -> Iterator[_Token]:
    """Everything that stands by itself: pieces of the head first, then the lines at the edges of pages."""
    top = layout.opening + _AFTER_LETTERHEAD if _is_official(layout) else _WITHOUT_LETTERHEAD
    head = [_Token(piece.text, piece.start, piece.end, True) for piece in layout.pieces[:top]]
    yield from _torn(head)
    yield from _upright(head)
    yield from head
    seen = head[-1].end if head else 0
    yield from (token for token in _elsewhere(layout) if token.start >= seen)


def _torn(head: list[_Token]) -> Iterator[_Token]:
    """TỐI or TUYỆT by itself with MẬT right behind it, read together."""
    for first, second in pairwise(head):
        if len(first.text) < 20 and fold(first.text) in ("TOI", "TUYET") and is_secret_word(second.text):
            yield _Token(f"{first.text} {second.text}", first.start, second.end, True)


def _upright(head: list[_Token]) -> Iterator[_Token]:
    """Single letters one below the other, or torn apart in one line, read together."""
    run: list[_Token] = []
    for token in [*head, _Token("-", 0, 0, True)]:
        if len(token.text) < 4 and len(latin_letters(token.text)) == 1:
            run.append(token)
            continue
        if len(run) > 2:
            yield _Token("".join(each.text for each in run), run[0].start, run[-1].end, True)
        run = []


def _elsewhere(layout: Layout) -> Iterator[_Token]:
    lines = _first_lines(layout)
    tops = [index for index, line in enumerate(lines) if line.opens_page or LETTERHEAD.search(line.text[:300])]
    near: set[int] = set()
    for top in tops:
        near.update(range(top - _PAGE_EDGE, top + _PAGE_EDGE * 3))
    near.update(range(len(lines) - _PAGE_EDGE, len(lines)) if not tops else ())
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST:
            yield _Token(line.text, line.start, line.end, index in near and is_capitals(line.text))


def _first_lines(layout: Layout) -> list[Line]:
    lines = []
    for line in layout.source.lines():
        lines.append(line)
        if len(lines) == _MOST_LINES:
            break
    return lines


def _glued(layout: Layout) -> Iterator[Stamp]:
    """A grade that flattened columns glued to the issuer before it, or to the title or date behind it."""
    for piece in layout.pieces[: layout.opening + 1]:
        if piece.kind not in ("caps", "title", "mark", "date") or piece.text.startswith("VỀ "):
            continue
        span = layout.source.span(piece.start, piece.end)
        behind = _GLUED_START.fullmatch(piece.text)
        if behind and (piece.kind == "date" or titled(behind["rest"]) or title_begins(behind["rest"])):
            yield Stamp(behind["grade"].capitalize(), span)
        elif before := _GLUED_END.search(piece.text):
            yield Stamp(before["grade"].capitalize(), span, certain=before["grade"] != "MẬT")


def _boxed_letters(layout: Layout) -> Iterator[Stamp]:
    """The letters A, B, C of an envelope or sheet; trusted only in a drawn box beside a letterhead."""
    if not layout.has("motto", "party"):
        return
    last = layout.letterhead[-1].end
    for line in layout.source.lines(0, last):
        if found := _BOXED_LETTER.fullmatch(line.text):
            yield Stamp(_LETTERS[found["letter"]], layout.source.span(line.start, line.end))
