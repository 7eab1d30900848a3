"""One unit's inspection, signed: the second question answered with no, the others as they should be."""

from typing import Any

from django.utils import timezone

from intranet.contracts import today
from plugins.checklists.models import Answer, Inspection, Question, State, Step, Verdict, Work
from plugins.checklists.services.appraising import accept
from tests.factories.province import person
from tests.plugins.checklists.house import House


def head_of(opened: House, unit: Any) -> Any:
    """The head there is, or a new one."""
    held = unit.posts.filter(role="head").first()
    return held.person if held else person(f"head-{unit.pk}", "Người", "Đứng đầu", unit, "head")


def signed(opened: House, unit: Any) -> Inspection:
    """Written as the services leave it behind, without going through them: they have tests of their own."""
    inspection, head = opened.of(unit), head_of(opened, unit)
    answers = Answer.objects.filter(inspection=inspection)
    answers.update(verdict=Verdict.YES, work=Work.DONE, written_by=head)
    wrong = {"verdict": Verdict.NO, "note": "chưa có", "cause": "mới sáp nhập", "owner": head, "remedy_by": today()}
    answers.filter(question__in=Question.objects.filter(place=2)).update(**wrong)
    now = timezone.now()
    inspection.state, inspection.signed_by, inspection.signed_at, inspection.answered = State.SIGNED, head, now, 4
    inspection.save()
    Step.objects.create(inspection=inspection, before=State.SUBMITTED, after=State.SIGNED, by=head, at=now)
    return inspection


def accepted(opened: House, unit: Any) -> Inspection:
    """The same, appraised: the second question is a finding."""
    inspection = signed(opened, unit)
    accept(inspection, opened.province.editor)
    inspection.refresh_from_db()
    return inspection
