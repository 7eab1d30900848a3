"""What each unit of the demo has answered, and how far it has come: arithmetic, so that it is the same every time."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from intranet.contracts import today, working_calendar
from plugins.checklists.models import (
    Answer,
    Campaign,
    Finding,
    FindingStep,
    Inspection,
    Kind,
    Node,
    Postponement,
    Progress,
    Proof,
    Question,
    Severity,
    State,
    Step,
)
from plugins.checklists.rules import SHORTCOMINGS, work_of
from plugins.checklists.services.returning import keep_returned

NAMED = {"VP": State.WORKING, "SNV": State.SUBMITTED, "UBNDHL": State.RETURNED, "CBVP": State.SIGNED}
"""Units of the personas: the office writes, Home Affairs waits for its head, the commune has something to mend."""

STILL = {"VP", "SNV", "UBNDHL"}
"""Units of the personas that have something left to put right from last quarter."""

TURNS = (
    *(State.CLOSED, State.REMEDYING, State.SIGNED, State.REMEDYING, State.OPEN),
    *(State.WORKING, State.CLOSED, State.SIGNED, State.REMEDYING, State.SUBMITTED),
)
WAY = (State.OPEN, State.WORKING, State.SUBMITTED, State.SIGNED, State.REMEDYING, State.CLOSED)
WEAK = {3: 6, 7: 5, 11: 4, 16: 6, 22: 5}
"""Questions, by place, in which many units lack something."""

CAUSES = (
    "Đơn vị mới sắp xếp, chưa phân công lại",
    "Chưa bố trí được kinh phí",
    "Người phụ trách chuyển công tác, chưa bàn giao xong",
)
NOTES = {
    "partly": "Đã làm ở bộ phận một cửa, chưa làm ở các bộ phận khác.",
    "no": "Chưa thực hiện.",
    "n/a": "Không phát sinh.",
}
RETURNED = (4, 9)
REASON = "Chờ văn bản hướng dẫn của tỉnh."
REMARK = "Ghi rõ số, ngày của văn bản đã dẫn."


class Unit:
    """One unit within a campaign: ``turn`` is its place, ``finished`` when the campaign is over."""

    def __init__(self, campaign: Campaign, node: Node, turn: int, editor: Any, finished: bool) -> None:
        self.campaign, self.turn, self.editor, self.finished = campaign, turn, editor, finished
        self.post = next(post for post in node.unit.posts.all() if post.role == "head" and post.person)
        self.head = self.post.person
        last = State.REMEDYING if node.unit.code in STILL else State.CLOSED
        self.state = last if finished else NAMED.get(node.unit.code, TURNS[turn % len(TURNS)])
        self.inspection = Inspection(
            campaign=campaign, node=node, unit=node.unit, state=self.state, due_on=campaign.due_on, asked=0
        )
        self.inspection.state_at = self._at(self.state)
        if self._has_come_to(State.SUBMITTED):
            self.inspection.submitted_by = self.head
        if self._has_come_to(State.SIGNED):
            self.inspection.signed_by, self.inspection.signed_at = self.head, self._at(State.SIGNED)

    def answers(self, questions: list[Question]) -> list[Answer]:
        """One for every question, to be written after the inspection is."""
        rows = [self._answer(question) for question in questions]
        self.inspection.asked, self.inspection.answered = len(rows), sum(row.work == "done" for row in rows)
        Inspection.objects.filter(pk=self.inspection.pk).update(asked=len(rows), answered=self.inspection.answered)
        return rows

    def steps(self) -> Iterator[Step]:
        """The way to where it stands."""
        done = [state for state in WAY[1:] if self._has_come_to(state)]
        done += [State.RETURNED] if self.state == State.RETURNED else []
        for before, after in zip([State.OPEN, *done], done, strict=False):
            by = self.head if after in WAY[1:4] else self.editor
            note = "Bổ sung hai câu còn thiếu căn cứ." if after == State.RETURNED else ""
            yield Step(inspection=self.inspection, before=before, after=after, by=by, at=self._at(after), note=note)

    def findings(self, rows: list[Answer]) -> Iterator[Finding]:
        """What was found once it was appraised: open, overdue, done, verified in turn."""
        if not self._has_come_to(State.REMEDYING):
            return
        days = _working_days()
        for number, answer in enumerate(row for row in rows if row.final in SHORTCOMINGS):
            progress = Progress.VERIFIED if self.state == State.CLOSED else tuple(Progress)[(self.turn + number) % 3]
            finding = Finding(
                unit=self.inspection.unit,
                answer=answer,
                severity=tuple(Severity)[number // 2 % 3],
                cause=answer.cause,
                post=self.post,
                due_on=days[number // 3 % 3],
                progress=progress,
                created_at=self._at(State.REMEDYING),
            )
            if progress != Progress.OPEN:
                finding.action, finding.done_by = "Đã hoàn thiện và phổ biến trong đơn vị.", self.head
                finding.done_at = timezone.now() - timedelta(hours=20)
            if progress == Progress.VERIFIED:
                finding.verified_by, finding.verified_at = self.editor, timezone.now() - timedelta(hours=2)
            yield finding

    def _answer(self, question: Question) -> Answer:
        answer = Answer(inspection=self.inspection, question=question)
        if self.state == State.OPEN or (self.state == State.WORKING and question.place > 8 + self.turn % 9):
            return answer
        self._write(answer, question)
        if self._has_come_to(State.REMEDYING):
            answer.appraised = answer.final = answer.verdict
            answer.appraised_by, answer.appraised_at = self.editor, self._at(State.REMEDYING)
        if self.state == State.RETURNED and question.place in RETURNED:
            keep_returned(answer, REMARK)
        return answer

    def _write(self, answer: Answer, question: Question) -> None:
        answer.verdict, number = self._verdict(question), (self.turn * 3 + question.place) % 12 + 1
        answer.note = NOTES.get(answer.verdict, "")
        if question.kind == Kind.SHARE:
            answer.number, answer.total = Decimal(number), Decimal(number + (answer.verdict != "yes") * 2)
        elif question.kind == Kind.NUMBER:
            answer.number = Decimal(number)
        elif question.kind == Kind.DATE:
            answer.day = self.campaign.opens_on - timedelta(days=number)
        elif question.kind == Kind.CHOICE:
            answer.choice = question.choices[number % len(question.choices)]
        elif question.kind == Kind.TEXT:
            answer.text = "Đơn vị thực hiện theo quy chế, định kỳ rà soát hằng quý."
        if question.proof == Proof.REQUIRED or question.kind == Kind.FILE:
            answer.note = " ".join(filter(None, (answer.note, "Bản giấy lưu tại văn thư đơn vị.")))
        if answer.verdict in SHORTCOMINGS:
            answer.cause, answer.owner = CAUSES[(self.turn + question.place) % 3], self.head
            answer.remedy_by = today() + timedelta(days=15)
        answer.written_by, answer.written_at, answer.revision = self.head, self._at(State.WORKING), 1
        answer.work = work_of(question, answer, int(question.kind == Kind.FILE))

    def _verdict(self, question: Question) -> str:
        lot = (self.turn * 7 + question.place * 13 + self.turn * question.place) % 20
        if lot == 19:
            return "n/a"
        lot += WEAK.get(question.place, 0) + 2 * self.finished
        return "yes" if lot < 15 else "partly" if lot < 20 else "no"

    def _has_come_to(self, state: str) -> bool:
        reached = State.SIGNED if self.state == State.RETURNED else self.state
        return WAY.index(State(reached)) >= WAY.index(State(state))

    def _at(self, state: str) -> datetime:
        """Most sign before their day; one in six the day after."""
        days = {State.OPEN: 24, State.WORKING: 14, State.SUBMITTED: 4, State.SIGNED: 2, State.RETURNED: -1}
        late = self.turn % 6 == 3 and state == State.SIGNED
        after = {State.REMEDYING: -1, State.CLOSED: -2}
        before = -1 if late else days.get(State(state), after.get(State(state), 0))
        due = timezone.now() - (today() - self.campaign.due_on)
        return due - timedelta(days=before, minutes=7 * self.turn)


def _working_days() -> list[date]:
    """Overdue for longer than people are told of it, in two weeks, or in a month."""
    calendar = working_calendar(today())
    overdue = calendar.previous_working(today() - timedelta(days=10))
    return [overdue, *(calendar.next_working(today() + timedelta(days=more)) for more in (12, 25))]


def postponed(findings: Iterable[Finding]) -> Iterator[Postponement]:
    """Of what is open and not overdue, every second one was given more time by who appraised it."""
    waiting = [each for each in findings if each.progress == Progress.OPEN and each.due_on > today()]
    before = _working_days()[0]
    for finding in waiting[::2]:
        yield Postponement(
            finding=finding,
            due_before=before,
            due=finding.due_on,
            reason=REASON,
            by=finding.answer.appraised_by,
            at=timezone.now() - timedelta(days=11),
        )


def steps_of(finding: Finding, given: Postponement | None = None) -> Iterator[FindingStep]:
    """What was done to a finding until now; ``given`` is the time that it was given."""
    what = FindingStep.What
    if given:
        note = f"{given.due_before:%d/%m/%Y} → {given.due:%d/%m/%Y}. {given.reason}"
        yield FindingStep(finding=finding, what=what.POSTPONED, by=given.by, at=given.at, note=note)
    if finding.done_at:
        yield FindingStep(
            finding=finding, what=what.REMEDIED, by=finding.done_by, at=finding.done_at, note=finding.action
        )
    if finding.verified_at:
        yield FindingStep(finding=finding, what=what.VERIFIED, by=finding.verified_by, at=finding.verified_at)
