"""Numbers: no gap, no second, and each stays."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.db import transaction

from intranet.directives.errors import TransitionRefused
from intranet.numbering.errors import (
    BookClosed,
    NoBook,
    NoSeries,
    NumberedHere,
    NumberTaken,
    OutOfOrder,
    OutsideBooks,
    YearIsOver,
)
from intranet.numbering.models import Book, Number, Series
from intranet.numbering.queries import OutgoingSeries, series_for
from intranet.numbering.rules import Span
from intranet.numbering.services import (
    SeriesFields,
    TakenElsewhere,
    close_book,
    open_book,
    save_series,
    take_number,
    void_number,
)
from intranet.people.rules import today
from tests.factories.documents import draft
from tests.factories.province import Province, document_type

DAY, TODAY = date(2026, 11, 20), date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _at_the_end_of_november() -> Iterator[None]:
    with time_machine.travel("2026-11-28T03:00:00Z", tick=False):
        yield


def _taken(province: Province, day: date = DAY, **changes: object) -> Number:
    return take_number(draft(province, **changes), province.committee, "outgoing", day=day, by=province.clerk)


def test_numbers_follow_one_another(province: Province) -> None:
    assert [_taken(province).value for _ in range(3)] == [1, 2, 3]


def test_number_of_a_step_that_was_rolled_back_is_free_again(province: Province) -> None:
    with transaction.atomic():
        _taken(province)
        transaction.set_rollback(True)

    assert _taken(province).value == 1


def test_year_begins_anew_with_one(province: Province) -> None:
    last = _taken(province, date(2026, 12, 31))

    first = _taken(province, date(2027, 1, 1))

    assert (last.value, first.value, first.book.label) == (1, 1, "2027")


def test_series_begins_where_the_paper_register_stopped(province: Province) -> None:
    series = save_series(province.committee, SeriesFields("Văn bản đi", "outgoing", family="state"), province.clerk)
    open_book(series, Span("2026", date(2026, 7, 1), date(2026, 12, 31)), first=451, by=province.clerk)

    assert _taken(province).value == 451


def test_overlapping_book_is_refused(province: Province) -> None:
    book = _taken(province).book

    with pytest.raises(TransitionRefused):
        open_book(book.series, Span("x", date(2026, 6, 1), date(2027, 6, 1)), first=1, by=province.clerk)


def test_series_of_a_type_takes_its_documents_and_leaves_the_rest(province: Province) -> None:
    decision = document_type("quyet-dinh", "Quyết định", "decision")
    own = SeriesFields("Quyết định", "outgoing", family="state", types=[decision])
    save_series(province.committee, own, province.clerk)

    numbers = [_taken(province), _taken(province, type=decision), _taken(province)]

    assert [(n.book.series.name, n.value) for n in numbers] == [("Văn bản đi", 1), ("Quyết định", 1), ("Văn bản đi", 2)]


def test_party_document_needs_a_series_and_the_book_of_its_term(province: Province) -> None:
    with pytest.raises(NoSeries):
        _taken(province, family="party")
    fields = SeriesFields("Chỉ thị", "outgoing", family="party", period="term")
    series = save_series(province.committee, fields, province.clerk)
    with pytest.raises(NoBook):
        _taken(province, family="party")
    open_book(series, Span("2025–2030", date(2025, 10, 1), date(2030, 9, 30)), first=1, by=province.clerk)

    assert [_taken(province, day, family="party").value for day in (DAY, date(2027, 2, 1))] == [1, 2]


def test_later_number_never_bears_an_earlier_day(province: Province) -> None:
    _taken(province, date(2026, 11, 20))

    with pytest.raises(OutOfOrder):
        _taken(province, date(2026, 11, 19))


def test_closed_book_takes_no_number(province: Province) -> None:
    book = _taken(province).book
    with time_machine.travel("2026-12-31T03:00:00Z", tick=False):
        close_book(book.pk, province.clerk)

        with pytest.raises(BookClosed):
            _taken(province)
        with pytest.raises(BookClosed):
            void_number(Number.objects.get().pk, province.clerk, "x")


def test_book_is_not_closed_before_its_period_ends(province: Province) -> None:
    book = _taken(province).book

    with pytest.raises(TransitionRefused):
        close_book(book.pk, province.clerk)

    assert _taken(province).value == 2


def test_next_volume_goes_on_with_the_next_number_on_the_same_day(province: Province) -> None:
    book = _taken(province).book

    for _ in range(2):
        close_book(book.pk, province.clerk, next_volume=True)

    book.refresh_from_db()
    number, following = _taken(province, TODAY), Book.objects.exclude(pk=book.pk).get()
    assert (book.is_closed, book.ends, number.value, number.book) == (True, TODAY, 2, following)
    assert (following.label, following.starts, following.ends) == ("2026 quyển 2", TODAY, date(2026, 12, 31))
    with pytest.raises(BookClosed):
        _taken(province, DAY)


def test_volume_is_opened_after_a_book_that_was_closed_too_early(province: Province) -> None:
    book = _taken(province).book
    Book.objects.update(closed_at="2026-11-27T03:00:00Z", closed_by=province.clerk)

    close_book(book.pk, province.clerk, next_volume=True)

    assert _taken(province, TODAY).value == 2


def test_day_that_no_book_of_the_year_reaches_opens_no_second_one(province: Province) -> None:
    series = save_series(province.committee, SeriesFields("Văn bản đi", "outgoing", family="state"), province.clerk)
    open_book(series, Span("2026", date(2026, 6, 1), date(2026, 12, 31)), first=500, by=province.clerk)

    with pytest.raises(OutsideBooks):
        _taken(province, date(2026, 3, 1))

    assert (Book.objects.count(), Number.objects.count()) == (1, 0)


def test_year_that_is_over_gets_no_book_by_itself(province: Province) -> None:
    with pytest.raises(YearIsOver):
        _taken(province, date(2019, 5, 5))

    assert Book.objects.count() == 0


@pytest.mark.parametrize("changes", [{"purpose": "incoming"}, {"period": "term"}, {"family": "party"}])
def test_series_that_has_given_numbers_stays_what_it_is(province: Province, changes: dict[str, str]) -> None:
    series = _taken(province).book.series
    kept = {"name": series.name, "purpose": series.purpose, "family": series.family, "period": series.period}

    with pytest.raises(TransitionRefused):
        save_series(province.committee, SeriesFields(**(kept | changes)), province.clerk, series=series)
    renamed = save_series(province.committee, SeriesFields(**(kept | {"name": "Khác"})), province.clerk, series=series)

    assert (renamed.name, renamed.purpose, renamed.family, renamed.period) == ("Khác", *list(kept.values())[1:])


def test_void_number_keeps_its_reason_and_is_never_taken_again(province: Province) -> None:
    number = _taken(province)

    with pytest.raises(TransitionRefused):
        void_number(number.pk, province.clerk, "  ")
    void_number(number.pk, province.clerk, "Viết nhầm")

    number.refresh_from_db()
    assert (number.is_void, number.void_reason, _taken(province).value) == (True, "Viết nhầm", 2)


def test_office_that_numbers_elsewhere_gives_the_number_by_hand(province: Province) -> None:
    fields = SeriesFields("Văn bản đi", "outgoing", family="state", is_external=True)
    save_series(province.committee, fields, province.clerk)
    given = TakenElsewhere(37, DAY)

    with pytest.raises(TransitionRefused):
        _taken(province)
    number = take_number(draft(province), province.committee, "outgoing", day=DAY, by=province.clerk, given=given)
    with pytest.raises(NumberTaken):
        take_number(draft(province), province.committee, "outgoing", day=DAY, by=province.clerk, given=given)

    assert (number.value, number.book.next_number) == (37, 38)


def test_general_series_is_made_once(province: Province) -> None:
    for _ in range(2):
        _taken(province, today())

    assert Series.objects.count() == 1


def test_number_of_another_system_is_refused_for_a_series_that_is_counted_here(province: Province) -> None:
    given = TakenElsewhere(37, DAY)

    with pytest.raises(NumberedHere):
        take_number(draft(province), province.committee, "outgoing", day=DAY, by=province.clerk, given=given)

    assert Number.objects.count() == 0


def test_series_asked_about_many_documents_are_those_asked_about_one(province: Province) -> None:
    decision, report = document_type("quyet-dinh", "Quyết định"), document_type("bao-cao", "Báo cáo")
    state = {"family": "state", "purpose": "outgoing"}
    for fields in (
        SeriesFields("Văn bản đi", **state),
        SeriesFields("Văn bản đi cũ", **state, valid_to=date(2026, 6, 30)),
        SeriesFields("Quyết định", **state, types=[decision]),
        SeriesFields("Quyết định cũ", **state, types=[decision], valid_to=date(2026, 6, 30)),
        SeriesFields("Chỉ thị", "outgoing", family="party"),
        SeriesFields("Văn bản đến", "incoming"),
    ):
        save_series(province.committee, fields, province.clerk)
    asked = [
        (family, kind, day)
        for family in ("state", "party")
        for kind in (None, decision, report)
        for day in (DAY, date(2026, 6, 30))
    ]

    series = OutgoingSeries(province.committee)

    found = [series.taking(family, kind.pk if kind else None, day) for family, kind, day in asked]
    assert found == [series_for(province.committee, "outgoing", day, family=f, type=kind) for f, kind, day in asked]
    assert {each.name for each in found if each} == {"Văn bản đi", "Quyết định", "Chỉ thị"}
