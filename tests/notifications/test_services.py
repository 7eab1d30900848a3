from typing import Any

import pytest

from intranet.audit.models import Event
from intranet.notifications.models import Notice
from intranet.notifications.services import mark_all_read, mark_read, notify, notify_many
from tests.factories.province import Province

ABOUT: dict[str, Any] = {"kind": "reading-asked", "subject": None, "number": "1052/UBND-NC", "url": "/van-ban/5/"}


def test_notify_leaves_a_notice_that_is_new_and_unsent(province: Province) -> None:
    notify(province.cadre, key="5:1", **{**ABOUT, "subject": province.office})

    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.number, notice.url) == (
        province.cadre,
        "reading-asked",
        "1052/UBND-NC",
        "/van-ban/5/",
    )
    assert (notice.subject_model, notice.subject_id) == ("intranet_people.unit", province.office.pk)
    assert (notice.read_at, notice.mailed_at, notice.mail_error) == (None, None, "")


def test_the_same_key_is_one_notice_for_each_person_and_kind(province: Province) -> None:
    for _time in range(3):
        notify(province.cadre, key="5:1", **ABOUT)
    notify(province.cadre, key="5:2", **ABOUT)
    notify(province.cadre, key="5:1", **{**ABOUT, "kind": "reminder"})
    notify(province.head, key="5:1", **ABOUT)

    assert Notice.objects.count() == 4


def test_notify_is_one_query_and_so_are_five_hundred(province: Province, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        notify(province.cadre, key="1", **ABOUT)
    with django_assert_num_queries(1):
        notify_many(province.people.values(), key="2", **ABOUT)

    assert Notice.objects.count() == 1 + len(province.people)


@pytest.mark.parametrize(
    "url", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "", "/\\evil.example"]
)
def test_a_notice_leads_to_this_site_only(province: Province, url: str) -> None:
    with pytest.raises(ValueError, match="this site"):
        notify(province.cadre, key="1", **{**ABOUT, "url": url})

    assert Notice.objects.count() == 0


def test_a_number_of_several_lines_becomes_one(province: Province) -> None:
    notify(province.cadre, key="1", **{**ABOUT, "number": "1052\r\nBcc: x@evil.example"})

    assert Notice.objects.get().number == "1052 Bcc: x@evil.example"


def test_marking_as_read_keeps_the_first_time_and_is_no_matter_of_the_log(province: Province) -> None:
    notify(province.cadre, key="1", **ABOUT)
    notice = Notice.objects.get()

    mark_read(province.cadre, notice.pk)
    first = Notice.objects.get().read_at
    mark_read(province.cadre, notice.pk)

    assert first is not None
    assert Notice.objects.get().read_at == first
    assert Event.objects.count() == 0


def test_somebody_elses_notice_is_not_there(province: Province) -> None:
    notify(province.cadre, key="1", **ABOUT)

    with pytest.raises(Notice.DoesNotExist):
        mark_read(province.head, Notice.objects.get().pk)

    assert (mark_all_read(province.head, 10**9), Notice.objects.get().read_at) == (0, None)


def test_what_came_after_the_page_stays_unread(province: Province) -> None:
    for key in ("1", "2", "3"):
        notify(province.cadre, key=key, **ABOUT)
    seen = Notice.objects.order_by("pk")[1]

    assert mark_all_read(province.cadre, seen.pk) == 2
    assert [notice.read_at is None for notice in Notice.objects.order_by("pk")] == [False, False, True]
