"""Drawing questions for one attempt, and marking what was answered. Nothing here tells a browser what is right.

What is shown is arranged anew for every attempt, and the arrangement stays on the server: an answer names places of
what was shown. A question gives all its points or none.
"""

import unicodedata
from collections.abc import Sequence
from random import Random
from typing import Any

from intranet.training.rules.questions import QuestionKind, decimal_of, readings_of

Drawn = dict[str, Any]
"""``{"shown": places of the options in the order shown, "right": of the right column of pairs}``."""


LONGEST_CHOSEN = 200
"""Letters of a typed answer that tell it from others."""


def arranged(question: dict[str, Any], chance: Random, *, shuffled: bool = True) -> Drawn:
    """How one question is shown in one attempt. Steps and pairs are always arranged by chance."""
    kind, places = question["kind"], list(range(len(question["options"])))
    always = kind in (QuestionKind.ORDER, QuestionKind.MATCH)
    shown = _by_chance(places, chance) if kind == QuestionKind.ORDER or (shuffled and not always) else places
    return {"shown": shown, "right": _by_chance(places, chance) if kind == QuestionKind.MATCH else []}


def _by_chance(places: Sequence[int], chance: Random) -> list[int]:
    """Never as they stood, where there is another way."""
    mixed = list(places)
    while len(mixed) > 1 and mixed == list(places):
        chance.shuffle(mixed)
    return mixed


def as_shown(question: dict[str, Any], drawn: Drawn) -> dict[str, Any]:
    """What may leave the server before the attempt is handed in: the question without its key and feedback."""
    options = question["options"]
    offered: dict[str, Any] = {"options": [options[place] for place in drawn["shown"]]}
    if question["kind"] == QuestionKind.MATCH:
        left = [options[place][0] for place in drawn["shown"]]
        offered = {"options": left, "right": [options[place][1] for place in drawn["right"]]}
    return {name: question[name] for name in ("kind", "text", "points")} | offered


def is_right(question: dict[str, Any], drawn: Drawn, answer: Any) -> bool:
    """Whether ``answer`` is. It is a place (single), places (multiple, order: in the order given; match: for each left
    side that of the right one), or text; anything else is wrong, whoever made it up.
    """
    if question["kind"] == QuestionKind.NUMBER:
        return _is_the_number(question["key"], answer)
    if question["kind"] == QuestionKind.SHORT:
        return answer is not None and _plain(answer) in {_plain(words) for words in question["key"]}
    places = _places(answer, len(question["options"]))
    if places is None:
        return False
    if question["kind"] == QuestionKind.MATCH:
        chosen = [drawn["right"][place] for place in places]
        return chosen == drawn["shown"]
    chosen = [drawn["shown"][place] for place in places]
    if question["kind"] == QuestionKind.ORDER:
        return chosen == sorted(drawn["shown"])
    key = [question["key"]] if question["kind"] == QuestionKind.SINGLE else sorted(question["key"])
    return sorted(chosen) == key


def chosen_of(question: dict[str, Any], drawn: Drawn, answer: Any) -> str:
    """What ``answer`` chose, the same however an attempt arranged it: places in the question with commas between them
    (of an order as they were put; of pairs the right one for each left one), or what was typed, cut. Empty where
    nothing was answered, or not all of it.
    """
    kind = question["kind"]
    if kind in (QuestionKind.NUMBER, QuestionKind.SHORT):
        return _typed(kind, answer)[:LONGEST_CHOSEN]
    places = _places(answer, len(question["options"]))
    if not places:
        return ""
    if kind == QuestionKind.MATCH:
        pairs = zip(drawn["shown"], places, strict=False)
        chosen = [drawn["right"][place] for _left, place in sorted(pairs)]
        return ",".join(map(str, chosen)) if len(chosen) == len(drawn["shown"]) else ""
    chosen = [drawn["shown"][place] for place in places]
    return ",".join(map(str, chosen if kind == QuestionKind.ORDER else sorted(chosen)))


def _typed(kind: str, answer: Any) -> str:
    if answer is None:
        return ""
    number = decimal_of(answer) if kind == QuestionKind.NUMBER else None
    return _plain(answer) if number is None else f"{number.normalize():f}"


def _places(answer: Any, many: int) -> list[int] | None:
    """The places that an answer names, each at most once; None where one is no place."""
    given = answer if isinstance(answer, list) else [answer]
    places = [int(one) for one in given if str(one).isascii() and str(one).isdigit() and len(str(one)) < 4]
    if len(places) != len(given) or len(set(places)) != len(places) or any(place >= many for place in places):
        return None
    return places


def _is_the_number(key: Sequence[str], answer: Any) -> bool:
    value, off = decimal_of(key[0]), decimal_of(key[1])
    return value is not None and off is not None and any(abs(given - value) <= off for given in readings_of(answer))


def _plain(words: Any) -> str:
    """Case, spaces, the full stop at the end and the way letters are stored make no difference; tone marks do."""
    return " ".join(unicodedata.normalize("NFC", str(words)).casefold().split()).rstrip(" .")


def points_of(questions: Sequence[dict[str, Any]], drawn: Sequence[Drawn], answers: Sequence[Any]) -> tuple[int, int]:
    """Points reached, and of how many."""
    rows = list(zip(questions, drawn, answers, strict=True))
    reached = sum(question["points"] for question, how, answer in rows if is_right(question, how, answer))
    return reached, sum(question["points"] for question in questions)


def has_passed(reached: int, possible: int, mark: int) -> bool:
    """Whether the points reach the pass mark, a per cent of all; exactly that is enough."""
    return possible > 0 and reached * 100 >= mark * possible
