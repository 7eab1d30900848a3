from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory

from intranet.audit.chain import GENESIS, SEALED, moment, seal
from intranet.audit.context import coming_from, source
from intranet.audit.errors import BadEvent, ChainBroken, NotInTransaction
from intranet.audit.middleware import request_source
from intranet.audit.models import AppendOnly, Event, Head
from intranet.audit.services import record
from intranet.database import write_transaction
from tests.audit.conftest import recorded


def test_record_seals_each_event_with_the_one_before(officer: Any) -> None:
    first, second = recorded(2, officer)

    assert (first.pk, first.previous, second.pk, second.previous) == (1, GENESIS, 2, first.hash)
    head = Head.objects.get()
    assert (head.last_id, head.last_hash) == (2, second.hash)


def test_a_stored_event_still_has_its_seal(officer: Any) -> None:
    recorded(1, officer)

    stored = Event.objects.get()

    assert seal({name: getattr(stored, name) for name in SEALED} | {"at": moment(stored.at)}) == stored.hash


def test_record_writes_names_as_text_and_the_source(officer: Any) -> None:
    head = get_user_model().objects.create_user("le.minh.quan", last_name="Lê Minh", first_name="Quân\n")

    with coming_from("203.0.113.7"):
        event = record("unit.moved", actor=officer, subject=officer, on_behalf_of=head, plugin="dummy", label="a\r\nb")

    assert (event.actor, event.actor_id) == ("Ngô Thanh Tùng (ngo.thanh.tung)", officer.pk)
    assert event.on_behalf_of == "Lê Minh Quân (le.minh.quan)"
    assert event.subject == f"{officer._meta.label_lower}:{officer.pk}"
    assert (event.source, event.plugin, event.label) == ("203.0.113.7", "dummy", "a b")


def test_record_of_nobody_is_the_systems(db: None) -> None:
    event = record("audit.verified", actor=None, subject="audit")

    assert (event.actor, event.actor_id, event.source) == ("system", None, "")


@pytest.mark.parametrize("action", ["", "Issued", "a b", "x" * 81, "a\n", "đ"])
def test_record_refuses_an_action_that_is_no_name(db: None, action: str) -> None:
    with pytest.raises(BadEvent), write_transaction():
        record(action, actor=None, subject="x")

    assert Event.objects.count() == 0


def test_record_refuses_a_subject_without_number(db: None) -> None:
    with pytest.raises(BadEvent), write_transaction():
        record("unit.moved", actor=None, subject=Group(name="x"))


@pytest.mark.django_db(transaction=True)
def test_record_outside_of_a_transaction_is_refused() -> None:
    with pytest.raises(NotInTransaction):
        record("unit.moved", actor=None, subject="x")

    assert Event.objects.count() == 0


def make_group() -> None:
    """A service whose audit fails."""
    with write_transaction():
        Group.objects.create(name="made in vain")
        record("group.made", actor=None, subject="x", details={"password": "x"})


@pytest.mark.django_db(transaction=True)
def test_an_action_that_cannot_be_audited_does_not_happen() -> None:
    with pytest.raises(BadEvent):
        make_group()

    assert (Group.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_an_action_whose_audit_error_is_swallowed_does_not_happen_either() -> None:
    with write_transaction():
        Group.objects.create(name="made in vain")
        with suppress(BadEvent):
            record("group.made", actor=None, subject="x", details={"password": "x"})

    assert (Group.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_an_action_rolled_back_leaves_no_event_and_no_gap() -> None:
    recorded(1)

    with suppress(ZeroDivisionError), write_transaction():
        record("unit.moved", actor=None, subject="x")
        raise ZeroDivisionError
    recorded(1)

    assert list(Event.objects.order_by("pk").values_list("pk", flat=True)) == [1, 2]


def test_record_refuses_to_begin_a_second_chain(db: None) -> None:
    recorded(2)
    Head.objects.all().delete()

    with pytest.raises(ChainBroken), write_transaction():
        record("unit.moved", actor=None, subject="x")


def test_record_refuses_to_write_over_a_head_that_was_set_back(db: None) -> None:
    recorded(2)
    Head.objects.update(last_id=1)

    with pytest.raises(Exception, match=r"UNIQUE|unique|duplicate"), write_transaction():
        record("unit.moved", actor=None, subject="x")

    assert Event.objects.count() == 2


def test_the_orm_has_no_door_that_changes_events(db: None) -> None:
    event = recorded(1)[0]
    doors = [
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(label="x"),
        lambda: Event.objects.bulk_create([Event(id=9)]),
        lambda: Event.objects.bulk_update([event], ["label"]),
    ]

    for door in doors:
        with pytest.raises(AppendOnly):
            door()

    assert Event.objects.get().label == "0/QĐ-UBND"


def test_record_takes_a_fixed_number_of_queries(db: None, django_assert_num_queries: Any) -> None:
    recorded(1)

    with django_assert_num_queries(3):
        record("unit.moved", actor=None, subject="x")
    assert connection.in_atomic_block


def test_request_source_is_known_during_the_request_only(settings: Any) -> None:
    settings.INTRANET_TRUSTED_PROXIES = 1
    seen: list[str] = []
    middleware = request_source(lambda request: seen.append(source()))  # type: ignore[arg-type, func-returns-value]

    middleware(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.7"))

    assert (seen, source()) == (["203.0.113.7"], "")
