"""What keeps something that was typed from being an answer. It is kept all the same, and its writer is told at once."""

from enum import Enum
from typing import Any

from intranet.training.rules.questions import OFFERED, QuestionKind, decimal_of


class Lack(Enum):
    """Why a question counts as not answered."""

    NOTHING = "nothing was given"
    NO_NUMBER = "a number is asked for, and this is none"
    UNFINISHED = "places are left empty"
    TWICE = "one thing stands in two places"


def lack_of(kind: str, many: int, value: Any) -> Lack | None:
    """What is wrong with ``value`` as an answer to a question of so many places; None where it is one, right or not."""
    given = [one for one in value if one] if isinstance(value, list) else value
    if given in (None, "", []):
        return Lack.NOTHING
    if kind in OFFERED and not all(_is_place(one, many) for one in (given if isinstance(given, list) else [given])):
        return Lack.NOTHING
    if kind == QuestionKind.NUMBER and decimal_of(given) is None:
        return Lack.NO_NUMBER
    if kind in (QuestionKind.ORDER, QuestionKind.MATCH) and isinstance(given, list):
        return Lack.TWICE if len(set(given)) < len(given) else Lack.UNFINISHED if len(given) < many else None
    return None


def _is_place(one: Any, many: int) -> bool:
    """Whether it names one of the things offered; a page sends nothing else."""
    return str(one).isascii() and str(one).isdigit() and len(str(one)) < 4 and int(one) < many
