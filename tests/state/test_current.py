"""The switches: one reading a request, and every change seen by the next."""

from pytest_django import DjangoAssertNumQueries

from intranet.state import current
from intranet.state.current import State
from intranet.state.services import bump_membership, locked_state


def test_state_of_an_empty_database_is_everything_off(db: None) -> None:
    assert current.read() == State()


def test_state_is_read_once_in_a_request(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    token = current.begin_request()

    with django_assert_num_queries(0):
        same = current.current() is current.current()
    current.end_request(token)

    assert same


def test_change_within_a_request_is_seen_in_it(db: None) -> None:
    token = current.begin_request()

    with locked_state() as row:
        row.theme = "contrast"
    seen = current.current().theme
    current.end_request(token)

    assert seen == "contrast"


def test_membership_revision_never_comes_again(db: None) -> None:
    seen = set()
    for _change in range(20):
        bump_membership()
        seen.add(current.read().membership_revision)

    assert len(seen) == 20


def test_change_inside_a_change_is_not_overwritten(db: None) -> None:
    with locked_state() as outer:
        with locked_state() as inner:
            inner.guarded_paths = ["/admin/"]
        bump_membership()
        revision = current.read().membership_revision
        outer.theme = "contrast"

    state = current.read()
    assert (state.guarded_paths, state.membership_revision, state.theme) == (("/admin/",), revision, "contrast")
