"""Counting answers as attempts are handed in."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q

from intranet.training.models import AnswerCount, Attempt
from intranet.training.rules.marking import chosen_of, is_right

Answer = tuple[int, str, bool]
"""The question's id, what was chosen, whether it is right."""


def count_answers(attempt: Attempt) -> None:
    """Add the answers of an attempt to what is counted, of each question the first one that the person gave: what is
    told of so many answers is told of so many people. Call once, in the transaction that hands it in. Four queries;
    rows are locked in one order, whatever order the questions were asked in.
    """
    before = asked_before(attempt)
    given = sorted(answer for answer in set(answers_of(attempt)) if answer[0] not in before)
    if not given:
        return
    AnswerCount.objects.bulk_create(
        (
            AnswerCount(item_id=attempt.item_id, question=key, chosen=chosen, is_right=right)
            for key, chosen, right in given
        ),
        ignore_conflicts=True,
    )
    which = reduce(or_, (Q(question=key, chosen=chosen, is_right=right) for key, chosen, right in given))
    rows = AnswerCount.objects.filter(which, item=attempt.item_id)
    keys = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    AnswerCount.objects.filter(pk__in=keys).update(count=F("count") + 1)


def asked_before(attempt: Attempt) -> set[int]:
    """Questions that the person was asked in an earlier attempt at the same item. One query."""
    earlier = Attempt.objects.filter(item=attempt.item_id, enrolment__person=attempt.enrolment.person_id)
    earlier = earlier.filter(handed_in_at__isnull=False).exclude(pk=attempt.pk)
    return {each["question"] for drawn in earlier.values_list("drawn", flat=True) for each in drawn}


def answers_of(attempt: Any) -> Iterator[Answer]:
    """What an attempt answered to each question that it was asked. No query where its item is there."""
    questions = {each["question"]: each for each in attempt.item.questions}
    for drawn, answer in zip(attempt.drawn, attempt.answers, strict=True):
        key, value = drawn["question"], answer["value"]
        yield key, chosen_of(questions[key], drawn, value), is_right(questions[key], drawn, value)
