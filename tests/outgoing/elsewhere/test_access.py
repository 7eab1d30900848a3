"""Who may take numbers over, and what nobody else learns."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.services import lay_down
from intranet.directives.services import DraftFields
from intranet.numbering.models import Number, Series
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services import start_draft
from intranet.people.models import PostRole
from intranet.people.rules import today
from tests.factories.number_lists import SUMMARY
from tests.factories.province import PERSONAS, Province, document_type, person
from tests.outgoing.conftest import FIELDS
from tests.outgoing.elsewhere.conftest import Screen

Signed = Callable[..., Passage]


@pytest.mark.parametrize("persona", [name for name, *_rest in PERSONAS if name != "clerk"])
def test_everybody_else_gets_the_page_that_is_not_there(
    client: Client, province: Province, signed: Signed, persona: str
) -> None:
    signed()
    screen = Screen(client, province, persona)
    missing = client.get("/khong-co-trang-nay/")
    names = ("outgoing:elsewhere", "outgoing:elsewhere_confirm", "outgoing:elsewhere_waiting")

    answers = [client.get(reverse(name, args=[screen.office.pk])) for name in names]
    answers += [screen.rows(("37/UBND-NC", today(), SUMMARY))]

    assert [(each.status_code, each.content == missing.content) for each in answers] == [(404, True)] * 4


def test_office_that_counts_itself_has_no_such_page(client: Client, province: Province) -> None:
    screen = Screen(client, province)

    answers = [client.get(reverse("outgoing:elsewhere", args=[pk])) for pk in (screen.office.pk, 999)]

    assert [each.status_code for each in answers] == [404, 404]


def test_rule_before_the_series_closes_its_pages(client: Client, province: Province, signed: Signed) -> None:
    signed()
    screen = Screen(client, province)
    names = ("outgoing:elsewhere", "outgoing:elsewhere_confirm", "outgoing:elsewhere_waiting")
    pages = [reverse(name, args=[screen.office.pk]) for name in names]
    before = [client.get(page, follow=True).status_code for page in pages]

    lay_down("otp-first", action="number", subject="intranet_numbering.series", guard="otp", by=None)

    assert before == [200, 200, 200]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]


def test_documents_of_another_office_are_neither_found_nor_offered(
    screen: Screen, signed: Signed, province: Province
) -> None:
    own = signed(summary="việc của ủy ban")
    secret = "việc mã canary của sở"
    fields = FIELDS | {"summary": secret, "type": document_type(), "symbol": "/SNV-VP"}
    other = start_draft(province.department, province.department, province.trainer, DraftFields(**fields))
    Passage.objects.filter(directive=other).update(stage=Stage.SIGNED)
    given = other.public_id

    checked = screen.rows(("37/UBND-NC", today(), secret))
    answer = screen.confirm(checked, document_2=str(given))

    other.refresh_from_db()
    page = screen.client.get(reverse("outgoing:elsewhere", args=[screen.office.pk])).content.decode()
    offered = [document.public_id for document in checked.context["open"][0].offered]
    assert (offered, answer.status_code, other.symbol) == ([own.directive.public_id], 200, "/SNV-VP")
    assert (own.directive.summary.capitalize() in page, "canary" in page) == (True, False)
    assert Number.objects.count() == 0


def test_check_of_another_person_or_time_is_not_confirmed(
    screen: Screen, signed: Signed, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed()
    checked = screen.rows(("37/UBND-NC", today(), SUMMARY))
    row = checked.context["open"][0]
    values = {"ticket": checked.context["ticket"] + "x", f"document-{row.entry.row}": row.document.public_id}
    address = reverse("outgoing:elsewhere_confirm", args=[screen.office.pk])

    forged = screen.client.post(address, values)
    screen.client.force_login(person("clerk2", "Trần", "Nga", province.committee, PostRole.CLERK))
    of_another = screen.confirm(checked)
    screen.client.force_login(province.clerk)
    monkeypatch.setattr("intranet.outgoing.elsewhere.tickets.HOURS", -1)
    late = screen.confirm(checked)

    answers = (forged.status_code, of_another.status_code, late.status_code)
    assert (answers, Number.objects.count()) == ((302, 302, 302), 0)


def test_list_of_outgoing_documents_and_series_lead_there(
    screen: Screen, province: Province, elsewhere: Series
) -> None:
    address = reverse("outgoing:elsewhere", args=[screen.office.pk])
    pages = [
        reverse("outgoing:list"),
        reverse("registers:overview"),
        reverse("registers:series", args=[screen.office.pk, elsewhere.pk]),
    ]

    led = [address in screen.client.get(page).content.decode() for page in pages]
    screen.client.force_login(province.editor)
    editors = [address in screen.client.get(page).content.decode() for page in pages]

    assert (led, editors) == ([True] * 3, [False] * 3)
