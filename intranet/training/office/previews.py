"""A draft lesson as its learners will see it. Nothing of it is kept, and no answer counts."""

from dataclasses import dataclass
from random import Random
from typing import Any

from django.http import QueryDict

from intranet.people.models import Person
from intranet.training.answering import Field, field_of, typed
from intranet.training.models import Course, Enrolment, Lesson, PublishedItem
from intranet.training.rules.drawing import drawn_from
from intranet.training.rules.marking import as_shown
from intranet.training.services.publishing import as_item
from intranet.training.showing import Asked, answered_at, draft_parts_of, question_at


@dataclass(frozen=True, slots=True)
class Sample:
    """One question of the test, as an attempt might show it."""

    number: int
    field: Field


def preview_of(course: Course, lesson: Lesson, reader: Person, sent: QueryDict) -> dict[str, Any]:
    """Context of ``preview.html``; a question in the text that was answered in ``sent`` bears its verdict. At most six
    queries.
    """
    item = as_item(course, lesson)
    parts = draft_parts_of(item, course, reader, _answered(item, sent))
    return {"course": course, "lesson": lesson, "item": item, "parts": parts, "test": _test(item)}


def _answered(item: PublishedItem, sent: QueryDict) -> Asked | None:
    place = next((int(name) for name in [sent.get("place", "")] if name.isdecimal() and len(name) < 4), None)
    question = question_at(item, place) if place is not None else None
    if question is None or place is None:
        return None
    return answered_at(item, Enrolment(), place, typed(question["kind"], sent, f"a{place}"))


def _test(item: PublishedItem) -> list[Sample]:
    """One attempt as it might be drawn."""
    chance = Random()  # noqa: S311  an example, no secret
    drawn = drawn_from(item.questions, item.draws, chance, shuffled=item.shuffled)
    shown = [as_shown(item.question(each["question"]), each) for each in drawn]
    return [Sample(place + 1, field_of(each, f"q{place}", None)) for place, each in enumerate(shown)]
