"""The acknowledge control: once, only one's own, only with the tick, only for the page that was shown."""

import re

from django.test import Client

from intranet.acknowledgement.models import Receipt
from intranet.acknowledgement.queries import assignment_of
from intranet.notifications.queries import unread_count
from tests.factories.documents import issued
from tests.factories.province import Province


def _ticket(client: Client, address: str) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


def test_acknowledge_on_the_reading_page_is_recorded(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    ticket = _ticket(client, directive.get_absolute_url())
    assignment = assignment_of(province.cadre, directive.current_version)
    assert unread_count(province.cadre) == 1

    for _click in range(2):
        response = client.post(f"/xac-nhan/{assignment.pk}/", {"ticket": ticket, "read": "1"})

    assert response.url == f"{directive.get_absolute_url()}#ack"
    assert unread_count(province.cadre) == 0
    receipt = Receipt.objects.get()
    assert (receipt.by, receipt.language, receipt.statement) == (
        province.cadre,
        "vi",
        "Tôi đã đọc toàn bộ văn bản, hiểu các việc tôi và đơn vị tôi phải làm.",
    )
    assert 'name="ticket"' not in client.get(directive.get_absolute_url()).content.decode()


def test_acknowledge_without_the_tick_is_asked_again(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    ticket = _ticket(client, directive.get_absolute_url())
    assignment = assignment_of(province.cadre, directive.current_version)

    page = client.post(f"/xac-nhan/{assignment.pk}/", {"ticket": ticket}, follow=True)

    assert ("Hãy đánh dấu ô" in page.content.decode(), Receipt.objects.count()) == (True, 0)


def test_acknowledge_with_a_forged_ticket_is_refused(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    assignment = assignment_of(province.cadre, directive.current_version)

    client.post(f"/xac-nhan/{assignment.pk}/", {"ticket": "[1,2,3]:x:y", "read": "1"})

    assert Receipt.objects.count() == 0


def test_acknowledge_of_somebody_elses_assignment_is_a_missing_page(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    ticket = _ticket(client, directive.get_absolute_url())
    foreign = assignment_of(province.head, directive.current_version)

    answer = client.post(f"/xac-nhan/{foreign.pk}/", {"ticket": ticket, "read": "1", "user": province.head.pk})
    missing = client.post("/xac-nhan/999999/", {"ticket": ticket, "read": "1"})

    assert (answer.status_code, answer.content) == (404, missing.content)
    assert Receipt.objects.count() == 0


def test_acknowledge_by_get_changes_nothing(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    assignment = assignment_of(province.cadre, directive.current_version)

    assert client.get(f"/xac-nhan/{assignment.pk}/").status_code == 302
