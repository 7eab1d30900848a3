"""Settings for the test suite: fast hashing, e-mail in memory, an index in memory, nothing written beside the code."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault(
    "INTRANET_PLUGINS",
    "plugins.fulltext,plugins.circulation,plugins.otp,plugins.checklists,tests.doubles.plinth,tests.doubles.dummy,tests.doubles.poison",
)

from intranet.settings.base import *

SECRET_KEY = "insecure-test-key"  # noqa: S105  the test suite has no secret
DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATA_DIR = Path(tempfile.gettempdir()) / "sen-tests"
INTRANET_FILES_DIR = DATA_DIR / "files"
SEARCH_INDEX_DIR = DATA_DIR / "index"
SEARCH_URL = "memory://"
INTRANET_TESSERACT = ""  # tests that read scans switch it on
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
INTRANET_AUDIT_FLUSH = True  # the test runner empties every table after a test that commits
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because threads that write lock one another out of a database in memory; one a process, because several
    # suites may run at once. Nothing here must survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / f"test-{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
    DATA_DIR.mkdir(exist_ok=True)
