"""Settings of a house on a database file of its own (``SMALL_HOUSE``), for tests that start and kill processes."""

import os

os.environ["INTRANET_PLUGINS"] = ""

from intranet.settings.test import *  # noqa: F403
from tests.audit.small_house import DATABASES  # noqa: F401

INTRANET_TASK_PACKAGES = ("tests.worker.",)
