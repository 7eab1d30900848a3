"""What extraction does to a letter without touching its words: every order, spacing and encoding of the same text."""

import re
import unicodedata
from collections.abc import Callable
from random import Random
from textwrap import TextWrapper

_ANNEX = """ỦY BAN NHÂN DÂN
TỈNH KHÁC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 99/KH-UBND

Nơi Khác, ngày 01 tháng 01 năm 2020

KẾ HOẠCH
Về một việc khác

1. Làm một việc.
2. Làm việc nữa.

Nơi nhận:
- Ai khác;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Khác
"""

Distortion = Callable[[str, Random], str]


def _head(text: str) -> tuple[list[str], str]:
    """The blocks above the title or the addressees, and the rest."""
    blocks = text.split("\n\n")
    ends = (i for i, block in enumerate(blocks) if (block.split("\n")[0].isupper() and i > 3) or "Kính gửi" in block)
    at = next(ends, 1)
    return blocks[:at], "\n\n".join(blocks[at:])


def shuffled_head(text: str, random: Random) -> str:
    """Two columns come out in any order."""
    head, rest = _head(text)
    random.shuffle(head)
    return "\n\n".join([*head, rest])


def side_by_side(text: str, random: Random) -> str:
    """Two columns come out line by line, next to each other."""
    head, rest = _head(text)
    lines = [line for block in head for line in block.split("\n")]
    gap = random.choice(["      ", "\t", " | "])
    rows = [gap.join(lines[i : i + 2]) for i in range(0, len(lines), 2)]
    return "\n".join([*rows, "", rest])


def flat_head(text: str, random: Random) -> str:
    """Each block of the head on one line."""
    head, rest = _head(text)
    return "\n\n".join([*(block.replace("\n", " ") for block in head), rest])


def without_gaps(text: str, random: Random) -> str:
    """No blank line is left."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def double_spaced(text: str, random: Random) -> str:
    """A blank line after every line."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def one_line(text: str, random: Random) -> str:
    """No line is left."""
    return " ".join(text.split())


def decomposed(text: str, random: Random) -> str:
    """Letters and accents apart."""
    return unicodedata.normalize("NFD", text)


def half_decomposed(text: str, random: Random) -> str:
    """Composed and decomposed letters in one file."""
    return "".join(unicodedata.normalize(random.choice(["NFC", "NFD"]), word) for word in text)


def emphasised(text: str, random: Random) -> str:
    """Markdown emphasis around every line of the head."""
    head, rest = _head(text)
    return "\n\n".join([*("\n".join(f"**{line}**" for line in block.split("\n")) for block in head), rest])


def windows(text: str, random: Random) -> str:
    """Line ends of another system, a mark at the start, non-breaking blanks."""
    return "\ufeff" + text.replace("\n", "\r\n").replace(" ", "\u00a0")


def indented(text: str, random: Random) -> str:
    """Blanks before and after lines."""
    return "\n".join(f"{' ' * random.randrange(9)}{line}{' ' * random.randrange(3)}" for line in text.split("\n"))


def news_before(text: str, random: Random) -> str:
    """A line of a library above the letterhead that cites another document."""
    return "Tin liên quan: Công văn số 77/UBND-KGVX ngày 01/02/2026 của UBND tỉnh\n\n" + text


def arrival_stamp(text: str, random: Random) -> str:
    """The receiving office's stamp."""
    return text.replace("\n\n", "\n\nCÔNG VĂN ĐẾN\nSố: 4321\nNgày: 30/12/2026\n\n", 1)


def library_table(text: str, random: Random) -> str:
    """What a library says about another document, in a table above the letterhead."""
    gap = random.choice([" | ", ":\t", ": "])
    rows = [
        ("Số/Ký hiệu", "12/QĐ-UBND"), ("Loại văn bản", "Quyết định"), ("Ngày ban hành", "05/02/2020"),
        ("Cơ quan ban hành", "Ủy ban nhân dân tỉnh"), ("Người ký", "Lê Văn Khác"),
    ]  # fmt: skip
    return "\n".join(gap.join(row) for row in rows) + "\n\n" + text


def page_word(text: str, random: Random) -> str:
    """The page's number glued to its first word."""
    return f"Trang 1{text.lstrip()}"


def narrow_columns(text: str, random: Random) -> str:
    """The lines of the head broken where a column ends."""
    head, rest = _head(text)
    width = random.randrange(14, 34)
    return "\n\n".join([*("\n".join(_wrapped(block, width)) for block in head), rest])


def _wrapped(block: str, width: int) -> list[str]:
    if len(block) > 400:  # a whole document on one line is no head
        return [block]
    whole_words = TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return [piece for line in block.split("\n") for piece in whole_words.wrap(line) or [""]]


def spaced_symbol(text: str, random: Random) -> str:
    """Blanks around the marks of the number's line."""
    return re.sub(r"(?m)^(\W*Số.*)$", lambda found: re.sub("[-/]", r" \g<0> ", found.group()), text, count=1)


def annex(text: str, random: Random) -> str:
    """Another document behind the signature, with a letterhead of its own."""
    return f"{text}\n\n{_ANNEX}"


DISTORTIONS: tuple[Distortion, ...] = (
    shuffled_head, side_by_side, flat_head, without_gaps, double_spaced, one_line, decomposed, half_decomposed,
    emphasised, windows, indented, news_before, arrival_stamp, library_table, page_word, narrow_columns, spaced_symbol,
    annex,
)  # fmt: skip
