"""Nodes that are killed, that hang, and whose disks are full."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from intranet.acknowledgement.models import Receipt
from search import backends, catalogue, feed, rebuild, reconcile
from search.catalogue import health
from search.errors import EngineDown
from tests.elastic import NEEDED, address, table
from tests.elastic.nodes import Nodes
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
from tests.search.conftest import entry

pytestmark = NEEDED
LOST = "Chỉ mục tra cứu thiếu bản sao: hãy kiểm tra để mọi máy trong cụm đều hoạt động."
FULL = (
    "Cụm máy tra cứu không nhận thay đổi vì đĩa đầy. Hãy giải phóng dung lượng; các thay đổi đang chờ sẽ tự được gửi."
)


def seen(client: TimedClient, person: Any, office: Office) -> list[bool] | None:
    """What a person finds; None where the page says that search is not available."""
    page = search_page(client, person)
    if NOTICE not in page:
        return shown(page, office)
    assert shown(page, office) == [False, False]
    return None


def said(looks: list[list[bool] | None]) -> str:
    """How often search answered."""
    answered = len(looks) - looks.count(None)
    return f"{answered} of {len(looks)} answered" + (", the others: not available" if None in looks else "")


def is_told() -> bool:
    """Whether nothing waits any more. Who was cut off while writing holds the others up until its lease ends."""
    with suppress(EngineDown):
        return feed.drain() == 0 and feed.waiting() == 0
    return False


def test_a_node_killed_while_a_new_index_is_made_loses_nothing(
    office: Office,
    nodes: Nodes,
    site_on: Callable[[str], None],
    client: TimedClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    province, looks = office.province, []
    site_on(address(shards=3, replicas=1, deadline=5))
    catalogue.index(entry(str(number), "Kế hoạch") for number in range(300))
    rebuild.rebuild()
    drain()
    assert found(client, province.trainer, office) == [True, True]
    monkeypatch.setattr(rebuild, "BATCH", 60)
    client.longest()

    def meanwhile(done: int, total: int) -> None:
        if done == 60:
            nodes.kill(nodes.master())
            narrow(office)
            acknowledge(client, province.cadre, office.kept)
        if done >= 60:
            looks.append(seen(client, province.trainer, office))

    rebuild.rebuild(meanwhile)

    during = client.longest()
    assert (len(looks), [look for look in looks if look not in ([True, False], None)]) == (6, [])
    assert Receipt.objects.filter(by=province.cadre).count() == 1
    nodes.until(is_told)
    assert not reconcile.compare()
    assert found(client, province.trainer, office) == [True, False]
    assert health() == (False, LOST)
    nodes.mend()
    assert (health()[0], reconcile.compare()) == (True, ([], []))
    table.write("The ruling node is killed in a rebuild", during, said(looks), "the new index is whole and in force")


def test_a_node_that_hangs_holds_up_nobody(
    office: Office,
    nodes: Nodes,
    site_on: Callable[[str], None],
    clock: Any,
    client: TimedClient,
) -> None:
    province, patient = office.province, address(shards=3, replicas=1)
    site_on(patient)
    drain()
    assert found(client, province.trainer, office) == [True, True]

    client.longest()
    nodes.pause(nodes.master() % 3 + 1)
    site_on(patient.replace("deadline=30", "deadline=0.5"))
    narrow(office)
    looks = []
    for person in (province.cadre, province.deputy, province.head):
        acknowledge(client, person, office.kept)
        looks.append(seen(client, province.trainer, office))
        feed.after_commit()
        clock.rest()

    during = client.longest()
    assert [look for look in looks if look not in ([True, False], None)] == []
    assert Receipt.objects.count() >= 3
    nodes.mend()
    site_on(patient)
    nodes.until(is_told)
    assert not reconcile.compare()
    assert [found(client, person, office) for person in (province.trainer, province.cadre)] == [
        [True, False],
        [True, True],
    ]
    table.write("A node hangs (deadline 0.5 s)", during, said(looks), "all told once the broken lease ends (20 s)")


def test_a_cluster_whose_disks_are_full_is_read_only_and_says_so(
    office: Office,
    nodes: Nodes,
    site_on: Callable[[str], None],
    clock: Any,
    client: TimedClient,
) -> None:
    province = office.province
    site_on(address(shards=3, replicas=1))
    drain()
    assert found(client, province.trainer, office) == [True, True]

    client.longest()
    nodes.fill()
    nodes.until(lambda: backends.current().trouble() != "")
    narrow(office)
    for person in (province.cadre, province.deputy, province.head):
        acknowledge(client, person, office.kept)
        assert found(client, province.trainer, office) == [True, False]
        with pytest.raises(EngineDown):
            feed.drain()

    during = client.longest()
    assert health() == (False, FULL)
    nodes.mend()
    nodes.until(lambda: backends.current().trouble() == "")
    clock.rest()
    drain()
    assert (health()[0], reconcile.compare()) == (True, ([], []))
    assert found(client, province.trainer, office) == [True, False]
    table.write("All disks are full (flood stage)", during, "all answered", "all told, nothing differs")
