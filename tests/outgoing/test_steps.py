"""The way from the draft to the number, with a return at each stage."""

from datetime import timedelta

import pytest

from intranet.acknowledgement.services import Term
from intranet.audit.models import Event
from intranet.directives.errors import Incomplete, UnderReview
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.services import DraftFields, IssueOrder, issue, update_draft
from intranet.notifications.models import Notice
from intranet.outgoing.errors import NotYours, ReasonMissing, WrongStage
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services import assign_number, check_form, move, sign, submit, void_assigned_number
from intranet.people.rules import today
from tests.factories.province import Province
from tests.outgoing.conftest import FIELDS, until


def _order(province: Province) -> IssueOrder:
    return IssueOrder([f"under:{province.committee.pk}"], [Term("under", unit=province.committee)])


def test_document_goes_from_draft_to_issue(province: Province) -> None:
    passage = until(province, "numbered")

    directive = issue(passage.directive_id, province.editor, _order(province))

    passage.refresh_from_db()
    assert (directive.state, directive.symbol, directive.number) == (DirectiveState.ISSUED, "01/UBND-NC", "01")
    assert (directive.date, passage.stage, passage.passed_on) == (today(), Stage.ISSUED, today())
    assert [step.action for step in directive.steps.all()] == [
        "submitted", "approved", "form-checked", "signed", "numbered", "issued",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "action", "persona"),
    [
        ("approval", "returned-by-head", "head"),
        ("form-check", "returned-by-clerk", "clerk"),
        ("signature", "returned-by-leader", "leader"),
        ("signed", "signature-undone", "clerk"),
    ],
)
def test_document_comes_back_from_each_stage_with_a_reason(
    province: Province, stage: str, action: str, persona: str
) -> None:
    passage = until(province, stage)

    move(passage.pk, action, province.people[persona], "Thiếu phụ lục")

    passage.refresh_from_db()
    last = passage.directive.steps.last()
    assert (passage.stage, last.action, last.note) == (Stage.DRAFTING, action, "Thiếu phụ lục")
    assert passage.directive.is_under_review is False
    assert Notice.objects.filter(person=province.cadre, kind="draft-returned").count() == 1


@pytest.mark.parametrize("note", ["", "   "])
def test_return_without_a_reason_is_refused(province: Province, note: str) -> None:
    passage = until(province, "approval")

    with pytest.raises(ReasonMissing):
        move(passage.pk, "returned-by-head", province.head, note)

    passage.refresh_from_db()
    assert passage.stage == Stage.APPROVAL


@pytest.mark.parametrize(
    ("stage", "take", "persona"),
    [
        ("drafting", lambda p, by: submit(p.pk, by), "outsider"),
        ("approval", lambda p, by: move(p.pk, "approved", by), "cadre"),
        ("approval", lambda p, by: move(p.pk, "approved", by), "clerk"),
        ("form-check", lambda p, by: check_form(p.pk, by), "head"),
        ("signature", lambda p, by: sign(p.pk, by), "editor"),
    ],
)
def test_step_of_somebody_else_is_refused(province: Province, stage: str, take: object, persona: str) -> None:
    passage = until(province, stage)
    before = Event.objects.count()

    with pytest.raises(NotYours):
        take(passage, province.people[persona])  # type: ignore[operator]

    passage.refresh_from_db()
    assert (passage.stage, Event.objects.count()) == (stage, before)


def test_head_who_wrote_the_draft_cannot_approve_it(province: Province) -> None:
    passage = until(province, "approval")
    Directive.objects.filter(pk=passage.directive_id).update(created_by=province.head)

    with pytest.raises(NotYours):
        move(passage.pk, "approved", province.head)


def test_step_taken_by_somebody_else_meanwhile_is_told(province: Province) -> None:
    passage = until(province, "form-check")

    with pytest.raises(WrongStage):
        move(passage.pk, "approved", province.head)


def test_text_under_review_is_not_edited(province: Province) -> None:
    passage = until(province, "approval")
    fields = DraftFields(type=passage.directive.type, **(FIELDS | {"summary": "khác"}))

    with pytest.raises(UnderReview):
        update_draft(passage.directive_id, province.cadre, fields)


def test_document_without_number_is_not_issued(province: Province) -> None:
    passage = until(province, "signed")

    with pytest.raises(Incomplete) as refused:
        issue(passage.directive_id, province.editor, _order(province))

    assert any("chưa có số" in problem or "no number" in problem for problem in refused.value.problems)


def test_voided_number_stays_and_the_next_document_gets_the_next(province: Province) -> None:
    first = until(province, "numbered")

    void_assigned_number(first.pk, province.clerk, "In sai ngày")
    second = until(province, "numbered", summary="việc khác")

    first.refresh_from_db()
    assert (first.stage, first.number, first.directive.symbol, first.directive.date) == (
        Stage.SIGNED, None, "/UBND-NC", None,
    )  # fmt: skip
    assert second.directive.symbol == "02/UBND-NC"


def test_number_is_not_given_before_the_signature(province: Province) -> None:
    passage = until(province, "signed")

    with pytest.raises(Incomplete):
        assign_number(passage.pk, province.clerk, day=today() - timedelta(days=1))

    passage.refresh_from_db()
    assert (passage.stage, passage.number) == (Stage.SIGNED, None)


def test_draft_is_seen_by_its_circle_only(province: Province) -> None:
    from intranet.access.decisions import decide

    directive = until(province, "drafting").directive

    may = {name for name, person in province.people.items() if decide(person, "read", directive)}
    assert may == {"cadre", "clerk", "editor", "head", "leader"}


def test_passage_is_one_of_a_document(province: Province) -> None:
    assert Passage.objects.filter(directive=until(province, "drafting").directive).count() == 1


def test_outgoing_draft_is_not_among_documents_taken_in(province: Province) -> None:
    from intranet.directives.queries import drafts_of_office
    from tests.factories.documents import draft as taken_in

    outgoing = until(province, "approval").directive
    incoming = taken_in(province)

    assert Directive.objects.filter(pk=outgoing.pk, state=DirectiveState.DRAFT).exists()
    assert list(drafts_of_office(province.clerk)) == [incoming]
