from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import capfirst

from intranet.directives.models import Directive
from intranet.notifications.models import Notice
from intranet.notifications.queries import recent, unread_count
from intranet.notifications.services import mark_read, notify
from tests.factories.documents import issued
from tests.factories.province import Province


def tell(person: Any, directive: Directive, key: str = "") -> None:
    """A notice about a directive, whoever may read it."""
    notify(
        person,
        kind="reading-asked",
        key=key or f"told:{directive.pk}",
        subject=directive,
        number=directive.symbol,
        url=directive.get_absolute_url(),
    )


def test_unread_count_is_of_this_person_and_unread(province: Province) -> None:
    for key in ("1", "2"):
        notify(province.cadre, kind="x", key=key, subject=None, number="", url="/")
    notify(province.head, kind="x", key="1", subject=None, number="", url="/")
    mark_read(province.cadre, Notice.objects.order_by("pk")[0].pk)

    assert (unread_count(province.cadre), unread_count(province.head), unread_count(province.clerk)) == (1, 1, 0)


def test_a_title_is_shown_to_who_may_read_it_only(province: Province) -> None:
    directive = issued(province, summary="về canaryzq", audience=[])
    tell(province.cadre, directive)
    tell(province.outsider, directive)

    assert [line.title for line in recent(province.cadre)] == ["Về canaryzq"]
    assert [(line.title, line.number) for line in recent(province.outsider)] == [("", "1052/UBND-NC")]


def test_a_right_taken_away_since_takes_the_title_away(province: Province) -> None:
    directive = issued(province, readers=[f"user:{province.cadre.pk}"], audience=[])
    tell(province.cadre, directive)
    assert recent(province.cadre)[0].title == capfirst(directive.summary)
    directive.readers.all().delete()

    assert recent(province.cadre)[0].title == ""


def test_a_subject_whose_plugin_or_row_is_gone_leaves_the_number(province: Province) -> None:
    notify(province.cadre, kind="x", key="1", subject=province.office, number="7", url="/")
    notices = Notice.objects.all()
    for gone in ({"subject_model": "plugin_removed.item"}, {"subject_model": "nonsense"}, {"subject_id": 10**9}):
        notices.update(**gone)
        assert [(line.title, line.number) for line in recent(province.cadre)] == [("", "7")]


def test_recent_takes_the_same_queries_for_one_and_for_six(province: Province, django_assert_num_queries: Any) -> None:
    directives = [issued(province, audience=[], symbol=f"{number}/UBND") for number in range(6)]
    tell(province.cadre, directives[0])
    recent(province.cadre)
    with CaptureQueriesContext(connection) as one:
        assert len(recent(province.cadre)) == 1
    for directive in directives[1:]:
        tell(province.cadre, directive)

    with django_assert_num_queries(len(one)):
        assert len(recent(province.cadre)) == 6


def test_pages_go_on_where_the_last_ended(province: Province) -> None:
    for key in "12345":
        notify(province.cadre, kind="x", key=key, subject=None, number=key, url="/")

    first = recent(province.cadre, 2)
    second = recent(province.cadre, 2, before=first[-1].id)

    assert ["".join(line.number for line in page) for page in (first, second)] == ["54", "32"]
