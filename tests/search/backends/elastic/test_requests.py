import pytest

from search.backends.elastic import requests
from search.backends.elastic.faults import Unanswered
from search.backends.elastic.requests import Operation, checked, requests_of
from search.errors import Busy, EngineDown
from tests.search.backends.test_contract import document


def keeping(number: int, version: int = 1) -> Operation:
    return Operation.keeping(document(number, "fa"), version)


def test_a_request_holds_the_last_operation_of_each_entry():
    operations = [keeping(1, 1), keeping(2, 2), Operation.forgetting(1, 3)]

    assert list(requests_of(operations)) == [[operations[1], operations[2]]]
    assert operations[2].lines == [{"delete": {"_id": "1", "version": 3, "version_type": "external_gte"}}]


def test_a_request_ends_where_it_must_be_done_first_and_where_it_is_full(monkeypatch):
    monkeypatch.setattr(requests, "MOST_CHANGES", 3)
    one, two, three, four = (keeping(number) for number in range(4))

    assert list(requests_of([None, one, None, two, three, four, keeping(5), None])) == [
        [one],
        [two, three, four],
        [keeping(5)],
    ]
    monkeypatch.setattr(requests, "MOST_LETTERS", 4)
    assert [len(request) for request in requests_of([one, two, three])] == [2, 1]


@pytest.mark.parametrize(
    ("statuses", "error"),
    [([429, 400], Unanswered), ([503], Unanswered), ([400], EngineDown), ([429, 409], Busy)],
)
def test_an_answer_with_errors_is_one(statuses, error):
    items = [{"index": {"_id": "1", "status": status, "error": {"reason": "queue is full"}}} for status in statuses]

    with pytest.raises(error) as raised:
        checked({"errors": True, "items": [{"index": {"_id": "2", "status": 200}}, *items]})

    assert raised.type is error
    assert error is Busy or str(raised.value) == "Entry 1: queue is full"
