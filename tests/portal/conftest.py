"""The state of the site is read once a request; a test that counts queries stands inside one."""

from collections.abc import Iterator

import pytest

from intranet.state import current


@pytest.fixture
def in_request(db: None) -> Iterator[None]:
    token = current.begin_request()
    yield
    current.end_request(token)
