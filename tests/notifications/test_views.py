from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intranet.notifications.models import Notice
from intranet.notifications.services import notify
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.notifications.test_queries import tell

LIST = "/thong-bao/"


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_notices_are_behind_the_sign_in(db: None) -> None:
    answer = Client().get(LIST)

    assert (answer.status_code, LIST in answer["Location"]) == (302, True)


def test_the_page_lists_ones_own_notices(province: Province) -> None:
    directive = issued(province, summary="về canaryzq", audience=[])
    tell(province.cadre, directive)

    page = signed_in(province.cadre).get(LIST).content.decode()
    other = signed_in(province.head).get(LIST).content.decode()

    assert ["canaryzq" in page, directive.get_absolute_url() in page, "canaryzq" in other] == [True, True, False]


def test_the_page_hides_the_title_from_who_may_not_read(province: Province) -> None:
    directive = issued(province, summary="về canaryzq", audience=[])
    tell(province.outsider, directive)

    page = signed_in(province.outsider).get(LIST).content.decode()

    assert ["canaryzq" in page, directive.symbol in page] == [False, True]


def test_an_empty_page_says_what_will_come(province: Province) -> None:
    assert 'class="empty"' in signed_in(province.cadre).get(LIST).content.decode()


def test_marking_one_and_all_as_read(province: Province) -> None:
    for key in "123":
        notify(province.cadre, kind="x", key=key, subject=None, number=key, url="/")
    client = signed_in(province.cadre)
    newest = Notice.objects.order_by("-pk")[0]

    answer = client.post(reverse("notifications:mark_read", args=[newest.pk]))
    assert (answer.status_code, answer["Location"], client.get(LIST).context["unread"]) == (302, LIST, 2)
    client.post(reverse("notifications:mark_all_read"), {"newest": newest.pk})

    assert client.get(LIST).context["unread"] == 0


def test_somebody_elses_notice_answers_like_a_missing_one(province: Province) -> None:
    notify(province.cadre, kind="x", key="1", subject=None, number="", url="/")
    client = signed_in(province.head)

    theirs = client.post(reverse("notifications:mark_read", args=[Notice.objects.get().pk]))
    missing = client.post(reverse("notifications:mark_read", args=[10**9]))

    assert (theirs.status_code, theirs.content) == (404, missing.content)
    assert Notice.objects.get().read_at is None


@pytest.mark.parametrize("path", ["/thong-bao/da-doc/", "/thong-bao/1/da-doc/"])
def test_nothing_changes_by_a_get(province: Province, path: str) -> None:
    assert signed_in(province.cadre).get(path).status_code == 405


def test_pages_lead_to_older_notices(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intranet.notifications.queries.PAGE", 2)
    for key in "12345":
        notify(province.cadre, kind="x", key=key, subject=None, number=key, url="/")
    client, seen, query = signed_in(province.cadre), "", {}
    while True:
        context = client.get(LIST, query).context
        seen += "".join(line.number for line in context["lines"])
        if context["older"] is None:
            break
        query = {"before": context["older"]}

    assert seen == "54321"


def test_marking_all_notices_is_not_worded_like_acknowledging(province: Province) -> None:
    tell(province.cadre, issued(province, audience=[]))
    client = signed_in(province.cadre)

    shown = client.get(LIST)
    marked = client.post(reverse("notifications:mark_all_read"), {"newest": shown.context["newest"]}, follow=True)

    assert '<button class="btn">Đánh dấu tất cả đã xem</button>' in shown.content.decode()
    assert "Đã đánh dấu tất cả thông báo là đã xem." in marked.content.decode()
