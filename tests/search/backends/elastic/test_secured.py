"""TLS with an authority of one's own, and the key of an application."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from search import backends, feed
from search.backends.elastic.breaker import FAILURES
from search.catalogue import health
from search.errors import EngineDown
from tests.elastic import NEEDED, address
from tests.elastic.certificates import Trust, trust
from tests.elastic.proxy import Proxy
from tests.search.conftest import entry, find, keys

pytestmark = NEEDED


@pytest.fixture
def trusted(tmp_path: Path) -> Trust:
    return trust(tmp_path)


@pytest.fixture
def secured(trusted: Trust) -> Iterator[Proxy]:
    with Proxy(key="c2VuOnNlY3JldA==", trust=trusted) as proxy:
        yield proxy


def test_a_cluster_behind_tls_is_asked_with_the_key_and_only_if_the_authority_vouches_for_it(
    db: None,
    secured: Proxy,
    trusted: Trust,
    site_on: Callable[[str], None],
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    put: Callable[..., None],
) -> None:
    site_on(address([secured.host]).replace("elastic+http:", "elastic+https:"))
    settings.SEARCH_API_KEY, settings.SEARCH_CA_FILE = secured.key, str(trusted.authority)
    put(entry("1", "Kế hoạch"))
    assert keys(find("kế hoạch")) == ["1"]

    settings.SEARCH_API_KEY = "d3Jvbmc="
    backends.close()
    refused = find("kế hoạch")
    assert (refused.hits, refused.total, bool(refused.notice)) == ((), None, True)
    assert health() == (False, "Bộ máy tra cứu không trả lời: 401: missing credentials")

    settings.SEARCH_API_KEY, settings.SEARCH_CA_FILE = secured.key, ""
    backends.close()
    before = len(secured.seen)
    for _ in range(FAILURES + 1):
        assert find("kế hoạch").total is None
    assert len(secured.seen) == before  # nothing was said to a server that nobody vouches for
    with pytest.raises(EngineDown):
        list(backends.current().stamps())

    assert all(secret not in caplog.text for secret in (secured.key, "d3Jvbmc="))
    assert feed.drain() == 0
    settings.SEARCH_CA_FILE = str(trusted.authority)
    backends.close()
    assert keys(find("kế hoạch")) == ["1"]
