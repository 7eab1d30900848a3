"""Two processes that would write."""

from collections.abc import Iterator

import pytest

from search.backends.base import Removal, Stamp
from search.backends.elastic import leases
from search.backends.elastic.engine import ElasticBackend
from search.errors import Busy
from tests.elastic import NEEDED, address
from tests.search.backends.test_contract import document, tell

pytestmark = NEEDED


@pytest.fixture
def engines() -> Iterator[list[ElasticBackend]]:
    place = address()
    engines = [ElasticBackend(place) for _ in range(2)]
    yield engines
    engines[0].forget()
    for engine in engines:
        engine.close()


def test_what_a_writer_sends_after_it_lost_its_lease_is_refused_by_the_cluster(engines, monkeypatch):
    one, other = engines
    monkeypatch.setattr(leases, "TERM", 0)  # it ends as soon as it is taken

    with one.writing() as late:
        late.apply([document(1, "fa"), document(2, "fa"), document(3, "fa")])
        tell(other, document(1, "fb", revision=2), Removal(2))
        with pytest.raises(Busy):
            late.apply([document(3, "fb", revision=2)])
        monkeypatch.setattr(late, "_keep", lambda: None)  # it stalled after it had looked
        for old in (1, 2):
            with pytest.raises(Busy):
                late.apply([document(old, "fa")])

    assert list(other.stamps()) == [Stamp(1, 2), Stamp(3, 1)]


def test_a_lease_keeps_another_process_out_until_it_is_given_back(engines):
    one, other = engines

    with one.writing() as writer:
        with pytest.raises(Busy), other.writing():
            pass
        writer.apply([document(1, "fa")])
    tell(other, document(2, "fa"))

    assert [engine.size() for engine in engines] == [2, 2]
