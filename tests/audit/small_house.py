"""Settings of a house with nothing but the log in it, for tests that need a database file and processes of their own.

``SMALL_HOUSE`` names the database: the test's own SQLite file, or a PostgreSQL database made for the test.
"""

import os

import environ

SECRET_KEY = "insecure-test-key"
DEBUG = False
USE_TZ = True
LANGUAGE_CODE = "vi"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["intranet.state", "intranet.audit", "django.contrib.contenttypes", "django.contrib.auth"]
MIGRATION_MODULES = dict.fromkeys(("intranet_state", "intranet_audit", "contenttypes", "auth"))
DATABASES = {"default": environ.Env.db_url_config(os.environ["SMALL_HOUSE"])}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 60,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
