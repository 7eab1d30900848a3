"""Counting answers as attempts are handed in."""

from collections.abc import Collection, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, Sum

from intranet.training.models import AnswerCount, Attempt, PublishedItem
from intranet.training.models.answers import TOLD_EVERY
from intranet.training.rules.marking import chosen_of, is_right

Answer = tuple[int, str, bool]
"""The question's id, what was chosen, whether it is right."""


def count_answers(attempt: Attempt) -> None:
    """Add the answers of an attempt to what is counted, of each question the first one that the person gave: what is
    told of so many answers is told of so many people. Call once, in the transaction that hands it in. Five queries, six
    where figures move on; the item is locked, so that nobody counts meanwhile.
    """
    before = asked_before(attempt)
    given = sorted(answer for answer in set(answers_of(attempt)) if answer[0] not in before)
    if not given:
        return
    list(PublishedItem.objects.select_for_update(no_key=True).filter(pk=attempt.item_id).values_list("pk"))
    AnswerCount.objects.bulk_create(
        (
            AnswerCount(item_id=attempt.item_id, question=key, chosen=chosen, is_right=right)
            for key, chosen, right in given
        ),
        ignore_conflicts=True,
    )
    which = reduce(or_, (Q(question=key, chosen=chosen, is_right=right) for key, chosen, right in given))
    AnswerCount.objects.filter(which, item=attempt.item_id).update(count=F("count") + 1)
    _tell(attempt.item_id, {key for key, _chosen, _right in given})


def _tell(item: int, questions: Collection[int]) -> None:
    """Let the figures of those questions move on that have been answered by a multiple of ``TOLD_EVERY`` people."""
    rows = AnswerCount.objects.filter(item=item, question__in=questions)
    sums = rows.order_by().values("question").annotate(n=Sum("count")).values_list("question", "n")
    full = [question for question, n in sums if n % TOLD_EVERY == 0]
    if full:
        AnswerCount.objects.filter(item=item, question__in=full).update(told=F("count"))


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
