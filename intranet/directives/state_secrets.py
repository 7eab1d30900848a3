"""State secrets are refused at the door: what this app tells the files app to look for."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from intranet.directives.models import Directive
from intranet.directives.recognition.secrecy import find_stamp
from intranet.directives.rules import fold
from intranet.files.refusals import Refusal

MOST_PAGES, MOST_HEADS = 1_000, 200
"""What is looked at one by one; a text with more of them is for a person to look at."""

ABOVE, BELOW = 8, 60
"""Lines around a motto: an issuer and a stamp above it, number, date, title and addressees below."""

_LONGEST_HEAD, _LONGEST_LINE = 2_000, 400
"""Characters that are read of a line with a motto (all may stand on one line) and of the lines around it."""

_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam")

_DASH = re.compile(r"\s*[-–—:|]\s*")

_HEAD = "ỦY BAN NHÂN DÂN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 1/CV-UBND\n"

_FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn A"

TYPED = _(
    "The text bears a state-secret mark. Such a document may not be on this system: throw the draft away and hand the "
    "document to the clerk in charge of secret documents."
)

DOUBT = _(
    "A line of this text reads like a secrecy mark, so the file was not kept. Look at the document itself. If it bears "
    "no such mark, choose the file again and tick “I have looked”."
)


TOO_MANY = _(
    "The text has too many pages or letterheads for all of them to be checked for a secrecy mark, so the file was not "
    "kept. Look at the document itself. If it bears no such mark, choose the file again and tick “I have looked”."
)


def state_secret(text: str) -> Refusal | None:
    """A refusal for a text of which a page or a document inside it bears a state-secret stamp; None for one that merely
    speaks of secrecy. Where a line reads like a stamp but does not stand like one, or there is more than can be looked
    at, somebody must look before the file is kept.

    Law 29/2018/QH14 and 117/2025/QH15: such a document may not be kept on a networked system.
    """
    stamps = [stamp for part in parts_of(text) if (stamp := find_stamp(part))]
    if not stamps:
        return Refusal("secrecy-unchecked", TOO_MANY, doubt=True) if _has_too_many_parts(text) else None
    if not any(stamp.certain for stamp in stamps):
        return Refusal("secrecy-doubt", DOUBT, doubt=True)
    return Refusal(
        "state-secret",
        _(
            "This file bears a state-secret stamp. It was not kept. Delete it from this computer and hand it to the "
            "clerk in charge of secret documents."
        ),
    )


def secret_in(directive: Directive) -> Refusal | None:
    """A refusal for a directive into which a state-secret mark was typed; doubts were settled when its file came in."""
    words = [
        strip_tags(str(block.value.source if block.block_type == "paragraph" else block.value))
        for block in directive.body
    ]
    code = _code_of([directive.dissemination, directive.summary, *words])
    return Refusal(code, TYPED) if code else None


def bears_secrecy_mark(*typed: str) -> bool:
    """Whether a state-secret mark was typed where the number, the title or a note of a document stands, by itself or
    before a dash or a colon.
    """
    before = [_DASH.split(each.strip(), maxsplit=1)[0] for each in typed]
    return bool(_code_of([*typed, *before]))


def _code_of(lines: Iterable[str]) -> str:
    """The lines are put between the head and the foot of a letter, so that a grade in the middle of a text that speaks
    of grades is no stamp.
    """
    found = state_secret("\n".join([_HEAD, *lines, _FOOT]))
    return "" if found is None or found.doubt else found.code


def parts_of(text: str) -> Iterator[str]:
    """What is looked at one by one: the text, each of its pages, and what begins around each further letterhead."""
    lines = text.splitlines()
    yield text
    yield from _pages(text)
    yield from _around(_heads(lines), lines)


def _has_too_many_parts(text: str) -> bool:
    return text.count("\f") > MOST_PAGES or len(_heads(text.splitlines())) > MOST_HEADS


def _heads(lines: list[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if _MOTTO.search(fold(line[:_LONGEST_HEAD]))]


def _pages(text: str) -> list[str]:
    first, *others = text.split("\f", MOST_PAGES)
    return [*others, first] if others else []


def _around(heads: list[int], lines: list[str]) -> Iterator[str]:
    """What begins around each further letterhead: a cover hides no stamp. Each part ends where the next letterhead
    stands, so that a text of nothing but letterheads is not read again for each of them.
    """
    further = heads[1:] if heads and heads[0] < ABOVE else heads
    for number, following in zip_longest(further[:MOST_HEADS], further[1 : MOST_HEADS + 1]):
        last = min(number + BELOW, following or number + BELOW)
        below = (line[:_LONGEST_LINE] for line in lines[number + 1 : last])
        above = (line[:_LONGEST_LINE] for line in lines[max(0, number - ABOVE) : number])
        yield "\n".join([*above, lines[number][:_LONGEST_HEAD], *below])
