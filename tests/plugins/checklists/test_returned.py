"""What the lead unit returned: named with its remark, changed or explained, and shown as it changed."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from intranet.contracts import Refused, today
from plugins.checklists.models import Answer, Inspection, State
from plugins.checklists.returned import returned_of
from plugins.checklists.services.answering import NAMES, Typed, write
from plugins.checklists.services.appraising import accept, return_to_unit
from plugins.checklists.services.evidence import cite, take_away
from plugins.checklists.services.returning import SAID
from plugins.checklists.services.states import sign, submit
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.papers import paper_of
from tests.plugins.checklists.remedying import answer_at, signed

REMARKS = {1: "thiếu số văn bản", 2: "nói rõ nguyên nhân"}


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def returned(opened: House) -> Inspection:
    """Of the office: the first two questions."""
    inspection = signed(opened)
    return_to_unit(inspection, REMARKS, "Bổ sung phần A", opened.province.editor)
    inspection.refresh_from_db()
    return inspection


def _url(inspection: Inspection, tail: str = "") -> str:
    return f"/checklists/phieu/{inspection.public_id}/{tail}"


def _mend(opened: House, inspection: Inspection) -> None:
    """The first is explained, the second gets another cause and a later day."""
    head = opened.province.head
    write(answer_at(inspection, 1), Typed(verdict="yes", note="quy-chế-số-5"), 1, head)
    write(answer_at(inspection, 1), Typed(verdict="yes", note="số 5/QC-VP"), 1, head)
    wrong = Typed(verdict="no", note="chưa có", cause="thiếu người", owner_id=head.pk, remedy_by=today())
    write(answer_at(inspection, 2), wrong, 1, head)


def test_everything_that_is_typed_is_compared() -> None:
    assert {"owner" if name == "owner_id" else name for name in NAMES} - {"without_proof"} == set(SAID)


def test_unit_is_shown_each_returned_question_with_its_remark_and_a_link(
    opened: House, returned: Inspection, client: Client
) -> None:
    client.force_login(opened.province.head)

    pages = [client.get(_url(returned, tail)) for tail in ("", "phan/B/")]

    for page in pages:
        found = [(each.answer.question.place, each.remark) for each in page.context["returned"]]
        assert (found, page.context["return"].note) == (list(REMARKS.items()), "Bổ sung phần A")
        links = [f'<a href="{_url(returned, "phan/A/")}#c{number}">{number}. ' for number in REMARKS]
        assert [page.content.decode().count(link) for link in links] == [1, 1]


@pytest.mark.parametrize(("mended", "named"), [((), "1, 2"), ((1,), "2")])
def test_what_stands_as_it_was_returned_is_not_submitted_and_is_named(
    opened: House, returned: Inspection, client: Client, mended: tuple[int, ...], named: str
) -> None:
    for place in mended:
        write(answer_at(returned, place), Typed(verdict="yes", note="số 5/QC-VP"), 1, opened.province.head)
    client.force_login(opened.province.head)

    with translation.override("vi"):
        page = client.post(_url(returned, "trinh/"), follow=True)

    returned.refresh_from_db()
    said = f"Chưa sửa gì từ khi bị trả lại: câu {named}. Hãy sửa, hoặc ghi ở ô Giải trình của câu đó vì sao giữ nguyên,"
    assert [str(each).startswith(said) for each in page.context["messages"]] == [True]
    assert (returned.state, page.redirect_chain) == (State.RETURNED, [(_url(returned), 302)])


def test_word_why_it_stays_or_another_paper_is_a_change(opened: House, returned: Inspection) -> None:
    head = opened.province.head
    write(answer_at(returned, 1), Typed(verdict="yes", note="quy-chế-số-5\nđã ghi đủ số"), 1, head)
    citation = cite(answer_at(returned, 2), paper_of(opened.province.office, head), "trang 2", head)
    submit(returned, head)

    returned.refresh_from_db()
    assert returned.state == State.SUBMITTED
    assert citation.answer_id == answer_at(returned, 2).pk


def test_change_that_is_taken_back_is_none(opened: House, returned: Inspection) -> None:
    head = opened.province.head
    citation = cite(answer_at(returned, 1), paper_of(opened.province.office, head), "", head)
    take_away(citation, head)
    write(answer_at(returned, 2), Typed(verdict="yes"), 1, head)

    with pytest.raises(Refused, match="1"):
        submit(returned, head)


def test_head_and_appraiser_see_what_changed_from_what_to_what(
    opened: House, returned: Inspection, client: Client
) -> None:
    _mend(opened, returned)
    cite(answer_at(returned, 1), paper_of(opened.province.office, opened.province.head), "", opened.province.head)
    submit(returned, opened.province.head)
    client.force_login(opened.province.head)
    seen = {"head": client.get(_url(returned, "ky/"))}
    sign(returned, opened.province.head)
    client.force_login(opened.province.editor)
    seen |= {tail: client.get(_url(returned, f"tham-dinh/{tail}")) for tail in ("", "phan/A/")}

    changed = [("quy-chế-số-5", "số 5/QC-VP"), ("", "Sổ chuyển giao quý IV"), ("mới sáp nhập", "thiếu người")]
    for page in seen.values():
        rows = page.context["returned"]
        assert [each.remark for each in rows] == list(REMARKS.values())
        assert [(change.before, change.after) for each in rows for change in each.changes] == changed
        assert page.content.decode().count("mới sáp nhập → <b>thiếu người</b>") == 1


@pytest.mark.parametrize("places", [(1,), (1, 2, 3)])
def test_what_was_returned_costs_the_same_for_one_and_for_three(
    opened: House, places: tuple[int, ...], django_assert_num_queries: Any
) -> None:
    inspection, head = signed(opened), opened.province.head
    return_to_unit(inspection, dict.fromkeys(places, "bổ sung"), "Bổ sung", opened.province.editor)
    for place in places:
        cite(answer_at(inspection, place), paper_of(opened.province.office, head), "", head)
        Answer.objects.filter(pk=answer_at(inspection, place).pk).update(owner=opened.province.cadre)
    inspection.refresh_from_db()

    with django_assert_num_queries(6):
        found = returned_of(inspection, own=True)

    assert [[change.after for change in each.changes] for each in found] == [
        [str(opened.province.cadre), "Sổ chuyển giao quý IV"]
    ] * len(places)


def test_next_return_starts_anew_and_nothing_is_shown_once_it_is_accepted(opened: House, returned: Inspection) -> None:
    _mend(opened, returned)
    submit(returned, opened.province.head)
    sign(returned, opened.province.head)
    return_to_unit(returned, {3: "bao nhiêu lượt?"}, "Lần hai", opened.province.editor)
    returned.refresh_from_db()
    second = returned_of(returned, own=True)
    write(answer_at(returned, 3), Typed(verdict="yes", number=5), 1, opened.province.head)  # type: ignore[arg-type]
    submit(returned, opened.province.head)
    sign(returned, opened.province.head)
    returned.refresh_from_db()
    third = returned_of(returned, own=False)
    accept(returned, opened.province.editor)
    returned.refresh_from_db()

    assert [(each.answer.question.place, each.changes) for each in second] == [(3, [])]
    assert [(change.before, change.after) for change in third[0].changes] == [("4", "5")]
    assert returned_of(returned, own=True) == []
