"""Prepared statements give what the ORM would have given, and follow every change of the values."""

import threading
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from intranet.acknowledgement.models import Assignment, Receipt, Tally
from intranet.directives.models import Directive, DocumentType
from intranet.people.models import Person, Post
from intranet.people.rules import today
from intranet.prepared import insert, insert_copies, prepared, prepared_update
from tests.factories.documents import issued
from tests.factories.province import Province


@prepared
def by_key(key: Any) -> Any:
    return Directive.objects.filter(public_id=key).select_related("type")


@prepared
def due_from(day: Any, people: Any) -> Any:
    rows = Assignment.objects.filter(due__gte=day, person__pk__in=people)
    return rows.order_by("pk").values_list("person_id", "due", "version__attachments")


@prepared
def posts_of(people: Any) -> Any:
    return Post.objects.filter(person__pk__in=people).values_list("pk", flat=True).order_by("pk")


@prepared_update
def count_up(state: Any, step: Any) -> Any:
    return Tally.objects.filter(state=state), {"count": F("count") + step}


def test_object_comes_with_its_relation_in_one_query(
    province: Province, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = issued(province), issued(province, symbol="2/UBND")
    by_key(first.public_id)

    with django_assert_num_queries(1):
        found = by_key(second.public_id)
        named = [(row, str(row.type)) for row in found]
    assert named == [(second, str(DocumentType.objects.get(pk=second.type_id)))]
    assert by_key(uuid.uuid4()) == []


def test_deferred_columns_are_fetched_when_they_are_asked_for(province: Province) -> None:
    directive = issued(province)
    narrow = prepared(lambda key: Directive.objects.filter(pk=key).only("symbol"))

    (row,) = narrow(directive.pk)

    assert row.get_deferred_fields() >= {"summary", "body"}
    assert (row.symbol, row.summary) == (directive.symbol, directive.summary)


def test_values_are_converted_as_the_orm_does(province: Province) -> None:
    day = today() + timedelta(days=3)
    directive = issued(province, due=day)
    people = list(Assignment.objects.values_list("person_id", flat=True))

    rows = due_from(day, people)

    expected = Assignment.objects.filter(due__gte=day).order_by("pk")
    assert rows == list(expected.values_list("person_id", "due", "version__attachments"))
    assert {type(row[1]) for row in rows} == {date}
    assert directive.current_version is not None


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 17])
def test_list_of_any_length_matches_exactly_its_members(province: Province, count: int) -> None:
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:count])

    wanted = list(Post.objects.filter(person__in=people).values_list("pk", flat=True).order_by("pk"))

    assert posts_of(people) == wanted
    assert posts_of(set(people)) == wanted


def test_update_changes_the_rows_it_names_and_counts_them(province: Province) -> None:
    issued(province)
    before = list(Tally.objects.filter(state="open").order_by("pk").values_list("count", flat=True))

    changed = count_up("open", 5)

    assert changed == len(before) > 1
    assert list(Tally.objects.order_by("pk").values_list("count", flat=True)) == [count + 5 for count in before]
    assert count_up("closed", 5) == 0


def test_inserted_row_is_the_row_that_save_would_have_written(province: Province) -> None:
    issued(province)
    assignment = Assignment.objects.order_by("pk").first()
    assert assignment is not None
    row = Receipt(assignment=assignment, kind="waived", at=timezone.now(), by=assignment.person, content_hash="a" * 64)

    insert(row)

    stored = Receipt.objects.get(pk=row.pk)
    assert {f.attname: getattr(stored, f.attname) for f in Receipt._meta.fields} == {
        f.attname: getattr(row, f.attname) for f in Receipt._meta.fields
    }
    assert row._state.adding is False


def test_constraint_speaks_through_an_insert(province: Province) -> None:
    issued(province)
    assignment = Assignment.objects.order_by("pk").first()
    assert assignment is not None
    rows = [Receipt(assignment=assignment, kind=k, at=timezone.now(), by=assignment.person) for k in ("left", "waived")]
    insert(rows[0])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(rows[1])

    assert list(Receipt.objects.values_list("kind", flat=True)) == ["left"]


def test_copies_differ_in_what_is_said_and_in_nothing_else(province: Province) -> None:
    issued(province)
    row = Assignment.objects.select_related("version").earliest("pk")
    changes = [{"person_id": row.person_id, "round": number, "due": due} for number, due in ((7, None), (8, today()))]

    insert_copies(row, changes)

    columns = [field.attname for field in Assignment._meta.fields if field.attname != "id"]
    same = {name: getattr(row, name) for name in columns}
    stored = Assignment.objects.filter(round__gt=1).order_by("round").values(*columns)
    assert list(stored) == [same | change for change in changes]


def test_copy_that_is_there_already_is_refused_or_passed_over(province: Province) -> None:
    issued(province)
    row = Assignment.objects.earliest("pk")
    before = Assignment.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_copies(row, [{"round": 1}])

    insert_copies(row, [{"round": 1}, {"round": 2}], ignore_conflicts=True)
    insert_copies(row, [])

    assert Assignment.objects.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_prepared_in_one_thread_runs_in_another() -> None:
    person = Person.objects.create(username="reader")
    by_name = prepared(lambda name: Person.objects.filter(username=name))
    found = [by_name("reader")]

    def elsewhere() -> None:
        found.append(by_name("reader"))
        connection.close()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()

    assert found == [[person], [person]]
