"""What is said about the form of a draft."""

from dataclasses import dataclass
from typing import Any

MUST, SHOULD = "must", "should"
"""Against the rule; or unusual, so that a person looks again."""


@dataclass(frozen=True, slots=True)
class FormRemark:
    """``field`` is the draft form's name of the place, ``paragraph`` the number of the paragraph (from 1) or 0.

    ``words`` say what to do, in the language of whoever asked.
    """

    code: str
    level: str
    field: str
    words: Any
    paragraph: int = 0


def must(code: str, field: str, words: Any, paragraph: int = 0) -> FormRemark:
    return FormRemark(code, MUST, field, words, paragraph)


def should(code: str, field: str, words: Any, paragraph: int = 0) -> FormRemark:
    return FormRemark(code, SHOULD, field, words, paragraph)
