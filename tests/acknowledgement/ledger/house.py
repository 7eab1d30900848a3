"""Settings of a whole house on a database file of its own, for processes that are killed."""

import os
from pathlib import Path

os.environ["INTRANET_PLUGINS"] = os.environ.get("SMALL_HOUSE_PLUGINS", "")

from intranet.settings.test import *  # noqa: F403
from tests.audit.small_house import DATABASES  # noqa: F401

DATA_DIR = Path(os.environ["SMALL_HOUSE_FOLDER"])
INTRANET_FILES_DIR = DATA_DIR / "files"
