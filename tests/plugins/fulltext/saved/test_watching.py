"""Who follows a search is told of what is new and theirs to read, with the rights they have at that moment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from intranet.notifications.models import Notice
from intranet.people.models import Person
from intranet.registry.services import enable
from plugins.fulltext.asking import Asked
from plugins.fulltext.editors.models import Pick
from plugins.fulltext.saved import services
from plugins.fulltext.saved.models import SavedSearch
from plugins.fulltext.saved.watching import look_again
from search import backends, feed
from search.catalogue import Entry, index, remove
from tests.factories.province import Province
from tests.grounds import grounded


def _put(key: str, *tokens: str, title: str = "Trồng cây") -> None:
    index([Entry(source="directive", key=key, title=title, url=f"/cay/{key}/", tokens=tokens)])


@grounded
def trees(province: Province) -> Province:
    """One that everybody may read."""
    enable("fulltext")
    _put("1", "any")
    return province


def _followed(person: Person, text: str = "trồng cây", **filters: list[str]) -> SavedSearch:
    feed.drain()
    return services.keep(person, Asked(text, filters, "relevance", 1))


def _told() -> list[tuple[str, str]]:
    """A round of the worker an hour later; who was told, and how many."""
    feed.drain()
    Notice.objects.all().delete()
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(hours=1))
    look_again()
    return [(each.person.username, each.number) for each in Notice.objects.order_by("pk")]


def test_each_is_told_of_what_is_new_and_theirs_to_read(trees: Province) -> None:
    saved = _followed(trees.cadre)
    _followed(trees.outsider)
    nothing = _told()
    _put("2", "any")
    _put("3", f"user:{trees.cadre.pk}")
    _put("4", "user:0")
    _put("5", "any", title="Chống cháy rừng")

    assert (nothing, _told(), _told()) == ([], [("cadre", "+2"), ("outsider", "+1")], [])
    saved.refresh_from_db()
    assert (saved.fresh, len(saved.seen)) == (2, 3)


def test_a_right_that_comes_is_news_and_one_that_comes_back_is_none(trees: Province) -> None:
    _followed(trees.cadre)
    _put("2", "user:0")
    hidden = _told()
    _put("2", f"user:{trees.cadre.pk}")
    shown = _told()
    _put("2", "user:0")
    withdrawn = _told()
    _put("2", "any")

    assert (hidden, shown, withdrawn, _told()) == ([], [("cadre", "+1")], [], [])


def test_notice_bears_a_number_and_leads_to_the_search(trees: Province) -> None:
    saved = _followed(trees.cadre)
    _put("2", "any", title="Trồng cây mật danh")
    _told()
    notice = Notice.objects.get()

    assert (notice.kind, notice.number, notice.note) == ("fulltext-found", "+1", "")
    assert (notice.url, notice.subject_id) == (f"/fulltext/da-luu/{saved.public_id}/", saved.pk)


def test_nobody_is_told_who_left_or_of_what_editors_left_out_or_filters_leave_out(trees: Province) -> None:
    _followed(trees.head)
    Person.objects.filter(pk=trees.head.pk).update(is_active=False)
    _followed(trees.cadre)
    _followed(trees.cadre, state=["In force"])
    Pick.objects.create(words="trong cay", text="trồng cây", source="directive", key="2", is_left_out=True)
    _put("2", "any")

    assert _told() == []


def test_round_that_was_interrupted_goes_on_and_a_dead_engine_changes_nothing(
    trees: Province, settings: Any, tmp_path: Path
) -> None:
    first, second = _followed(trees.cadre), _followed(trees.outsider)
    _put("2", "any")
    feed.drain()
    SavedSearch.objects.filter(pk=second.pk).update(looked_at=timezone.now() - timedelta(hours=1))
    assert (look_again(), look_again()) == (1, 0)
    assert [each.person for each in Notice.objects.all()] == [trees.outsider]

    (tmp_path / "file").write_text("no folder")
    settings.SEARCH_URL, settings.SEARCH_INDEX_DIR = "", tmp_path / "file"
    backends.close()
    SavedSearch.objects.update(looked_at=None)
    assert look_again() == 0
    first.refresh_from_db()
    assert (first.seen, first.looked_at) == ([["directive", "1"]], None)


def test_search_kept_while_nobody_could_look_begins_with_what_is_there(trees: Province) -> None:
    saved = _followed(trees.cadre)
    SavedSearch.objects.update(seen=None)
    _put("2", "any")
    first = _told()
    remove("directive", "1")
    _put("3", "any")

    assert (first, _told()) == ([], [("cadre", "+1")])
    saved.refresh_from_db()
    assert sorted(key for _source, key in saved.seen) == ["1", "2", "3"]


@pytest.mark.parametrize("count", [1, 3])
def test_looking_asks_as_often_for_each(
    trees: Province, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        _followed(trees.cadre, text="trồng cây" + " cây" * number)
    SavedSearch.objects.update(looked_at=None)

    with django_assert_num_queries(1 + count * LOOKING):
        look_again()


LOOKING = 13
