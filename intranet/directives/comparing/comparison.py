"""The three comparisons: two texts; a draft and its signed file; a signed file and its numbered one."""

from dataclasses import dataclass
from datetime import date

from .edits import Edit, edits
from .moved import in_our_order
from .numbering import Additions
from .signatures import without_signatures
from .words import Text, normal, text_of, without_page_numbers, zoned

_CONTEXT = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """``ours`` became ``theirs`` in the paragraph ``place`` (from 1) of the text that was sent out, which begins with
    ``paragraph``. One of the two is empty where words are missing or were added.
    """

    place: int
    paragraph: str
    ours: str
    theirs: str


def differences(draft_text: str, returned_text: str) -> list[Difference]:
    """Where the words of two texts differ, in order; empty when they are equal.

    Accents composed or not, hyphens, blanks, line and page breaks, page numbers and ligatures make no difference.
    """
    ours, theirs = _plain(draft_text), _plain(returned_text)
    return [_difference(edit, ours, theirs) for edit in edits(ours, theirs)]


def signed_differences(draft_text: str, returned_text: str) -> list[Difference]:
    """What a signed file changed besides adding its signature's visible lines.

    ``draft_text`` is ``letter_words`` of the draft: head, text and foot parted by blank lines. Lines of head and foot
    may come in another order, because programs read two columns in their own; the text may not.
    """
    lines, head, foot = zoned(draft_text)
    ours = text_of(lines, head=head, foot=foot)
    theirs = _unsigned(returned_text, ours)
    found = edits(ours, theirs)
    if found and ours.head:
        moved = in_our_order(ours, theirs)
        if len(again := edits(ours, moved)) < len(found):
            found, theirs = again, moved
    return [_difference(edit, ours, theirs) for edit in found]


def signed_equals(draft_text: str, returned_text: str) -> bool:
    """Whether the signed file says what the draft said, and nothing else but who signed and when."""
    return not signed_differences(draft_text, returned_text)


def numbered_differences(signed_text: str, numbered_text: str, number: str, day: date) -> list[Difference]:
    """What numbering changed besides adding ``number``, ``day`` and the visible lines of the body's signature.

    A number or day that is nowhere in the head comes first, as something of ours that is missing.
    """
    ours = _plain(signed_text)
    theirs = _unsigned(numbered_text, ours)
    additions = Additions(ours, number, day)
    changed = [_difference(edit, ours, theirs) for edit in edits(ours, theirs) if not additions.allow(edit, theirs)]
    return [*(Difference(1, "", figure, "") for figure in additions.missing(theirs)), *changed]


def numbered_equals(signed_text: str, numbered_text: str, number: str, day: date) -> bool:
    """Whether the numbered file is the signed one with this number and this date, and nothing else."""
    return not numbered_differences(signed_text, numbered_text, number, day)


def _plain(text: str) -> Text:
    return text_of([normal(line) for line in without_page_numbers(text).splitlines()])


def _unsigned(text: str, ours: Text) -> Text:
    """A returned text without page numbers and without what a visible signature says."""
    lines = [normal(line) for line in without_page_numbers(text).splitlines()]
    return text_of(without_signatures([line for line in lines if line], frozenset(ours.lines)))


def _difference(edit: Edit, ours: Text, theirs: Text) -> Difference:
    at = min(edit.start, len(ours.words) - 1)
    place = ours.words[at].line if ours.words else 0
    return Difference(
        place=place + 1,
        paragraph=ours.lines[place][:_CONTEXT] if ours.lines else "",
        ours=ours.said(edit.start, edit.end),
        theirs=theirs.said(edit.their_start, edit.their_end),
    )
