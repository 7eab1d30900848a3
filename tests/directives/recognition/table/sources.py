"""What the table is made of: each real document, in a form, with what must be read in it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import override_settings

from intranet.files.scans import program
from tests.directives.recognition.table.forms import FORMS

DOCUMENTS = Path(__file__).parents[5] / "shared" / "documents"
_TRUTH = Path(__file__).with_name("truth.json")
_TRUTH_OF_PDFS = Path(__file__).with_name("truth_pdf.json")


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


def text_layers() -> Iterator[Source]:
    """The real signed PDFs that have a text layer."""
    return _pdfs("text layer", "pdf", "pdf")


def scans() -> Iterator[Source]:
    """The real PDFs that are scans, whole, stamped and sealed; and first pages of eight as images only."""
    if tesseract():
        yield from _pdfs("scans", "pdf", "whole")
        yield from _pdfs("first pages", "scans", "first page")


def _pdfs(group: str, folder: str, form: str) -> Iterator[Source]:
    for name, truth in json.loads(_TRUTH_OF_PDFS.read_text(encoding="utf-8"))[group].items():
        yield Source(name, form, f"{name}.pdf", truth, (DOCUMENTS / folder / f"{name}.pdf").read_bytes)


def tesseract() -> str:
    """The path of tesseract with Vietnamese; empty where it is not installed."""
    with override_settings(INTRANET_TESSERACT="tesseract"):
        return program()


GROUPS = (
    Group("Texts", 95, texts),
    Group("PDFs with a text layer", 95, text_layers),
    Group("Scans", 85, scans),
)
