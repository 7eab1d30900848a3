"""What people see while a cluster fails: pages go on, search says that it is not there, nothing withdrawn is found."""

from collections.abc import Callable
from typing import Any

import pytest

from intranet.acknowledgement.models import Receipt
from search import feed, models, reconcile
from search.backends.elastic.breaker import FAILURES
from search.catalogue import health
from search.errors import EngineDown
from tests.elastic import NEEDED, address, table
from tests.elastic.proxy import Fault, Proxy, cut, overloaded, slow, unavailable
from tests.elastic.table import TimedClient
from tests.search.backends.elastic.office import (
    NOTICE,
    Office,
    acknowledge,
    drain,
    found,
    narrow,
    search_page,
    shown,
)

pytestmark = NEEDED


@pytest.mark.parametrize(
    ("fault", "deadline", "attempts"),
    [(overloaded, 30, 1), (unavailable, 30, 1), (cut, 30, 2), (slow, 0.3, 1)],
)
def test_a_fault_shows_in_search_alone_and_is_made_up_for(
    office: Office,
    proxy: Proxy,
    site_on: Callable[[str], None],
    clock: Any,
    client: TimedClient,
    django_capture_on_commit_callbacks: Any,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    deadline: float,
    attempts: int,
) -> None:
    province, patient = office.province, address([proxy.host])
    site_on(patient)
    drain()
    assert found(client, province.trainer, office) == [True, True]

    client.longest()
    proxy.fault, before = fault, len(proxy.seen)
    site_on(patient.replace("deadline=30", f"deadline={deadline}"))
    with django_capture_on_commit_callbacks(execute=True):
        narrow(office)
    for person in (province.cadre, province.deputy, province.head):
        acknowledge(client, person, office.kept)
        page = search_page(client, person)
        assert (NOTICE in page, shown(page, office), "Không tìm thấy" in page) == (True, [False, False], False)
    for _ in range(3):
        with pytest.raises(EngineDown):
            feed.drain()

    during = client.longest()
    assert Receipt.objects.count() >= 3
    assert health()[0] is False
    reached = len(proxy.seen) - before
    assert reached == 2 * FAILURES * attempts
    assert sorted(record.message.partition(":")[0] for record in caplog.records if record.name == "search.outages") == [
        "The search engine cannot be fed; the worker will try again",
        "The search engine does not answer",
    ]

    proxy.fault = None
    proxy.wait()
    assert proxy.left == (2 * FAILURES if fault is slow else 0)
    site_on(patient)
    clock.rest()
    assert found(client, province.trainer, office) == [True, False]  # the cluster would still give both
    drain()
    assert not reconcile.compare()
    assert [found(client, person, office) for person in (province.trainer, province.cadre)] == [
        [True, False],
        [True, True],
    ]
    name = fault.__doc__.rstrip(".")
    table.write(name, during, "not available, at once", f"{reached} requests had reached it; all told, nothing differs")


def test_what_a_cluster_lost_is_told_again(
    office: Office, proxy: Proxy, site_on: Callable[[str], None], client: TimedClient
) -> None:
    province = office.province
    site_on(address([proxy.host]))
    drain()
    narrow(office)
    models.Outbox.objects.all().delete()  # as if a node had lost what it was told

    assert reconcile.heal() == 1
    assert found(client, province.trainer, office) == [True, False]
    drain()

    assert not reconcile.compare()
    assert found(client, province.cadre, office) == [True, True]

    client.longest()
    for person in (province.cadre, province.deputy, province.head):
        acknowledge(client, person, office.kept)
        assert found(client, person, office) == [True, True]
    table.write("None", client.longest(), "answered", "")
