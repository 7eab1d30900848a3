"""From the list to the numbers: what the clerk sees, chooses and writes."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from intranet.audit.models import Event
from intranet.numbering.models import Number
from intranet.outgoing.models import Passage, Stage
from intranet.people.rules import today
from tests.factories.documents import draft as taken_in
from tests.factories.number_lists import HEADS, SUMMARY, message, workbook
from tests.factories.province import Province
from tests.outgoing.conftest import FIELDS
from tests.outgoing.elsewhere.conftest import Screen, states, words

Signed = Callable[..., Passage]


def test_number_and_date_are_written_as_if_entered_by_hand(screen: Screen, signed: Signed) -> None:
    passage = signed()

    checked = screen.rows(("37/UBND-NC", today(), f"Công văn về việc {SUMMARY}"))
    before = Number.objects.count()
    answer = screen.confirm(checked)

    passage.refresh_from_db()
    directive = passage.directive
    assert (before, states(checked), answer.status_code) == (0, [(2, "ready")], 302)
    assert (passage.stage, directive.symbol, directive.number) == (Stage.NUMBERED, "37/UBND-NC", "37")
    assert (directive.date, passage.number.value, passage.number.book.next_number) == (today(), 37, 38)
    assert Event.objects.filter(action="directive.numbered", label="37/UBND-NC").count() == 1
    assert directive.steps.last().action == "numbered"


def test_message_is_one_row(screen: Screen, signed: Signed) -> None:
    passage = signed()

    checked = screen.send(message(day=f"{today():%Y/%m/%d}").encode(), "goi.edxml")
    screen.confirm(checked)

    passage.refresh_from_db()
    assert (states(checked), passage.directive.symbol) == ([(0, "ready")], "37/UBND-NC")


def test_same_list_again_changes_nothing(screen: Screen, signed: Signed) -> None:
    signed()
    content = workbook(HEADS, ("37/UBND-NC", today(), SUMMARY))
    first = screen.send(content)
    screen.confirm(first)
    events = Event.objects.count()

    confirmed_again = screen.confirm(first)
    again = screen.send(content)

    assert (confirmed_again.status_code, states(again)) == (302, [(2, "there")])
    assert "đã có số này rồi" in again.content.decode()
    assert (Number.objects.count(), Event.objects.count()) == (1, events)


def test_lists_made_from_the_waiting_documents_find_them_by_their_code(screen: Screen, signed: Signed) -> None:
    passages = [signed(), signed()]
    answer = screen.client.get(reverse("outgoing:elsewhere_waiting", args=[screen.office.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    for number, row in enumerate(rows[1:], start=37):
        row[1], row[2] = number, today()

    checked = screen.send(workbook(*rows))
    screen.confirm(checked)

    symbols = [Passage.objects.get(pk=passage.pk).directive.symbol for passage in passages]
    assert (states(checked), symbols) == ([(2, "ready"), (3, "ready")], ["37/UBND-NC", "38/UBND-NC"])


def test_rows_of_the_waiting_list_that_were_left_open_go_on_waiting(screen: Screen, signed: Signed) -> None:
    passages = [signed(), signed()]
    answer = screen.client.get(reverse("outgoing:elsewhere_waiting", args=[screen.office.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    rows[1][1:3] = [37, today()]

    checked = screen.send(workbook(*rows))
    screen.confirm(checked)

    symbols = [Passage.objects.get(pk=passage.pk).directive.symbol for passage in passages]
    assert (states(checked), symbols) == ([(2, "ready")], ["37/UBND-NC", "/UBND-NC"])


def test_two_documents_of_one_summary_are_left_to_the_clerk(screen: Screen, signed: Signed) -> None:
    one, other = signed(), signed()

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    nothing = screen.confirm(checked)
    chosen = screen.confirm(checked, document_2=str(other.directive.public_id))

    one.refresh_from_db()
    other.refresh_from_db()
    assert (states(checked), checked.context["open"][0].document) == ([(2, "choose")], None)
    assert (nothing.status_code, chosen.status_code) == (200, 302)
    assert (one.stage, other.stage) == (Stage.SIGNED, Stage.NUMBERED)


def test_row_without_a_document_is_offered_what_waits_or_left_out(screen: Screen, signed: Signed) -> None:
    passage = signed()

    checked = screen.rows(("37/UBND-NC", today(), "việc không có ở đây"), ("38/UBND-NC", today(), SUMMARY))
    screen.confirm(checked, document_3="")

    passage.refresh_from_db()
    offered = [document.public_id for document in checked.context["open"][0].offered]
    assert (states(checked), offered) == ([(2, "choose"), (3, "ready")], [passage.directive.public_id])
    assert (passage.stage, Number.objects.count()) == (Stage.SIGNED, 0)


def test_nearly_the_same_summary_is_to_be_compared(screen: Screen, signed: Signed) -> None:
    signed()

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY.replace("mạng", "mạngg")))

    assert states(checked) == [(2, "compare")]


def test_document_of_the_same_number_is_compared_first(screen: Screen, signed: Signed, province: Province) -> None:
    passage = signed()
    taken_in(province, symbol="37/UBND-NC", issuer=FIELDS["issuer"])

    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    refused = screen.confirm(checked)
    passage.refresh_from_db()
    stage = passage.stage
    compared = screen.confirm(checked, another_2="1")

    passage.refresh_from_db()
    assert (checked.context["open"][0].has_twin, stage, refused.status_code) == (True, Stage.SIGNED, 200)
    assert words(refused, "open") == words(checked, "open")
    assert (compared.status_code, passage.directive.symbol) == (302, "37/UBND-NC")


def test_longest_list_is_checked_and_offers_a_choice_for_the_first_rows(screen: Screen, signed: Signed) -> None:
    signed()
    rows = [(f"{number}/UBND-NC", today(), f"việc số {number}") for number in range(1, 2_001)]

    checked = screen.rows(*rows)

    assert (len(checked.context["open"]), len(checked.context["passed"])) == (200, 1_800)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_check_do_not_grow(
    screen: Screen, signed: Signed, django_assert_num_queries: Any, count: int
) -> None:
    rows = []
    for number in range(count):
        signed(summary=f"việc {'abc'[number]}")
        rows.append((f"{37 + number}/UBND-NC", today(), f"việc {'abc'[number]}"))
    content = workbook(HEADS, *rows)
    screen.send(content)

    with django_assert_num_queries(CHECK_QUERIES):
        checked = screen.send(content)

    assert len(checked.context["open"]) == count


CHECK_QUERIES = 16


def test_day_of_a_cell_in_words_is_the_same_day(screen: Screen, signed: Signed) -> None:
    signed()
    day: date = today()

    checked = screen.rows(("37/UBND-NC", f"{day:%d/%m/%Y}", SUMMARY))

    assert checked.context["open"][0].entry.day == day
