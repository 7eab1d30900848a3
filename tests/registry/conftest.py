import pytest

from intranet.contracts import PluginConformance


@pytest.fixture
def dummy(db: None) -> None:
    """The dummy, enabled with what it requires."""
    PluginConformance.switch_on("dummy")
