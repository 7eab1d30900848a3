"""Editing a draft piece by piece: each piece is checked against what its editor has seen of it, so that two people may
work on different questions at once.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, write_transaction
from plugins.checklists import drafts
from plugins.checklists.drafts import Parts
from plugins.checklists.models import Question, Version
from plugins.checklists.services.library import Asked, Part, locked_draft, parts_of, write

MOVES = {"up": -1, "down": 1}
GONE = _("Somebody else has removed or renamed this meanwhile. Load the page anew.")


class Changed(Refused):
    """The question was changed since it was shown; ``now`` is how it stands, None when it was removed."""

    def __init__(self, now: Asked | None, mark: str) -> None:
        removed = _("Somebody else has removed this question meanwhile. Press again to put yours in anew.")
        changed = _("Somebody else has changed this question meanwhile. Compare, then press again to keep yours.")
        super().__init__(changed if now else removed)
        self.now, self.mark = now, mark


def add_section(draft: Version, title: str, by: Any) -> Version:
    """A new section at the end. Raises: Refused, as ``library.write``."""
    return _change(draft, by, lambda parts: [*parts, Part(title.strip())])


def rename_section(draft: Version, seen: str, title: str, by: Any) -> Version:
    """Another title for the section that was called ``seen``.

    Raises:
        Refused: it is not there any more, or as ``library.write``.
    """

    def how(parts: Parts) -> Parts:
        place = _section(parts, seen)
        return [*parts[:place], replace(parts[place], title=title.strip()), *parts[place + 1 :]]

    return _change(draft, by, how)


def remove_section(draft: Version, seen: str, by: Any) -> Version:
    """Without the section ``seen``, once it holds nothing.

    Raises:
        Refused: it holds questions, or as ``rename_section``.
    """

    def how(parts: Parts) -> Parts:
        place = _section(parts, seen)
        if parts[place].questions:
            raise Refused(_("This section holds questions. Move or remove them first."))
        return [*parts[:place], *parts[place + 1 :]]

    return _change(draft, by, how)


def move_section(draft: Version, seen: str, way: str, by: Any) -> Version:
    """One up or down, with its questions. Raises: Refused, as ``rename_section``."""
    return _change(draft, by, lambda parts: drafts.section_shifted(parts, _section(parts, seen), MOVES[way]))


def put_question(draft: Version, asked: Asked, section: str, mark: str, by: Any) -> Asked:
    """Write one question into ``section``; with an empty key it is a new one and gets a key: keys are given here and
    chosen by nobody. ``mark`` is that of the wording its editor has seen.

    Raises:
        Changed: it was changed or removed meanwhile.
        Refused: no question of this draft ever had that key, the section is not there any more, or as
            ``library.write``.
    """
    kept = [asked]

    def how(parts: Parts) -> Parts:
        place = _section(parts, section)
        if asked.key:
            _check_mark(draft, parts, asked.key, mark)
        else:
            kept[0] = replace(asked, key=drafts.new_key(asked.text, _used(draft, parts)))
        return drafts.put(parts, kept[0], place)

    _change(draft, by, how)
    return kept[0]


def remove_question(draft: Version, key: str, by: Any) -> Version:
    """Without the question ``key``. Raises: Refused, as ``library.write``, or it is gone."""
    return _change(draft, by, lambda parts: drafts.without(_with(parts, key), key))


def move_question(draft: Version, key: str, way: str, by: Any) -> Version:
    """One up or down, into the neighbouring section at the ends of its own. Raises: Refused, as above."""
    return _change(draft, by, lambda parts: drafts.shifted(_with(parts, key), key, MOVES[way]))


def place_question(draft: Version, key: str, section: str, before: str, by: Any) -> Version:
    """Into ``section`` before the question ``before``, or at its end for "". Raises: Refused, as above."""

    def how(parts: Parts) -> Parts:
        found = drafts.placed_before(_with(parts, key), key, _section(parts, section), before)
        if found is None:
            raise Refused(GONE)
        return found

    return _change(draft, by, how)


def place_section(draft: Version, seen: str, before: str, by: Any) -> Version:
    """Before the section ``before``, or at the end for "". Raises: Refused, as ``rename_section``."""

    def how(parts: Parts) -> Parts:
        return drafts.section_before(parts, _section(parts, seen), _section(parts, before) if before else None)

    return _change(draft, by, how)


def mark_in(draft: Version, parts: Parts, key: str) -> str:
    """The mark of the question ``key`` as it stands, its section included; of one that stood in ``draft`` and is gone,
    that it did.
    """
    place, asked = drafts.place_of(parts, key), drafts.asked_as(parts, key)
    return drafts.mark_of(asked, parts[place[0]].title if place else "") + _BETWEEN + _proof_of(draft, key)


def _proof_of(draft: Version, key: str) -> str:
    """What nobody can write who was not shown the question ``key`` in ``draft``: put in anew, it keeps its key."""
    return signing.Signer(salt=_SALT).signature(f"{draft.pk} {key}")


_BETWEEN, _SALT = ".", "plugins.checklists.editing"


def _change(draft: Version, by: Any, how: Callable[[Parts], Parts]) -> Version:
    with write_transaction():
        locked = locked_draft(draft, by)
        return write(locked, how(parts_of(locked)), locked.revision, by)


def _check_mark(draft: Version, parts: Parts, key: str, mark: str) -> None:
    now, asked = mark_in(draft, parts, key), drafts.asked_as(parts, key)
    if asked is None and not constant_time_compare(mark.partition(_BETWEEN)[2], _proof_of(draft, key)):
        raise Refused(GONE)
    if now != mark:
        raise Changed(asked, now)


def _section(parts: Parts, title: str) -> int:
    place = drafts.place_of_section(parts, title)
    if place is None:
        raise Refused(GONE)
    return place


def _with(parts: Parts, key: str) -> Parts:
    if drafts.place_of(parts, key) is None:
        raise Refused(GONE)
    return parts


def _used(draft: Version, parts: Parts) -> set[str]:
    """Keys of every version: one that was given up is not given to another question."""
    earlier = Question.objects.filter(section__version__checklist=draft.checklist_id).values_list("key", flat=True)
    return {*earlier, *(asked.key for part in parts for asked in part.questions)}
