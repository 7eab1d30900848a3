"""An office whose people read, acknowledge and search while its cluster fails."""

import re
from typing import Any, NamedTuple

from django.test import Client

from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Term
from intranet.directives.models import Directive
from intranet.directives.services.audience_changes import change_audience
from intranet.registry.services import enable
from search import feed
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded

NOTICE = "Hiện chưa tra cứu được. Vui lòng thử lại sau."


class Office(NamedTuple):
    """Two directives that the committee and all below it read."""

    province: Province
    kept: Directive
    narrowed: Directive


@grounded
def office(province: Province) -> Office:
    enable("fulltext")
    kept = issued(province)
    narrowed = issued(province, symbol="1053/UBND-NC", number="1053", summary="diễn tập an toàn mạng")
    return Office(province, kept, narrowed)


def search_page(client: Client, person: Any) -> str:
    """Always a page, whatever the cluster does."""
    client.force_login(person)
    response = client.get("/fulltext/?q=mạng")
    assert response.status_code == 200
    return response.content.decode()


def found(client: Client, person: Any, office: Office) -> list[bool]:
    """Which of the two directives a person finds, when search works."""
    page = search_page(client, person)
    assert NOTICE not in page
    return shown(page, office)


def shown(page: str, office: Office) -> list[bool]:
    """Which of the two directives a page names."""
    return [directive.get_absolute_url() in page for directive in (office.kept, office.narrowed)]


def acknowledge(client: Client, person: Any, directive: Directive) -> None:
    """Through the page, as people do."""
    client.force_login(person)
    response = client.get(directive.get_absolute_url())
    ticket = re.search(r'name="ticket" value="([^"]+)"', response.content.decode())
    assert response.status_code == 200
    assert ticket is not None
    number = assignment_of(person, directive.current_version).pk
    client.post(f"/xac-nhan/{number}/", {"ticket": ticket[1], "read": "1"})


def narrow(office: Office) -> None:
    """The department reads it no more."""
    under = office.province.office
    change_audience(office.narrowed.pk, office.province.editor, [f"under:{under.pk}"], [Term("under", unit=under)])


def drain() -> None:
    """Tell the cluster everything that waits."""
    while feed.drain():
        pass
