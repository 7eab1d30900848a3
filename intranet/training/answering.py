"""Questions as they are answered on a page: what is offered, what was typed, and what that says. No key comes here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.training.rules.lacking import Lack, lack_of
from intranet.training.rules.questions import LONGEST, MOST, QuestionKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that is offered; ``value`` is its place among what is shown."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """One of several lists to choose from: a step of an order (no ``label``), or the left side of a pair."""

    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Field:
    """One question as a form shows it. ``choices`` are of one or several right answers, ``selects`` of order and pairs,
    ``value`` is what was typed of a number or a text. ``lack`` says why what was given does not count yet, and nothing
    where nothing was given; ``is_wrong`` where going on does not mend it.
    """

    name: str
    kind: str
    text: str
    points: int
    choices: list[Choice] = field(default_factory=list)
    selects: list[Select] = field(default_factory=list)
    value: str = ""
    lack: str = ""
    is_wrong: bool = False


def field_of(shown: dict[str, Any], name: str, value: Any) -> Field:
    """``shown`` is a question as ``as_shown`` gives it, ``value`` what was answered so far."""
    lack, is_wrong = lack_in_words(shown, value)
    return replace(_field_of(shown, name, value), lack=lack, is_wrong=is_wrong)


def is_answered(shown: dict[str, Any], value: Any) -> bool:
    """Whether ``value`` is an answer, right or not."""
    return lack_of(shown["kind"], len(shown["options"]), value) is None


def lack_in_words(shown: dict[str, Any], value: Any) -> tuple[str, bool]:
    """Why ``value`` does not count as an answer yet, and whether it is wrong and not just unfinished; no words where it
    counts, or nothing was given.
    """
    match lack_of(shown["kind"], len(shown["options"]), value):
        case Lack.NO_NUMBER:
            words = _("“%(typed)s” is not a number. Write figures only, without words or units, such as 1.234,5.")
            return words % {"typed": value}, True
        case Lack.TWICE:
            words = _("“%(text)s” is chosen twice. Choose each one once; until then this counts as not answered.")
            return words % {"text": _chosen_twice(shown, value)}, True
        case Lack.UNFINISHED:
            left = len(shown["options"]) - len([one for one in value if one])
            words = ngettext(
                "%(n)s place is still empty; until then this counts as not answered.",
                "%(n)s places are still empty; until then this counts as not answered.",
                left,
            )
            return words % {"n": left}, False
    return "", False


def _chosen_twice(shown: dict[str, Any], value: list[Any]) -> str:
    twice = next(one for one in value if one and value.count(one) > 1)
    return _word(shown["right"] if shown["kind"] == QuestionKind.MATCH else shown["options"], twice)


def _field_of(shown: dict[str, Any], name: str, value: Any) -> Field:
    about = (name, shown["kind"], shown["text"], shown["points"])
    match shown["kind"]:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            chosen = value if isinstance(value, list) else [value]
            return Field(*about, choices=_choices(shown["options"], chosen))
        case QuestionKind.ORDER:
            labels = ["" for _option in shown["options"]]
            return Field(*about, selects=_selects(labels, shown["options"], value))
        case QuestionKind.MATCH:
            return Field(*about, selects=_selects(shown["options"], shown["right"], value))
    return Field(*about, value="" if value is None else str(value))


def _choices(options: Sequence[str], chosen: Sequence[Any]) -> list[Choice]:
    return [Choice(str(place), str(text), str(place) in chosen) for place, text in enumerate(options)]


def _selects(labels: Sequence[str], options: Sequence[str], value: Any) -> list[Select]:
    given = [*(value or []), *("" for _label in labels)][: len(labels)]
    return [Select(str(label), _choices(options, [one])) for label, one in zip(labels, given, strict=True)]


def typed(kind: str, sent: QueryDict, name: str) -> Any:
    """What was sent for the question ``name``, cut to what an answer can be; None where nothing was."""
    match kind:
        case QuestionKind.SINGLE:
            return sent.get(name, "")[:3] or None
        case QuestionKind.MULTIPLE:
            return sorted({one[:3] for one in sent.getlist(name)[:MOST]}) or None
        case QuestionKind.ORDER | QuestionKind.MATCH:
            given = [one[:3] for one in sent.getlist(name)[:MOST]]
            return given if any(given) else None
    return " ".join(sent.get(name, "").split())[:LONGEST] or None


def said(shown: dict[str, Any], value: Any) -> list[str]:
    """An answer in the words of what was shown, a line each; nothing where nothing was answered."""
    if value in (None, "", []):
        return []
    match shown["kind"]:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            return [_word(shown["options"], one) for one in (value if isinstance(value, list) else [value])]
        case QuestionKind.ORDER:
            return [f"{step}. {_word(shown['options'], one)}" for step, one in enumerate(value, start=1)]
        case QuestionKind.MATCH:
            pairs = zip(shown["options"], value, strict=False)
            return [f"{left} – {_word(shown['right'], one)}" for left, one in pairs]
    return [str(value)]


def _word(options: Sequence[str], place: Any) -> str:
    known = str(place).isascii() and str(place).isdigit() and int(place) < len(options)
    return str(options[int(place)]) if known else "…"


def chosen_in_words(question: dict[str, Any], chosen: str) -> list[str]:
    """What ``rules.marking.chosen_of`` told, in the words of the question, a line each. For trainers alone."""
    options, kind = question["options"], question["kind"]
    if kind in (QuestionKind.NUMBER, QuestionKind.SHORT):
        return [chosen]
    places = chosen.split(",")
    if kind == QuestionKind.ORDER:
        return [f"{step}. {_word(options, place)}" for step, place in enumerate(places, start=1)]
    if kind == QuestionKind.MATCH:
        rights = [right for _left, right in options]
        return [f"{left} – {_word(rights, place)}" for (left, _right), place in zip(options, places, strict=False)]
    return [_word(options, place) for place in places]


def right_in_words(question: dict[str, Any]) -> list[str]:
    """What is right, a line each. For an attempt that was handed in, never before."""
    options, key = question["options"], question["key"]
    match question["kind"]:
        case QuestionKind.SINGLE:
            return [str(options[key])]
        case QuestionKind.MULTIPLE:
            return [str(options[place]) for place in sorted(key)]
        case QuestionKind.ORDER:
            return [f"{step}. {text}" for step, text in enumerate(options, start=1)]
        case QuestionKind.MATCH:
            return [f"{left} – {right}" for left, right in options]
        case QuestionKind.NUMBER:
            return [str(key[0])]
    return [str(words) for words in key]
