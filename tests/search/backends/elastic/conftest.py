"""A site on a cluster that fails."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from search import backends
from search.backends.elastic import breaker, cluster
from tests.elastic import address
from tests.elastic.nodes import Nodes
from tests.elastic.proxy import Proxy
from tests.elastic.table import TimedClient
from tests.search.backends.elastic.office import office  # noqa: F401  a fixture


class Clock:
    """Time as fuses see it: it stands still unless somebody moves it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def rest(self) -> None:
        """So long that a fuse lets a question through again."""
        self.now += breaker.REST


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(cluster, "Breaker", partial(breaker.Breaker, clock))
    return clock


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy() as proxy:
        yield proxy


@pytest.fixture
def site_on(settings: Any, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Let the site ask the engine at this address from now on; what it wrote there is deleted at the end."""
    used: list[str] = []

    def use(url: str) -> None:
        used.append(url)
        settings.SEARCH_URL = url

    backends.close()
    yield use
    for url in used[:1]:
        prefix = url.rpartition("/")[2].partition("?")[0]
        settings.SEARCH_URL = address().rpartition("/")[0] + f"/{prefix}"
        backends.current().forget()
    backends.close()


@pytest.fixture
def client() -> TimedClient:
    return TimedClient()


@pytest.fixture
def nodes() -> Iterator[Nodes]:
    """The nodes of the cluster; at the end all of them run again."""
    nodes = Nodes()
    yield nodes
    nodes.mend()
