"""Guidance asks for acknowledgement through the ledger that knows nothing of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from intranet.acknowledgement.models import Assignment, Audience, Manner, Receipt, Version
from intranet.acknowledgement.queries import sums
from intranet.acknowledgement.services import Asking, Reading, Term, acknowledge, resolve_everything
from intranet.guidance.errors import Incomplete
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import (
    Change,
    PublishOrder,
    asking,
    carry_on,
    publish,
    seen_of,
    tell_changed,
    update,
    withdraw,
)
from intranet.notifications.models import Notice
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.worker.models import Job
from tests.factories.guidance import fields, office_of, published, rewritten, written
from tests.factories.province import Province


def _acknowledge(person: Person, version: Version) -> Receipt:
    mine = Assignment.objects.filter(person=person, version__subject_id=version.subject_id).latest("pk")
    return acknowledge(mine.pk, person, Reading(version.pk, "Tôi đã đọc.", "vi"))


def _open(page: GuidancePage) -> list[tuple[str, int]]:
    rows = Assignment.objects.filter(version__subject_id=page.pk, receipt=None).order_by("version", "person__username")
    return list(rows.values_list("person__username", "version__major"))


def test_publishing_asks_the_audience(province: Province) -> None:
    due = today() + timedelta(days=7)

    page = published(province, office_of(province), asking=Asking(due))

    assert _open(page) == [("cadre", 1), ("deputy", 1), ("head", 1)]
    assert set(Assignment.objects.values_list("due", flat=True)) == {due}
    assert Audience.objects.get().version == page.version
    notice = Notice.objects.get(person=province.cadre)
    assert (notice.kind, notice.url) == ("reading-asked", page.get_absolute_url())


def test_unit_without_sub_units_asks_its_own_people_only(province: Province) -> None:
    page = published(province, Term("unit", unit=province.committee))

    assert _open(page) == [(name, 1) for name in ("administrator", "clerk", "editor", "leader", "security")]


def test_nobody_is_asked_who_may_not_read(province: Province) -> None:
    page = written(province)
    order = PublishOrder(audience=[Term("under", unit=province.commune)])

    with pytest.raises(Incomplete) as refused:
        publish(page.pk, province.editor, order, seen=seen_of(page))

    assert refused.value.problems == [
        "Ủy ban nhân dân xã Hòa Lạc được yêu cầu xác nhận một trang mà không được đọc. Hãy thêm vào người đọc."
    ]
    assert Assignment.objects.count() == 0


def test_readers_are_not_narrowed_below_those_who_are_asked(province: Province) -> None:
    page = published(province, office_of(province))
    narrower = fields(province, readers=[f"under:{province.department.pk}"])

    with pytest.raises(Incomplete):
        update(page.pk, province.clerk, narrower, seen=seen_of(page))

    assert [reader.token for reader in page.readers.all()] == [f"under:{province.committee.pk}"]


def test_small_correction_asks_nobody_and_counts_for_those_who_are_asked(province: Province) -> None:
    page = published(province, office_of(province))
    _acknowledge(province.cadre, page.version)

    after = rewritten(province, page, Change.MINOR)

    receipt = _acknowledge(province.head, after.version)
    assert (after.version.major, after.version.minor) == (1, 1)
    assert _open(page) == [("deputy", 1)]
    assert receipt.content_hash == after.version.content_hash
    assert Notice.objects.exclude(kind="reading-asked").count() == 0


def test_change_for_the_unread_keeps_what_is_open_and_tells_the_others(province: Province) -> None:
    page = published(province, office_of(province))
    _acknowledge(province.cadre, page.version)

    after = rewritten(province, page, Change.UNREAD)
    for _again in range(2):
        tell_changed(after.version_id)
        resolve_everything()

    told = Notice.objects.filter(kind="guidance-changed").values_list("person__username", flat=True)
    assert (_open(page), list(told)) == ([("deputy", 1), ("head", 1)], ["cadre"])
    assert Job.objects.filter(key=f"guidance-changed:{after.version_id}").count() == 1


def test_significant_change_asks_everybody_anew(province: Province) -> None:
    page = published(province, office_of(province))
    _acknowledge(province.cadre, page.version)

    after = rewritten(province, page, Change.SIGNIFICANT, office_of(province))

    old, new = sums(page.version), sums(after.version)
    assert (old.assigned, old.acknowledged, old.open, old.closed) == (3, 1, 0, 2)
    assert (new.assigned, new.acknowledged, new.open, new.closed) == (3, 0, 3, 0)
    closed = Receipt.objects.exclude(assignment__person=province.cadre)
    assert set(closed.values_list("kind", "reason")) == {("replaced", "Sổ đã đổi")}
    resolve_everything()
    assert _open(page) == [("cadre", 2), ("deputy", 2), ("head", 2)]


def test_significant_change_that_asks_nobody_ends_the_asking(province: Province) -> None:
    page = published(province, office_of(province))

    rewritten(province, page, Change.SIGNIFICANT)
    resolve_everything()

    assert (_open(page), Audience.objects.get().ended_at is None) == ([], False)


def test_reader_sees_what_differs_from_their_own_last_acknowledgement(province: Province, client: Client) -> None:
    page = published(province, office_of(province), lines=["Một.", "Hai."])
    for person in (province.cadre, province.head):
        _acknowledge(person, page.version)
    page = rewritten(province, page, Change.SIGNIFICANT, office_of(province), lines=["Một.", "Hai bis."])
    _acknowledge(province.head, page.version)
    page = rewritten(province, page, Change.SIGNIFICANT, office_of(province), lines=["Một mới.", "Hai bis."])

    seen = {}
    for name in ("cadre", "head", "deputy"):
        client.force_login(getattr(province, name))
        panel = client.get(page.get_absolute_url()).context["panel"]
        seen[name] = [
            "".join(p.text for p in c.pieces if p.kind == "added") for c in (panel.since.changes if panel.since else [])
        ]

    assert seen == {"cadre": ["Một mới.", "Hai bis."], "head": ["Một mới."], "deputy": []}


def test_acknowledging_on_the_page_closes_the_assignment(province: Province, client: Client) -> None:
    page = published(province, office_of(province))
    client.force_login(province.cadre)
    shown = client.get(page.get_absolute_url())
    ticket, mine = shown.context["panel"].ticket, Assignment.objects.get(person=province.cadre)

    answer = client.post(f"/xac-nhan/{mine.pk}/", {"ticket": ticket, "read": "1"})

    assert answer.headers["Location"] == f"{page.get_absolute_url()}#ack"
    assert Receipt.objects.get().assignment == mine
    assert Receipt.objects.get().statement == "Tôi đã đọc toàn bộ trang này, hiểu cách tôi và đơn vị tôi phải làm."
    assert "Đã xác nhận" in client.get(page.get_absolute_url()).content.decode()


def test_the_page_of_acknowledging_speaks_of_a_page_and_has_no_separator_without_a_number(
    province: Province, client: Client
) -> None:
    page = published(province, office_of(province))
    Audience.objects.update(manner=Manner.PASSWORD)
    client.force_login(province.cadre)
    ticket = client.get(page.get_absolute_url()).context["panel"].ticket
    mine = Assignment.objects.get(person=province.cadre)

    shown = client.get(f"/xac-nhan/{mine.pk}/", {"ticket": ticket}).content.decode()

    assert f'<p class="muted">{page.version.title}</p>' in shown
    assert [words in shown for words in ("Trở lại trang<", "toàn bộ trang này", "văn bản<", "toàn bộ văn bản")] == [
        True,
        True,
        False,
        False,
    ]


def test_withdrawing_closes_what_is_open(province: Province, client: Client) -> None:
    page = published(province, office_of(province))
    _acknowledge(province.cadre, page.version)

    withdraw(page.pk, province.editor)
    resolve_everything()

    kinds = Receipt.objects.order_by("assignment__person__username").values_list("kind", flat=True)
    assert (list(kinds), _open(page)) == (["acknowledged", "withdrawn", "withdrawn"], [])
    client.force_login(province.cadre)
    assert client.get(page.get_absolute_url()).status_code == 404


def test_page_published_again_after_a_withdrawal_asks_anew(province: Province) -> None:
    page = published(province, office_of(province))
    withdraw(page.pk, province.editor)

    again = rewritten(province, page, Change.MINOR, office_of(province))

    assert (again.version.major, again.version.minor) == (2, 0)
    assert _open(page) == [("cadre", 2), ("deputy", 2), ("head", 2)]


def test_receipt_keeps_its_version_readable_for_its_owner(province: Province, client: Client) -> None:
    page = published(province, office_of(province))
    _acknowledge(province.cadre, page.version)
    elsewhere = [f"under:{province.department.pk}"]
    page = rewritten(province, page, Change.SIGNIFICANT, readers=[f"under:{province.committee.pk}"])
    page = rewritten(province, page, Change.SIGNIFICANT, lines=["Chữ kín qazq."], readers=elsewhere)

    answers = {}
    for name in ("cadre", "head", "trainer"):
        client.force_login(getattr(province, name))
        answers[name] = client.get(page.get_absolute_url())

    assert {name: answer.status_code for name, answer in answers.items()} == {"cadre": 200, "head": 404, "trainer": 200}
    shown = answers["cadre"].content.decode()
    assert ("Mở sổ." in shown, "qazq" in shown, "Sổ đã đổi" in shown) == (True, False, False)
    assert "qazq" in answers["trainer"].content.decode()


def test_long_audience_is_asked_by_the_worker(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "CHUNK", 2)
    page = published(province, office_of(province))
    before = _open(page)

    for _again in range(2):
        carry_on(page.pk)

    assert (before, _open(page)) == ([], [("cadre", 1), ("deputy", 1), ("head", 1)])
    assert Notice.objects.filter(kind="reading-asked").count() == 3
    assert [job.run for job in Job.objects.filter(key__startswith="guidance-asks:")] == [
        "intranet.guidance.services.carry_on"
    ]


def test_worker_that_comes_late_to_a_withdrawn_page_asks_nobody(
    province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "CHUNK", 2)
    page = published(province, office_of(province))
    withdraw(page.pk, province.editor)

    carry_on(page.pk)

    assert Assignment.objects.count() == 0


def test_editor_publishes_through_the_form(province: Province, client: Client) -> None:
    page = written(province)
    client.force_login(province.editor)
    url = f"{page.get_absolute_url()}cong-bo/"
    typed: dict[str, Any] = {"seen": seen_of(page), "asks": "on", "units": [str(province.office.pk)]}
    typed |= {"due": f"{today() + timedelta(days=3):%d/%m/%Y}", "manner": "acknowledged"}

    counted = client.post(url, typed | {"count": "1"})
    uncounted = client.post(url, typed | {"publish": "1"})
    answer = client.post(url, typed | {"publish": "1", "choice": counted.context["choice"]})

    assert (counted.context["asked"].people, answer.status_code) == (3, 302)
    assert (uncounted.status_code, uncounted.context["is_unseen"]) == (200, True)
    assert _open(page) == [("cadre", 1), ("deputy", 1), ("head", 1)]


def test_editor_asks_by_post_and_name_with_exceptions_through_the_form(province: Province, client: Client) -> None:
    page = written(province)
    client.force_login(province.editor)
    url = f"{page.get_absolute_url()}cong-bo/"
    typed: dict[str, Any] = {"seen": seen_of(page), "asks": "on", "units": [str(province.office.pk)], "role": "head"}
    typed |= {"people": "Trần Thu Hà\nPhạm Quốc Bảo", "without": "Phạm Quốc Bảo", "manner": "password"}

    counted = client.post(url, typed | {"count": "1"})
    client.post(url, typed | {"publish": "1", "choice": counted.context["choice"]})

    assert _open(page) == [("cadre", 1), ("head", 1)]
    assert client.get(url).context["form"].initial["without"] == "deputy"


def test_form_that_asks_nobody_does_not_ask_whom(province: Province, client: Client) -> None:
    page = written(province)
    client.force_login(province.editor)

    typed = {"seen": seen_of(page), "due": "31/02/2026", "publish": "1"}
    answer = client.post(f"{page.get_absolute_url()}cong-bo/", typed)

    assert (answer.status_code, _open(page)) == (302, [])


def test_form_with_people_but_without_the_tick_publishes_nothing(province: Province, client: Client) -> None:
    page = written(province)
    client.force_login(province.editor)
    typed = {"seen": seen_of(page), "units": [str(province.office.pk)], "publish": "1"}

    answer = client.post(f"{page.get_absolute_url()}cong-bo/", typed)

    page.refresh_from_db()
    assert (list(answer.context["form"].errors), page.live) == (["asks"], False)
    assert answer.context["form"]["units"].value() == [str(province.office.pk)]


def test_form_says_what_is_missing(province: Province, client: Client) -> None:
    page = published(province, office_of(province))
    client.force_login(province.editor)
    url = f"{page.get_absolute_url()}cong-bo/"

    answer = client.post(url, {"seen": seen_of(page), "asks": "on", "change": "significant", "publish": "1"})

    assert sorted(answer.context["form"].errors) == ["change_note", "units"]
    assert client.get(url).context["form"].initial["units"] == [str(province.office.pk)]


@pytest.mark.parametrize("name", ["clerk", "cadre", "outsider"])
def test_form_of_publishing_is_the_editors(province: Province, client: Client, name: str) -> None:
    page = written(province)
    client.force_login(getattr(province, name))

    assert client.get(f"{page.get_absolute_url()}cong-bo/").status_code == 404
