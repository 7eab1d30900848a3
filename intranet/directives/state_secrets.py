"""State secrets are refused at the door: what this app tells the files app to look for."""

import re
from collections.abc import Iterator

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from intranet.directives.models import Directive
from intranet.directives.recognition.secrecy import find_stamp
from intranet.directives.rules import fold
from intranet.files.refusals import Refusal

MOST_PARTS = 200
ABOVE, BELOW = 8, 60
"""Lines around a motto: an issuer and a stamp above it, number, date, title and addressees below."""

_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam")

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


def state_secret(text: str) -> Refusal | None:
    """A refusal for a text of which a page or a document inside it bears a state-secret stamp; None for one that merely
    speaks of secrecy. Where a line reads like a stamp but does not stand like one, somebody must look before the file
    is kept.

    Law 29/2018/QH14 and 117/2025/QH15: such a document may not be kept on a networked system.
    """
    stamps = [stamp for part in _parts(text) if (stamp := find_stamp(part))]
    if not stamps:
        return None
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
    """A refusal for a directive into which a state-secret mark was typed; doubts were settled when its file came in.
    The words are put between the head and the foot of a letter, so that a grade in the middle of a text that speaks of
    grades is no stamp.
    """
    words = [
        strip_tags(str(block.value.source if block.block_type == "paragraph" else block.value))
        for block in directive.body
    ]
    found = state_secret("\n".join([_HEAD, directive.dissemination, directive.summary, *words, _FOOT]))
    return None if found is None or found.doubt else Refusal(found.code, TYPED)


def _parts(text: str) -> Iterator[str]:
    """The text, each of its pages, and what begins around each further letterhead: a cover hides no stamp."""
    yield text
    pages = text.split("\f")
    yield from pages[1:MOST_PARTS]
    if len(pages) > 1:
        yield pages[0]
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if _MOTTO.search(fold(line))]
    for number in heads[1:MOST_PARTS] if heads and heads[0] < ABOVE else heads[:MOST_PARTS]:
        yield "\n".join(lines[max(0, number - ABOVE) : number + BELOW])
