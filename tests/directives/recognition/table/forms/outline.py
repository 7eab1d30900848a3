"""A text taken apart as its author laid it out: two columns at the top, the body, two columns at the foot."""

import re
from dataclasses import dataclass

_RIGHT = re.compile(r"CỘNG HÒA|ĐẢNG CỘNG SẢN|[^\n]{2,40}, ngày .*năm")
_HEAD_ENDS = re.compile(r"Kính gửi|CH\S THI|CHỈ THỊ")
_EMPHASIS = re.compile(r"\*+")
_MOST_OF_A_HEAD = 100


@dataclass(frozen=True, slots=True)
class Outline:
    """Blocks of lines. A text without letterhead has only a body."""

    left: tuple[tuple[str, ...], ...]
    right: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]
    signature: tuple[tuple[str, ...], ...]


def outline(text: str) -> Outline:
    """Take ``text`` apart; nothing of it is lost but Markdown emphasis."""
    blocks = [
        tuple(block.strip().splitlines()) for block in re.split(r"\n\s*\n", _EMPHASIS.sub("", text)) if block.strip()
    ]
    if len("".join(blocks[0])) > _MOST_OF_A_HEAD:
        return Outline((), (), tuple(blocks), (), ())
    body_at = next(i for i, block in enumerate(blocks) if _HEAD_ENDS.match(block[0]))
    foot_at = next(i for i, block in enumerate(blocks) if block[0].startswith("Nơi nhận"))
    head = blocks[:body_at]
    return Outline(
        tuple(block for block in head if not _RIGHT.match(block[0])),
        tuple(block for block in head if _RIGHT.match(block[0])),
        tuple(blocks[body_at:foot_at]),
        tuple(blocks[foot_at : foot_at + 2]),
        tuple(blocks[foot_at + 2 :]),
    )
