"""A worker in this process, and tasks that tests may let it run."""

from typing import Any

import pytest
from django.apps import apps

from intranet.worker.chores import Chores
from intranet.worker.loop import Worker
from tests.worker import errands


@pytest.fixture(autouse=True)
def tasks_of_tests(settings: Any) -> None:
    """The worker takes tasks of this package too, and remembers none of the last test."""
    settings.INTRANET_TASK_PACKAGES = ("tests.worker.",)
    errands.done.clear()


@pytest.fixture
def worker(db: None, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """A worker without recurring tasks and chores; tests that want them ask for them."""
    monkeypatch.setattr("intranet.worker.schedule.CORE_TASKS", ())
    return Worker(chores=Chores(()))


@pytest.fixture
def traces(db: None) -> Any:
    """What the dummy plugin's task leaves behind; it need not be installed where only the core is tested."""
    if not apps.is_installed("tests.doubles.dummy"):
        pytest.skip("the dummy plugin is not installed")
    return apps.get_model("plugin_dummy", "Trace")._default_manager
