"""The head looks at the whole on one page before the signature, signs what is shown there, or gives it back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from intranet.contracts import today
from plugins.checklists.models import Answer, Duty, Inspection, Question, Section, State, Step, Verdict, Work
from plugins.checklists.queries.signing import everything_in, summary_of
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.evidence import cite
from plugins.checklists.services.states import send_back, submit
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.papers import paper_of
from tests.plugins.checklists.remedying import answer_at, filled


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def submitted(opened: House) -> Inspection:
    """Whole, with one shortcoming, and one question that does not apply."""
    inspection, head = filled(opened), opened.province.head
    write(answer_at(inspection, 4), Typed(verdict="n/a", note="không phát sinh"), 1, head)
    submit(inspection, head)
    inspection.refresh_from_db()
    return inspection


@pytest.fixture
def head(opened: House, client: Client) -> Client:
    client.force_login(opened.province.head)
    return client


def _url(inspection: Inspection, tail: str = "") -> str:
    return f"/checklists/phieu/{inspection.public_id}/{tail}"


def _state(inspection: Inspection) -> str:
    return Inspection.objects.get(pk=inspection.pk).state


def test_head_sees_score_answers_shortcomings_with_remedies_and_whether_it_is_late(
    opened: House, submitted: Inspection, head: Client
) -> None:
    summary = summary_of(submitted)
    page = head.get(_url(submitted, "ky/")).content.decode()

    lacking = [(each.question.place, each.cause, each.owner, each.remedy_by) for each in summary.shortcomings]
    assert lacking == [(2, "mới sáp nhập", opened.province.head, today())]
    assert (summary.score.reached, summary.score.reachable, summary.spared, summary.days_late) == (2, 3, 1, 0)
    assert [(part.answered, part.asked) for part in summary.parts] == [(2, 2), (2, 2)]
    words = ("2/3", "4/4", "mới sáp nhập", "Lê Minh Quân", f"{today():%d/%m/%Y}", "đúng hạn", "Chưa đạt")
    assert [each for each in words if each not in page] == []


@pytest.mark.parametrize(("signed_before", "late"), [(None, 3), (4, 0), (1, 2)])
def test_days_late_are_those_of_the_first_signature(
    submitted: Inspection, head: Client, signed_before: int | None, late: int
) -> None:
    Inspection.objects.filter(pk=submitted.pk).update(due_on=today() - timedelta(days=3))
    if signed_before is not None:
        at = submitted.state_at - timedelta(days=signed_before)
        Step.objects.create(inspection=submitted, before="submitted", after="signed", at=at)

    page = head.get(_url(submitted, "ky/"))

    assert page.context["summary"].days_late == late
    assert ("đúng hạn" in page.content.decode()) is not bool(late)


def test_signature_is_given_from_that_page_alone_and_leads_back_to_the_inspection(
    submitted: Inspection, head: Client
) -> None:
    page = head.get(_url(submitted, "ky/"))

    blind = head.post(_url(submitted, "ky/"))
    between = _state(submitted)
    answer = head.post(_url(submitted, "ky/"), {"seen": page.context["seen"]})

    assert (page.status_code, blind.status_code, between) == (200, 200, State.SUBMITTED)
    assert (answer["Location"], _state(submitted)) == (_url(submitted), State.SIGNED)


def test_what_was_submitted_anew_meanwhile_is_looked_through_before_it_is_signed(
    opened: House, submitted: Inspection, head: Client
) -> None:
    seen = head.get(_url(submitted, "ky/")).context["seen"]
    send_back(submitted, "bổ sung câu 4", opened.province.head)
    write(answer_at(submitted, 4), Typed(verdict="yes", text="đủ"), 2, opened.province.head)
    submit(submitted, opened.province.head)

    stale = head.post(_url(submitted, "ky/"), {"seen": seen})
    between = _state(submitted)
    head.post(_url(submitted, "ky/"), {"seen": stale.context["seen"]})

    assert (stale.status_code, between, _state(submitted)) == (200, State.SUBMITTED, State.SIGNED)
    assert stale.context["refused"] == ["Phiếu vừa được trả lại rồi trình lại. Hãy xem lại nội dung hiện nay rồi ký."]


def test_unanswered_question_keeps_it_from_being_signed_and_is_linked(submitted: Inspection, head: Client) -> None:
    Answer.objects.filter(pk=answer_at(submitted, 3).pk).update(work=Work.DOING)

    page = head.post(_url(submitted, "ky/"), {"seen": submitted.state_at.isoformat()})

    assert (page.context["refused"], _state(submitted)) == (["Chưa trả lời xong câu: 3."], State.SUBMITTED)
    assert f'href="{_url(submitted, "phan/B/")}#c3">3. Bao nhiêu buổi?</a></li></ul></div>' in page.content.decode()


def test_every_answer_and_every_paper_is_linked_from_the_page(
    opened: House, submitted: Inspection, head: Client, django_assert_num_queries: Any
) -> None:
    send_back(submitted, "thêm sổ", opened.province.head)
    paper = paper_of(opened.province.office, opened.province.head)
    cite(answer_at(submitted, 1), paper, "trang 2", opened.province.head)
    submit(submitted, opened.province.head)

    content = head.get(_url(submitted, "ky/")).content.decode()

    questions = Question.objects.filter(section__version=opened.campaign.version_id).order_by("place")
    asked = [(each.section.letter, each.place, each.text) for each in questions]
    links = [f'<a href="{_url(submitted, f"phan/{letter}/")}#c{place}">{text}</a>' for letter, place, text in asked]
    assert [content.count(link) for link in links] == [1, 1, 1, 1]
    assert content.count(f'href="/checklists/minh-chung/{paper.evidence.public_id}/1/"') == 1
    with django_assert_num_queries(4):
        everything = everything_in(submitted)
    assert [(part.section.letter, len(part.answers), part.papers) for part in everything] == [("A", 2, 1), ("B", 2, 0)]


def test_giving_back_without_a_reason_says_so_at_the_field_and_at_the_top(submitted: Inspection, head: Client) -> None:
    page = head.post(_url(submitted, "ky/"), {"back": "1", "note": " "}).content.decode()
    between = _state(submitted)
    answer = head.post(_url(submitted, "ky/"), {"back": "1", "note": "bổ sung câu 4"})

    assert ('id="id_note-error"' in page, '<a href="#id_note">' in page, between) == (True, True, State.SUBMITTED)
    assert (answer["Location"], _state(submitted)) == (_url(submitted), State.WORKING)
    assert Step.objects.filter(inspection=submitted).last().note == "bổ sung câu 4"  # type: ignore[union-attr]


def test_second_press_of_the_head_says_how_it_stands_and_others_find_no_page(
    opened: House, submitted: Inspection, head: Client
) -> None:
    seen = {"seen": submitted.state_at.isoformat()}
    answers = [head.post(_url(submitted, "ky/"), seen) for _again in range(2)]
    said = [str(each) for each in head.get(_url(submitted)).context["messages"]]
    others = {}
    for persona in ("cadre", "leader", "editor", "outsider"):
        head.force_login(opened.province.people[persona])
        others[persona] = [
            head.get(_url(submitted, "ky/")).status_code,
            head.post(_url(submitted, "ky/"), seen).status_code,
        ]

    assert [each["Location"] for each in answers] == [_url(submitted)] * 2
    assert said[-1] == "Hiện không có gì để ký: phiếu ở trạng thái “đã ký, đã gửi”."
    assert others == {persona: [404, 404] for persona in ("cadre", "leader", "editor", "outsider")}
    assert Step.objects.filter(inspection=submitted, after=State.SIGNED).count() == 1


def test_who_submits_goes_on_to_the_signature_where_it_is_theirs_to_give(opened: House, client: Client) -> None:
    inspection, to = filled(opened), {}
    Duty.objects.create(inspection=inspection, section=Section.objects.earliest("pk"), person=opened.province.cadre)
    for persona in ("cadre", "head"):
        Inspection.objects.filter(pk=inspection.pk).update(state=State.WORKING)
        client.force_login(opened.province.people[persona])
        to[persona] = client.post(_url(inspection, "trinh/"))["Location"]

    assert to == {"cadre": _url(inspection), "head": _url(inspection, "ky/")}


def test_summary_takes_as_many_queries_for_one_shortcoming_as_for_three(
    submitted: Inspection, django_assert_num_queries: Any
) -> None:
    submitted = Inspection.objects.select_related("campaign").get(pk=submitted.pk)
    with django_assert_num_queries(6):
        few = summary_of(submitted)
    Answer.objects.filter(inspection=submitted, question__place__lte=3).update(verdict=Verdict.NO)
    with django_assert_num_queries(6):
        more = summary_of(submitted)

    assert (len(few.shortcomings), len(more.shortcomings)) == (1, 3)
