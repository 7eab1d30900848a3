"""The lead unit: assign, report progress with evidence, report the result."""

from datetime import timedelta

import pytest

from intranet.audit.models import Event
from intranet.duties.errors import Incomplete, NotAllowed, NotNow
from intranet.duties.models import Duty, DutyPerson, DutyStep, ProgressNote
from intranet.duties.queries.history import history_of
from intranet.duties.services import assign, cancel, close, report_progress, submit_result
from intranet.files.models import Attachment
from intranet.files.services import accept_bytes
from intranet.notifications.models import Notice
from intranet.people.models import Deputy, Post
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import Province, person
from tests.grounds import grounded


@grounded
def duty(province: Province) -> Duty:
    return opened(province, co_operating=[(province.department, None)])


def state(duty: Duty) -> str:
    return Duty.objects.get(pk=duty.pk).state


def test_assign_by_the_head_begins_the_duty_and_tells_the_person(province: Province, duty: Duty) -> None:
    assign(duty, province.cadre, province.head)
    assign(duty, province.cadre, province.head)

    assert list(DutyPerson.objects.values_list("person", "assigned_by")) == [(province.cadre.pk, province.head.pk)]
    assert (state(duty), Notice.objects.filter(kind="duty-assigned", person=province.cadre).count()) == (
        "in-progress",
        1,
    )
    assert DutyStep.objects.filter(kind="assigned").count() == 1


def test_assign_by_a_deputy_names_both(province: Province, duty: Duty) -> None:
    post = Post.objects.get(person=province.head)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today() + timedelta(days=3))
    bump_membership()

    assign(duty, province.cadre, province.deputy)

    step = DutyStep.objects.get(kind="assigned")
    assert (step.by, step.acting_for) == (province.deputy, province.head)
    assert "Quân" in Event.objects.get(action="duty.assigned").on_behalf_of


def test_progress_by_a_deputy_names_both(province: Province, duty: Duty) -> None:
    post = Post.objects.get(person=province.head)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today() + timedelta(days=3))
    bump_membership()

    report_progress(duty, province.deputy, "Đã rà soát")
    report_progress(duty, province.head, "Đã lập danh sách")

    found = [(row.by, row.acting_for) for row in history_of(duty) if row.text]
    assert found == [(province.deputy, province.head), (province.head, None)]


@pytest.mark.parametrize("persona", ["cadre", "deputy", "editor", "trainer", "outsider"])
def test_assign_by_anybody_else_says_who_may(province: Province, duty: Duty, persona: str) -> None:
    with pytest.raises(NotAllowed):
        assign(duty, province.cadre, province.people[persona])

    assert DutyPerson.objects.count() == 0


@pytest.mark.parametrize("persona", ["trainer", "outsider"])
def test_assign_to_somebody_of_another_unit_is_refused(province: Province, duty: Duty, persona: str) -> None:
    with pytest.raises(Incomplete):
        assign(duty, province.people[persona], province.head)

    assert (DutyPerson.objects.count(), state(duty)) == (0, "open")


def test_assign_to_somebody_who_may_not_read_the_document_is_refused(province: Province) -> None:
    directive = issued(province, readers=[f"post:head@{province.office.pk}"], audience=[])
    duty = opened(province, directive=directive)

    with pytest.raises(Incomplete):
        assign(duty, province.cadre, province.head)

    assert DutyPerson.objects.count() == 0


def test_report_progress_keeps_note_and_evidence(province: Province, duty: Duty) -> None:
    assign(duty, province.cadre, province.head)
    stored = accept_bytes("bien-ban.txt", b"Bien ban ra soat", by=province.cadre)

    note = report_progress(duty, province.cadre, " Đã rà soát 5/7 quy chế. ", [(stored, "bien-ban.txt")])

    assert (note.text, state(duty)) == ("Đã rà soát 5/7 quy chế.", "in-progress")
    assert list(Attachment.objects.values_list("subject_model", "subject_id", "name")) == [
        ("intranet_duties.progressnote", note.pk, "bien-ban.txt")
    ]
    told = Notice.objects.filter(kind="duty-progress").values_list("person__username", flat=True)
    assert sorted(told) == ["clerk", "editor", "leader"]


def test_report_progress_by_the_head_of_a_co_operating_unit(province: Province, duty: Duty) -> None:
    other_head = person("so.head", "Lý Thị", "Oanh", province.department, "head")

    report_progress(duty, other_head, "Đã góp ý dự thảo.")

    assert ProgressNote.objects.get().by == other_head


@pytest.mark.parametrize("persona", ["cadre", "trainer", "editor", "outsider"])
def test_report_progress_by_anybody_else_is_refused(province: Province, duty: Duty, persona: str) -> None:
    with pytest.raises(NotAllowed):
        report_progress(duty, province.people[persona], "Đã làm.")

    assert ProgressNote.objects.count() == 0


def test_report_progress_without_words_is_refused(province: Province, duty: Duty) -> None:
    with pytest.raises(Incomplete):
        report_progress(duty, province.head, "  ")

    assert (ProgressNote.objects.count(), state(duty)) == (0, "open")


def test_submit_result_waits_for_the_office(province: Province, duty: Duty) -> None:
    reply = issued(province, symbol="12/BC-VP")

    submit_result(duty, province.head, "Đã ban hành quy chế mới.", reply)

    kept = Duty.objects.get(pk=duty.pk)
    assert (kept.state, kept.result, kept.reply) == ("reported", "Đã ban hành quy chế mới.", reply)
    assert kept.reported_at is not None
    assert sorted(Notice.objects.filter(kind="duty-reported").values_list("person__username", flat=True)) == [
        "clerk",
        "editor",
        "leader",
    ]


def test_submit_result_with_a_reply_one_may_not_read_is_refused(province: Province, duty: Duty) -> None:
    hidden = issued(province, symbol="9/KH-X", readers=[f"under:{province.commune.pk}"], audience=[])

    for reply in (hidden, duty.directive):
        with pytest.raises(Incomplete):
            submit_result(duty, province.head, "Xong.", reply)

    assert state(duty) == "open"


def test_submit_result_by_a_co_operating_unit_is_refused(province: Province, duty: Duty) -> None:
    other_head = person("so.head", "Lý Thị", "Oanh", province.department, "head")

    with pytest.raises(NotAllowed):
        submit_result(duty, other_head, "Xong.")


def test_nothing_is_written_after_the_end(province: Province, duty: Duty) -> None:
    cancel(duty, province.editor, "giao nhầm")

    for step in (
        lambda: assign(duty, province.cadre, province.head),
        lambda: report_progress(duty, province.head, "Đã làm."),
        lambda: submit_result(duty, province.head, "Xong."),
        lambda: close(duty, province.editor),
    ):
        with pytest.raises(NotNow):
            step()

    assert (state(duty), ProgressNote.objects.count()) == ("cancelled", 0)
