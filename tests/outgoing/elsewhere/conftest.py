"""An office whose outgoing documents another system numbers, and documents that wait for their number."""

from collections.abc import Callable

import pytest

from intranet.numbering.models import Series
from intranet.numbering.services import SeriesFields, save_series
from intranet.outgoing.models import Passage
from tests.factories.province import Province
from tests.outgoing.conftest import until


@pytest.fixture
def elsewhere(province: Province) -> Series:
    """The committee's outgoing documents are numbered in another system."""
    fields = SeriesFields("Văn bản đi", "outgoing", family="state", is_external=True)
    return save_series(province.committee, fields, province.clerk)


@pytest.fixture
def signed(province: Province, elsewhere: Series) -> Callable[..., Passage]:
    """Makes a signed document that waits for its number."""
    return lambda **changes: until(province, "signed", **changes)
