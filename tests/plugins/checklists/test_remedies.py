"""Remedies as services: done with proof, verified or not, postponed, rated, passed on, and opened again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intranet.contracts import Refused, today
from intranet.people.models import Post, PostRole
from intranet.state.services import bump_membership
from plugins.checklists.models import Evidence, Finding, Inspection, Progress, Revision, Severity, State
from plugins.checklists.services.remedies import close, done, pass_on, postpone, rate, verify
from plugins.checklists.services.reopening import Found, find, open_again, reopen
from tests.factories.province import LONG_AGO, Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import YESTERDAY, accepted, answer_at, stands_in, told

SOON = today() + timedelta(days=9)


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def finding(opened: House) -> Finding:
    return accepted(opened)


def _paper(house: House, unit: object, name: str) -> Revision:
    by, now = house.province.head, timezone.now()
    evidence = Evidence.objects.create(unit=unit, title="Quyết định", created_by=by, created_at=now)
    return Revision.objects.create(
        evidence=evidence,
        number=1,
        effective_on=today(),
        file_name="qd.pdf",
        media_type="application/pdf",
        name=name,
        wrapped=b"-",
        size=1,
        sha256="0" * 64,
        created_by=by,
        created_at=now,
    )


def test_finding_of_no_is_serious_and_its_post_is_of_whom_the_unit_named(opened: House, finding: Finding) -> None:
    assert (finding.severity, finding.post.person, finding.unit, finding.due_on) == (
        Severity.SERIOUS,
        opened.province.head,
        opened.province.office,
        today(),
    )


def test_proof_is_a_paper_of_the_unit_itself(opened: House, finding: Finding) -> None:
    own, other = _paper(opened, opened.province.office, "a"), _paper(opened, opened.province.commune, "b")
    with pytest.raises(Refused):
        done(finding, "đã phân công", other, opened.province.head)

    done(finding, "đã phân công", own, opened.province.head)

    finding.refresh_from_db()
    assert (finding.proof, finding.progress) == (own, Progress.DONE)


def test_what_is_not_right_needs_a_note_and_is_open_again(opened: House, finding: Finding) -> None:
    done(finding, "đã phân công", None, opened.province.head)
    with pytest.raises(Refused):
        verify(finding, False, opened.province.editor, " ")

    verify(finding, False, opened.province.editor, "thiếu người dự phòng")

    finding.refresh_from_db()
    history = list(finding.steps.values_list("what", "by__username", "note"))
    assert (finding.progress, finding.verified_by) == (Progress.OPEN, None)
    assert history == [
        ("remedied", "head", "đã phân công"),
        ("not-verified", "editor", "thiếu người dự phòng"),
    ]
    assert (told("remedied"), told("not-verified")) == (["editor"], ["head"])


def test_severity_and_post_are_set_by_those_who_may(opened: House, finding: Finding) -> None:
    province = opened.province
    cadre, outsider = Post.objects.get(person=province.cadre), Post.objects.get(person=province.outsider)
    for by in (province.head, province.cadre, province.leader):
        with pytest.raises(Refused):
            rate(finding, Severity.GRAVE, by)
    for post, by in ((cadre, province.cadre), (outsider, province.head)):
        with pytest.raises(Refused):
            pass_on(finding, post, by)

    rate(finding, Severity.GRAVE, province.editor)
    pass_on(finding, cadre, province.head)
    done(finding, "đã phân công", None, province.cadre)

    finding.refresh_from_db()
    assert (finding.severity, finding.post, finding.done_by) == (Severity.GRAVE, cadre, province.cadre)
    assert told("finding-passed-on") == ["cadre"]


def test_holder_who_left_the_unit_answers_for_it_no_more(opened: House, finding: Finding) -> None:
    province = opened.province
    pass_on(finding, Post.objects.get(person=province.cadre), province.head)
    Post.objects.filter(person=province.cadre).update(ends=YESTERDAY, is_main=False)
    Post.objects.create(person=province.cadre, unit=province.commune, role=PostRole.MEMBER, starts=LONG_AGO)
    bump_membership()

    with pytest.raises(Refused):
        done(finding, "đã phân công", None, province.cadre)
    done(finding, "đã phân công", None, province.head)

    assert Finding.objects.get().done_by == province.head


def test_deputy_answers_for_a_head_who_is_away_and_does_not_appraise_that_unit(opened: House, finding: Finding) -> None:
    province = opened.province
    stands_in(province.outsider, PostRole.HEAD, province.office, province.head)
    stands_in(province.head, PostRole.EDITOR, province.committee, province.editor)

    done(finding, "đã phân công", None, province.outsider)
    with pytest.raises(Refused):
        verify(finding, True, province.head)

    assert Finding.objects.values_list("progress", "done_by__username").get() == ("done", "outsider")


def test_deputy_of_the_lead_unit_verifies(opened: House, finding: Finding) -> None:
    province = opened.province
    stands_in(province.trainer, PostRole.EDITOR, province.committee, province.editor)
    done(finding, "đã phân công", None, province.head)

    verify(finding, True, province.trainer)

    assert Finding.objects.values_list("progress", "verified_by__username").get() == ("verified", "trainer")


def test_nothing_is_done_to_a_finding_of_a_closed_inspection(opened: House, finding: Finding) -> None:
    _closed(opened, finding)

    for do in (
        lambda: open_again(finding, "vẫn thiếu", SOON, opened.province.editor),
        lambda: postpone(finding, SOON, "chờ", opened.province.editor),
        lambda: find(_answer(finding, 1), Found("no", "giả", SOON), opened.province.editor),
    ):
        with pytest.raises(Refused):
            do()

    assert Finding.objects.values_list("progress").get() == (Progress.VERIFIED,)


def test_reopened_inspection_takes_up_verified_findings_and_new_ones_until_all_is_verified(
    opened: House, finding: Finding
) -> None:
    province, inspection = opened.province, _closed(opened, finding)
    with pytest.raises(Refused):
        reopen(inspection, " ", province.editor)
    reopen(inspection, "kiểm tra lại", province.editor)

    open_again(finding, "vẫn thiếu", SOON, province.editor)
    new = find(_answer(finding, 1), Found("partly", "quy chế hết hiệu lực", SOON), province.editor)
    with pytest.raises(Refused):
        find(_answer(finding, 1), Found("no", "lần nữa", SOON), province.editor)
    with pytest.raises(Refused):
        close(inspection, province.editor)
    for each in (finding, new):
        done(each, "đã làm", None, province.head)
        verify(each, True, province.editor)
    close(inspection, province.editor)

    inspection.refresh_from_db()
    assert (inspection.state, answer_at(inspection, 1).final, new.severity) == (State.CLOSED, "partly", Severity.LIGHT)
    assert (told("finding-reopened"), told("found")) == (["head"], ["head", "head"])


def _closed(house: House, finding: Finding) -> Inspection:
    done(finding, "đã phân công", None, house.province.head)
    verify(finding, True, house.province.editor)
    inspection = finding.answer.inspection
    close(inspection, house.province.editor)
    return inspection


def _answer(finding: Finding, place: int) -> object:
    return answer_at(finding.answer.inspection, place)
