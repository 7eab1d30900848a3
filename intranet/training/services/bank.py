"""Writing the question bank of a unit. A question is retired, never deleted; attempts keep what they were asked."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from intranet.access.tokens import tokens_of, units_with_role
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person, Unit
from intranet.training.errors import Incomplete, NotTheTrainer, WrittenMeanwhile
from intranet.training.models import Question
from intranet.training.policy import OFFICE_ROLES
from intranet.training.rules.questions import problems_of

FIELDS = ("code", "kind", "text", "options", "key", "points", "feedback", "tags")


@dataclass(frozen=True, slots=True)
class QuestionFields:
    """What is typed of a question; ``options`` and ``key`` as ``intranet.training.rules.questions`` says."""

    code: str
    kind: str
    text: str
    options: list[Any] = field(default_factory=list)
    key: Any = None
    points: int = 1
    feedback: str = ""
    tags: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """As the rules look at it."""
        return {name: getattr(self, name) for name in FIELDS}


def fields_of(question: Question) -> QuestionFields:
    """The question as it stands."""
    return QuestionFields(**{name: getattr(question, name) for name in FIELDS})


def mark_of(question: Question) -> str:
    """What a form says it has seen of a question: one word that changes with anything of it."""
    data = json.dumps([fields_of(question).as_data(), question.retired], sort_keys=True)
    return hashlib.sha256(data.encode()).hexdigest()[:32]


def add_question(unit: Unit, by: Person, entered: QuestionFields) -> Question:
    """A new question in the bank of ``unit``.

    Raises:
        NotTheTrainer: ``by`` writes no courses for ``unit``.
        Incomplete: it cannot be asked so, or its code is taken.
    """
    _check_trainer(unit.pk, by)
    with write_transaction():
        Unit.objects.select_for_update().get(pk=unit.pk)
        _check(entered)
        if Question.objects.filter(owner_unit=unit, code=entered.code).exists():
            raise Incomplete([_("The bank has a question with the code %(code)s already.") % {"code": entered.code}])
        made = Question.objects.create(owner_unit=unit, **entered.as_data())
        record("training.question-added", actor=by, subject=made, label=made.code)
    return made


def update_question(question_id: int, by: Person, entered: QuestionFields, *, seen: str) -> Question:
    """Save what was typed; its code stays. What was published asks it as it was.

    Raises:
        NotTheTrainer, WrittenMeanwhile.
        Incomplete: it cannot be asked so.
    """
    with write_transaction():
        question = _locked(question_id, by, seen)
        _check(entered)
        for name in FIELDS[1:]:
            setattr(question, name, getattr(entered, name))
        question.save()
        record("training.question-edited", actor=by, subject=question, label=question.code)
    return question


def retire(question_id: int, by: Person, *, retired: bool, seen: str) -> Question:
    """Ask the question no more, or again.

    Raises:
        NotTheTrainer, WrittenMeanwhile.
    """
    with write_transaction():
        question = _locked(question_id, by, seen)
        question.retired = retired
        question.save(update_fields=["retired"])
        record("training.question-retired", actor=by, subject=question, label=question.code)
    return question


def bank_mark(unit: Unit) -> str:
    """One word that changes with anything in the bank of ``unit``. One query."""
    marks = [f"{each.code} {mark_of(each)}" for each in Question.objects.filter(owner_unit=unit)]
    return hashlib.sha256("\n".join(sorted(marks)).encode()).hexdigest()[:32]


def take_in(unit: Unit, by: Person, given: Sequence[QuestionFields], *, seen: str) -> tuple[int, int]:
    """Write all of ``given``, or none of it; those whose code the bank has are changed, and asked again. Returns how
    many are new and how many were changed.

    Raises:
        NotTheTrainer: ``by`` writes no courses for ``unit``.
        WrittenMeanwhile: the bank is not the one that was ``seen``.
        Incomplete: one of them cannot be asked so.
    """
    _check_trainer(unit.pk, by)
    with write_transaction():
        Unit.objects.select_for_update().get(pk=unit.pk)
        if bank_mark(unit) != seen:
            raise WrittenMeanwhile
        for entered in given:
            _check(entered)
        there = {each.code: each for each in Question.objects.filter(owner_unit=unit)}
        new = [Question(owner_unit=unit, **each.as_data()) for each in given if each.code not in there]
        changed = [_filled(there[each.code], each) for each in given if each.code in there]
        Question.objects.bulk_create(new)
        Question.objects.bulk_update(changed, [*FIELDS[1:], "retired"])
        details = {"new": len(new), "changed": len(changed)}
        record("training.questions-taken-in", actor=by, subject=unit, label=str(unit), details=details)
    return len(new), len(changed)


def _filled(question: Question, entered: QuestionFields) -> Question:
    for name in FIELDS[1:]:
        setattr(question, name, getattr(entered, name))
    question.retired = False
    return question


def _locked(question_id: int, by: Person, seen: str) -> Question:
    question = Question.objects.select_for_update(of=("self",)).get(pk=question_id)
    _check_trainer(question.owner_unit_id, by)
    if seen != mark_of(question):
        raise WrittenMeanwhile
    return question


def _check(entered: QuestionFields) -> None:
    problems = problems_of(entered.as_data())
    if not entered.code.strip():
        problems.append(_("Give the question a code."))
    if problems:
        raise Incomplete(problems)


def _check_trainer(unit_id: int, by: Person) -> None:
    if unit_id not in units_with_role(tokens_of(by), OFFICE_ROLES):
        raise NotTheTrainer
