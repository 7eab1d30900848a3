"""What the table is made of: each real document, in a form, with what must be read in it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.directives.recognition.table.forms import FORMS

DOCUMENTS = Path(__file__).parents[5] / "shared" / "documents"
_TRUTH = Path(__file__).with_name("truth.json")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read: ``document`` is its line of the table, ``form`` its column; ``truth`` names what is judged.

    ``content`` makes the bytes, or gives None where a program that makes them is not installed.
    """

    document: str
    form: str
    file: str
    truth: dict[str, Any]
    content: Callable[[], bytes | None]


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that are counted together; ``goal`` is the percentage of cells that must be right."""

    title: str
    goal: int
    sources: Callable[[], Iterator[Source]]


def texts() -> Iterator[Source]:
    """The real texts, each in every form that a text can be given."""
    for name, truth in json.loads(_TRUTH.read_text(encoding="utf-8")).items():
        text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
        for form in FORMS:
            yield Source(name, form.name, f"{name}.{form.ending}", truth, lambda form=form, text=text: form.make(text))


GROUPS = (Group("Texts", 95, texts),)
