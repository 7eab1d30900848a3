"""Answers are no lottery: after three wrong rounds the text is read again, and nobody is locked out for good."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from intranet.acknowledgement.models import Manner, Receipt, ReceiptKind
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Asking, begin_round
from intranet.acknowledgement.services.rounds import MOST_WRONG, WAIT
from intranet.acknowledgement.tickets import Ticket
from intranet.directives.models import Directive
from tests.factories.documents import issued
from tests.factories.province import Province

QUESTIONS = [("Hạn báo cáo?", ("20/11", "22/11", "24/11", "26/11", "28/11"), 4), ("Ai làm?", ("Sở", "Văn phòng"), 0)]
RIGHT = {"read": "1", "question-1": "4", "question-2": "0"}
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
TOLD = "Đã trả lời sai 3 lần. Mở lại văn bản và đọc đến hết"


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelled:
        yield travelled


@pytest.fixture
def directive(province: Province, clock: Any, client: Client) -> Directive:
    client.force_login(province.cadre)
    return issued(province, asking=Asking(manner=Manner.CHECK, questions=QUESTIONS))


@pytest.fixture
def address(directive: Directive, province: Province) -> str:
    assignment: Any = assignment_of(province.cadre, directive.current_version)
    return f"/xac-nhan/{assignment.pk}/"


def opened(client: Client, directive: Directive) -> dict[str, str]:
    """The ticket of the page that is opened now."""
    found = re.search(r'name="ticket" value="([^"]+)"', client.get(directive.get_absolute_url()).content.decode())
    assert found is not None
    return {"ticket": found[1]}


def wrong(client: Client, address: str, ticket: dict[str, str], answer: int = 0) -> Any:
    return client.post(address, ticket | RIGHT | {"question-1": str(answer)})


def test_the_third_wrong_round_uses_the_ticket_up_and_says_what_to_do(
    directive: Directive, address: str, client: Client
) -> None:
    ticket = opened(client, directive)

    rounds = [wrong(client, address, ticket, answer) for answer in range(MOST_WRONG)]
    guessed = client.post(address, ticket | RIGHT)

    assert [each.status_code for each in (*rounds, guessed)] == [200, 200, 302, 302]
    assert (guessed.url, Receipt.objects.count()) == (f"{directive.get_absolute_url()}#ack", 0)
    at = f"từ {timezone.localtime(timezone.now() + WAIT):%H:%M} có thể trả lời lại"
    page = client.get(directive.get_absolute_url()).content.decode()
    assert (TOLD in page, at in page) == (True, True)
    assert client.get(address, ticket).status_code == 302


def test_after_the_wait_only_a_text_that_was_opened_again_will_do(
    directive: Directive, address: str, client: Client, clock: Any
) -> None:
    old = opened(client, directive)
    for answer in range(MOST_WRONG):
        wrong(client, address, old, answer)
    clock.shift(SECOND)
    new = opened(client, directive)
    early = client.post(address, new | RIGHT)
    clock.shift(WAIT)

    late = client.post(address, old | RIGHT)

    assert (early.status_code, late.status_code, Receipt.objects.count()) == (302, 302, 0)
    assert client.get(address, new).status_code == 200
    client.post(address, new | RIGHT)
    assert Receipt.objects.get().kind == ReceiptKind.CHECKED


def test_a_day_later_all_is_forgotten(
    directive: Directive, address: str, province: Province, client: Client, clock: Any
) -> None:
    ticket = opened(client, directive)
    for _round in range(MOST_WRONG - 1):
        wrong(client, address, ticket)
    clock.shift(DAY)
    client.force_login(province.cadre)

    again = [wrong(client, address, ticket).status_code for _round in range(MOST_WRONG)]

    assert again == [200, 200, 302]


@pytest.mark.parametrize("typed", [{"read": "1"}, {"question-1": "4", "question-2": "0"}, {"question-1": "4"}])
def test_what_is_not_wrong_is_no_wrong_round(
    directive: Directive, address: str, client: Client, typed: dict[str, str]
) -> None:
    ticket = opened(client, directive)

    answers = [client.post(address, ticket | typed).status_code for _round in range(MOST_WRONG + 2)]
    client.post(address, ticket | RIGHT)

    assert (answers, Receipt.objects.count()) == ([200] * (MOST_WRONG + 2), 1)


def test_one_reader_uses_up_nobody_elses_rounds(
    directive: Directive, address: str, client: Client, province: Province
) -> None:
    ticket = opened(client, directive)
    for _round in range(MOST_WRONG):
        wrong(client, address, ticket)
    other: Any = assignment_of(province.head, directive.current_version)
    client.force_login(province.head)

    client.post(f"/xac-nhan/{other.pk}/", opened(client, directive) | RIGHT)

    assert Receipt.objects.get().by == province.head


def test_rounds_that_come_at_once_are_counted_each(at_once: Callable[..., list[Any]]) -> None:
    ticket = Ticket(assignment_id=7, version_id=1, opened=int(timezone.now().timestamp()))

    begun = at_once(lambda _number: begin_round(ticket), times=24)

    assert sum(begun) == MOST_WRONG
