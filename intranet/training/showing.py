"""A published lesson as its reader sees it: files by their addresses, questions to be answered, documents to be read.

What was frozen holds names in the place of these (``lesson_text.html``). Nothing else of it can look like one: rich
text is cleaned of every attribute, and all other words are escaped.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from random import Random
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe

from intranet.access.decisions import visible
from intranet.acknowledgement.models import Version
from intranet.directives.models import Directive
from intranet.directives.rules import symbol_key
from intranet.files.models import Attachment
from intranet.files.queries import attachments_of
from intranet.people.models import Person
from intranet.training.answering import Field, field_of, is_answered
from intranet.training.models import Course, Enrolment, PublishedItem
from intranet.training.rules.marking import Drawn, arranged, as_shown, is_right

_FIGURE = re.compile(r'<figure data-(file|video|audio|paper)="([^"]*)"(?: data-(?:alt|captions)="([^"]*)")?>')
_DOCUMENT = re.compile(r'<div data-document="([^"]*)"></div>')
_QUESTION = re.compile(r'<div data-question="([^"]*)"></div>')
_CALLOUT = re.compile(r'<aside data-tone="(note|warning|example)">(.*?)</aside>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the middle of the text; ``is_right`` is None before it is answered. ``is_empty``: sent without."""

    place: int
    field: Field
    is_right: bool | None = None
    feedback: str = ""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the lesson: HTML, or a question."""

    html: str = ""
    asked: Asked | None = None


def parts_of(item: PublishedItem, run: Enrolment, reader: Person, answered: Asked | None = None) -> list[Part]:
    """The lesson in pieces; the question ``answered`` stands in its place with its verdict. At most two queries."""
    html = _with_files(_with_callouts(item.html), files_of(run.course, run.version.frozen))
    return list(_pieces(_with_documents(html, reader), item, run, answered))


def draft_parts_of(item: PublishedItem, course: Course, reader: Person, answered: Asked | None = None) -> list[Part]:
    """The same of a lesson that is not published, with the files that the course has now. At most two queries."""
    html = _with_files(_with_callouts(item.html), {each.name: each for each in attachments_of(course)})
    return list(_pieces(_with_documents(html, reader), item, Enrolment(), answered))


def names_in(html: str) -> set[str]:
    """Names of the files that a frozen lesson shows; the second name of a recording is its captions."""
    shown = [(kind, unescape(name), unescape(beside)) for kind, name, beside in _FIGURE.findall(html)]
    captions = {beside for kind, _name, beside in shown if kind in {"video", "audio"} and beside}
    return captions | {name for _kind, name, _beside in shown}


def _pieces(html: str, item: PublishedItem, run: Enrolment, answered: Asked | None) -> Iterator[Part]:
    for number, piece in enumerate(_QUESTION.split(html)):
        place = number // 2
        if number % 2:
            is_it = answered is not None and answered.place == place
            yield Part(asked=answered if is_it else asked_at(item, run, place))
        elif piece.strip():
            yield Part(mark_safe(piece))  # noqa: S308  frozen from cleaned text, escaped words and our own figures


def files_of(course: Course, version: Version) -> dict[str, Attachment]:
    """The files of a version by the names it gave them, as long as the course has them. One query."""
    by_hash = {each.file.sha256: each for each in attachments_of(course)}
    named = {each["name"]: each["sha256"] for each in version.attachments if each["role"] != "item"}
    return {name: by_hash[sha256] for name, sha256 in named.items() if sha256 in by_hash}


def _with_callouts(html: str) -> str:
    def callout(found: re.Match[str]) -> str:
        context = {"tone": found[1], "html": mark_safe(found[2])}  # noqa: S308  frozen from cleaned text
        return render_to_string("intranet/training/callout.html", context)

    return _CALLOUT.sub(callout, html)


def _with_files(html: str, files: Mapping[str, Attachment]) -> str:
    def figure(found: re.Match[str]) -> str:
        kind, name, beside = found[1], unescape(found[2]), unescape(found[3] or "")
        context = {"kind": kind, "file": files.get(name), "alt": beside, "captions": files.get(beside)}
        return "<figure>" + render_to_string("intranet/training/figure.html", context)

    return _FIGURE.sub(figure, html)


def _with_documents(html: str, reader: Person) -> str:
    keys = {unescape(number): symbol_key(unescape(number)) for number in _DOCUMENT.findall(html)}
    if not keys:
        return html
    readable = {each.symbol_key: each for each in _published(reader).filter(symbol_key__in=filter(None, keys.values()))}

    def document(found: re.Match[str]) -> str:
        context = {"document": readable.get(keys[unescape(found[1])])}
        return render_to_string("intranet/training/taught.html", context)

    return _DOCUMENT.sub(document, html)


def _published(reader: Person) -> QuerySet[Directive, Any]:
    """The newest bearer of a symbol comes last, so that it is the one meant."""
    return visible(reader, Directive.objects.filter(current_version__isnull=False)).order_by("pk")


def question_at(item: PublishedItem, place: int) -> dict[str, Any] | None:
    """The question that the text asks at ``place``, as it was frozen, with what is right; None where none is."""
    codes = [unescape(code) for code in _QUESTION.findall(item.html)]
    if not 0 <= place < len(codes):
        return None
    return next((each for each in item.questions if each["code"] == codes[place]), None)


def asked_at(item: PublishedItem, run: Enrolment, place: int, value: Any = None) -> Asked | None:
    """The question at ``place`` before it is answered."""
    question = question_at(item, place)
    if question is None:
        return None
    return Asked(place, field_of(as_shown(question, arrangement(question, run)), f"a{place}", value))


def answered_at(item: PublishedItem, run: Enrolment, place: int, value: Any) -> Asked | None:
    """The question at ``place`` with whether ``value`` is right, and why; nothing is kept, and nothing told of what was
    not answered.
    """
    question = question_at(item, place)
    if question is None:
        return None
    how = arrangement(question, run)
    shown = as_shown(question, how)
    if not is_answered(shown, value):
        return Asked(place, field_of(shown, f"a{place}", value), is_empty=True)
    verdict = is_right(question, how, value)
    return Asked(place, field_of(shown, f"a{place}", value), verdict, question["feedback"])


def arrangement(question: dict[str, Any], run: Enrolment) -> Drawn:
    """How a question in the text is arranged for one run: always alike, and not to be worked out without the key of
    the site.
    """
    seed = salted_hmac("training.asked", f"{run.pk}:{question['question']}", algorithm="sha256").digest()
    return arranged(question, Random(seed))  # noqa: S311  what cannot be guessed is the seed
