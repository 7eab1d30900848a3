"""Six kinds of question as plain data: what is asked, what is right, and what is wrong with one that was written.

A question is ``{"kind", "text", "options", "key", "points", "feedback"}``. ``options`` are the answers offered (kinds
single, multiple), the steps in their right order (order), or pairs ``[left, right]`` (match); a number and a short
text have none. ``key`` is the place of the right option from 0 (single), the places of all right ones (multiple), a
value and by how much one may be off (number: ``["12,5", "0,5"]``, each with one reading), or the words that are taken
(short). Order and match need no key: the options are one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FEWEST, MOST, LONGEST, MOST_POINTS = 2, 12, 500, 100


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    SINGLE = "single", gettext_lazy("one right answer")
    MULTIPLE = "multiple", gettext_lazy("several right answers")
    ORDER = "order", gettext_lazy("put in order")
    MATCH = "match", gettext_lazy("match pairs")
    NUMBER = "number", gettext_lazy("a number")
    SHORT = "short", gettext_lazy("a short text")


OFFERED = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.ORDER, QuestionKind.MATCH)
"""Kinds that offer something to choose or to arrange."""

MOST_DIGITS = 40
"""Of a number, before the point or after it: beyond any measure, and short of what arithmetic refuses."""


_AS_WRITTEN_HERE = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d*)(,\d*)?")
"""Points stand between thousands, a comma before what is less than one."""
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
"""One point before three figures: "1.234", which code reads otherwise."""


def readings_of(text: Any) -> set[Decimal]:
    """What a number that somebody typed may mean: "1.234" is a thousand and more to who writes it here, a little more
    than one to who has learnt it from a machine. Empty where it is no number.
    """
    number = decimal_of(text)
    if number is None:
        return set()
    return {number, number * 1000} if _THOUSANDS.fullmatch(_joined(text)) else {number}


def decimal_of(text: Any) -> Decimal | None:
    """A number as it is written here ("12,5", "1.250,75") or in code ("12.5"); None where it is none."""
    written = _joined(text)
    if "," in written or written.count(".") > 1:
        if not _AS_WRITTEN_HERE.fullmatch(written):
            return None
        written = written.replace(".", "").replace(",", ".")
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= MOST_DIGITS else None


def doubt_of(text: Any) -> str:
    """Why a number in a key is not taken, in words: it has two readings. Empty where it has one, or is no number."""
    readings = sorted(readings_of(text), key=abs)
    if len(readings) < 2:
        return ""
    part, whole = (f"{each:f}".replace(".", ",") for each in readings)
    words = _("“%(typed)s” may mean %(whole)s or %(part)s. Write one of these two.")
    return words % {"typed": str(text).strip(), "whole": whole.partition(",")[0], "part": part}


def understood(text: Any) -> str:
    """A number as it was understood, in words for who wrote it: whole or not, as it is written here. Empty where it is
    no number.
    """
    number = decimal_of(text)
    if number is None:
        return ""
    written = f"{number:,f}".translate(_WRITTEN_HERE)
    words = _("the whole number %(n)s") if number == number.to_integral_value() else _("the decimal number %(n)s")
    return words % {"n": written}


_WRITTEN_HERE = str.maketrans(",.", ".,")


def _joined(text: Any) -> str:
    return "".join(str(text).split()).replace("\N{MINUS SIGN}", "-")


def problems_of(question: dict[str, Any]) -> list[str]:
    """What keeps a question from being asked, in words for its writer; empty when nothing does."""
    found = list(_of_the_text(question))
    kind = question.get("kind")
    if kind not in QuestionKind.values:
        return [*found, _("Choose the kind of the question.")]
    if kind in OFFERED:
        found += _of_the_options(question["options"], kind)
    return found or list(_of_the_key(question))


def _of_the_text(question: dict[str, Any]) -> Iterator[str]:
    if not str(question.get("text", "")).strip():
        yield _("Write the question.")
    if not 1 <= int(question.get("points") or 0) <= MOST_POINTS:
        yield _("Give the question 1 to %(n)s points.") % {"n": MOST_POINTS}


def _of_the_options(options: list[Any], kind: str) -> Iterator[str]:
    sides = [side for option in options for side in (option if kind == QuestionKind.MATCH else [option])]
    if not FEWEST <= len(options) <= MOST:
        yield _("Write %(fewest)s to %(most)s answers.") % {"fewest": FEWEST, "most": MOST}
    if any(not str(side).strip() or len(str(side)) > LONGEST for side in sides):
        yield _("One of the answers is empty or too long.")
    if _twice(options, kind):
        yield _("Two of the answers are the same.")


def _twice(options: list[Any], kind: str) -> bool:
    columns = zip(*options, strict=True) if kind == QuestionKind.MATCH else [options]
    return any(len({str(side).strip() for side in column}) < len(options) for column in columns)


def _of_the_key(question: dict[str, Any]) -> Iterator[str]:
    kind, key, places = question["kind"], question.get("key"), range(len(question["options"]))
    if kind == QuestionKind.SINGLE and key not in places:
        yield _("Say which answer is right.")
    if kind == QuestionKind.MULTIPLE and not (key and set(key) <= set(places)):
        yield _("Say which answers are right.")
    if kind == QuestionKind.NUMBER and (not key or None in map(decimal_of, key)):
        yield _("Write the right number, and by how much an answer may be off.")
    elif kind == QuestionKind.NUMBER:
        yield from filter(None, map(doubt_of, key or []))
    if kind == QuestionKind.SHORT and not any(str(words).strip() for words in key or []):
        yield _("Write the words that are right, one way of writing them a line.")
