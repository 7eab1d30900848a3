"""Without the doubles there is nothing to register here."""

import pytest
from django.apps import apps

collect_ignore_glob = [] if apps.is_installed("tests.doubles.dummy") else ["test_*.py"]


@pytest.fixture
def dummy(db: None) -> None:
    """The dummy, enabled with what it requires."""
    from intranet.contracts import PluginConformance

    PluginConformance.switch_on("dummy")
