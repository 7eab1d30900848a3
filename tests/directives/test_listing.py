"""Lists are read from rows made for it; they say what the rule says, and nothing of what a person may not read."""

import random
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from intranet.directives import queries, walks
from intranet.directives.models import Directive, DirectiveState, Listed, Word
from intranet.directives.policy import DirectivePolicy
from intranet.directives.queries import FilterChoices, Filters, listing, newest, readable, urgent
from intranet.directives.services import recall
from intranet.directives.services.freezing import admit
from intranet.people.models import Deputy, Person, Post
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.directives.listed import Shelf, expected
from tests.factories.documents import draft, issued
from tests.factories.province import Province


@pytest.fixture(params=[1, 2])
def shelf(province: Province, request: pytest.FixtureRequest) -> Shelf:
    made = Shelf(province, random.Random(request.param))
    made.fill(70)
    post = Post.objects.get(person=province.clerk)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today() + timedelta(days=1))
    bump_membership()
    return made


def readers(province: Province) -> Iterator[Person]:
    """One who reads by circle, an office clerk and their deputy, one who keeps by receipt, one of no circle, one who
    has left.
    """
    yield from (province.cadre, province.clerk, province.deputy, province.trainer, province.outsider)
    province.head.is_active = False
    yield province.head


@pytest.mark.parametrize("weighed", [1, 10, 10_000])
def test_listing_shows_what_the_rule_lets_one_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, weighed: int) -> None:
    monkeypatch.setattr(walks, "WEIGHED", weighed)

    for person in readers(shelf.province):
        for filters in (Filters(), *(shelf.filters() for _round in range(12))):
            urls = [row.get_absolute_url() for row in expected(person, filters)]

            pages = [[row.url for row in listing(person, filters, number).page] for number in (1, 2)]

            assert pages == [urls[:20], urls[20:40] or urls[:20]], (person, filters)


def test_filter_choices_are_those_of_what_one_may_read(shelf: Shelf) -> None:
    for person in readers(shelf.province):
        rows = list(readable(person))

        choices = listing(person, Filters(), 1).choices

        assert choices == FilterChoices(
            types=sorted({row.type for row in rows if row.type}, key=lambda type_: type_.name),
            issuers=list(readable(person).order_by("issuer").values_list("issuer", flat=True).distinct()),
            years=sorted({row.date.year for row in rows if row.date}, reverse=True),
            topics=sorted({row.topic for row in rows if row.topic}, key=lambda topic: topic.folded),
        )


def test_listing_counts_no_further_than_its_limit(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_COUNTED", 10)
    readable_there = readable(shelf.province.clerk).count()

    page = listing(shelf.province.clerk, Filters(), 1).page

    assert readable_there > 20
    assert (page.paginator.count, page.paginator.is_capped, len(page)) == (11, True, 11)


def test_newest_are_the_first_of_the_list(shelf: Shelf) -> None:
    for person in readers(shelf.province):
        assert newest(person) == list(listing(person, Filters(), 1).page)[:5]


def test_issue_lists_a_directive_under_the_tokens_of_its_readers(province: Province) -> None:
    directive = issued(province, symbol="01/QĐ-UBND", summary="họp, họp", issuer="Sở")

    assert tokens_listed(directive) == set(DirectivePolicy().tokens("read", directive))
    assert words_listed(directive) == ["1", "hop", "qd", "so", "ubnd"]


def test_migration_lists_what_was_issued_before_it(shelf: Shelf) -> None:
    kept = listed_rows_and_words()
    Listed.objects.all().delete()
    Word.objects.all().delete()

    import_module("intranet.directives.migrations.0008_lists").fill(apps, None)

    assert listed_rows_and_words() == kept
    assert len(kept) > 100


def test_draft_is_in_no_list(province: Province) -> None:
    assert tokens_listed(draft(province)) == set()


def test_admit_lists_an_issued_directive_for_those_who_work_on_it(province: Province) -> None:
    directive = issued(province)

    admit(directive, [f"unit:{province.commune.pk}"])

    assert tokens_listed(directive) == set(DirectivePolicy().tokens("read", directive))
    assert len(listing(province.outsider, Filters(), 1).page) == 1


def test_recall_takes_a_directive_off_all_lists(province: Province) -> None:
    directive = issued(province)

    recall(directive.pk, province.editor, "Ban hành nhầm.")

    assert (tokens_listed(directive), words_listed(directive)) == (set(), [])
    assert listing(province.cadre, Filters(), 1).choices == FilterChoices([], [], [], [])


def test_row_left_behind_shows_nothing_that_the_rule_forbids(province: Province) -> None:
    directive = issued(province)
    Directive.objects.filter(pk=directive.pk).update(state=DirectiveState.RECALLED)

    assert tokens_listed(directive) != set()
    assert list(listing(province.cadre, Filters(), 1).page) == []


def test_word_of_a_hidden_document_does_not_change_what_others_find(province: Province) -> None:
    """“hoi” begins a word of a readable document; that a hidden one has the whole word must not show."""
    issued(province, summary="hoinghi", readers=["any"], audience=[])

    before = [row.symbol for row in listing(province.outsider, Filters(text="hoi"), 1).page]
    issued(province, symbol="9/QĐ-UBND", summary="hoi")

    assert [row.symbol for row in listing(province.cadre, Filters(text="hoi"), 1).page] == ["9/QĐ-UBND"]
    assert [row.symbol for row in listing(province.outsider, Filters(text="hoi"), 1).page] == before == ["1052/UBND-NC"]


def test_urgent_documents_lead_the_most_urgent_first(province: Province) -> None:
    issued(province, symbol="1/UBND", urgency="urgent")
    issued(province, symbol="2/UBND", urgency="express")
    issued(province, symbol="3/UBND")

    assert [row.symbol for row in urgent(province.cadre)] == ["2/UBND", "1/UBND"]
    assert urgent(province.outsider) == []


def listed_rows_and_words() -> set[tuple[object, ...]]:
    columns = ("directive", "token", "version", "date", "year", "type", "issuer")
    return {*Listed.objects.values_list(*columns), *Word.objects.values_list("directive", "word", "date")}


def tokens_listed(directive: Directive) -> set[str]:
    return set(Listed.objects.filter(directive=directive).values_list("token", flat=True))


def words_listed(directive: Directive) -> list[str]:
    return sorted(Word.objects.filter(directive=directive).values_list("word", flat=True))
