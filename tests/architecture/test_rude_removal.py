"""The column "removed" of the table of doors: on a populated database the plugin's folder goes without uninstalling."""

import json

import pytest
from django.conf import settings

from tests.architecture.trees import copy_without, run_in, url_of_database
from tests.doubles.house import CANARY, DOORS, populate

pytestmark = [pytest.mark.house, pytest.mark.django_db(transaction=True)]
OTHERS = [app for app in settings.INTRANET_PLUGINS if app not in {"tests.doubles.dummy", "tests.doubles.poison"}]


@pytest.fixture
def removed(tmp_path):
    """The project without the dummy, beside a database that is full of it."""
    populate()
    tree = copy_without(tmp_path / "tree", "tests/doubles/dummy")
    return tree, {"INTRANET_DATABASE_URL": url_of_database(tmp_path), "INTRANET_SEARCH_URL": "memory://"}


def test_every_door_of_a_rudely_removed_plugin_is_closed(removed):
    tree, database = removed

    ran = run_in(tree, "-m", "tests.doubles.house", plugins=OTHERS, **database)

    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])
    assert found["seen"] == {"home": 200, "elsewhere": True} | dict.fromkeys(DOORS, False)
    assert CANARY not in ran.stdout
    assert [warning for warning in ("W011", "W012", "W013") if f"intranet.{warning}" not in found["warned"]] == []
    assert "plugin_dummy_greeting" in found["warned"]
