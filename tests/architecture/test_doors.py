"""The table of doors × (enabled, disabled, broken); the column "removed" is in ``test_rude_removal``."""

import pytest
from django.test import Client

from intranet.people.models import Person
from intranet.registry.services import disable, enable
from tests.doubles.house import DOORS, look, populate
from tests.doubles.poison.raising import CANARY
from tests.doubles.switches import force_on

pytestmark = [pytest.mark.house, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def house():
    populate()


def test_doors_open_close_and_open_again(house):
    """One house for three columns: making it takes longer than looking at it."""
    assert look() == {"home": 200, "elsewhere": True} | dict.fromkeys(DOORS, True)

    disable("dummy")

    assert look() == {"home": 200, "elsewhere": True} | dict.fromkeys(DOORS, False)

    enable("dummy")

    assert look() == {"home": 200, "elsewhere": True} | dict.fromkeys(DOORS, True)


def test_a_broken_plugin_harms_nobody_elses_doors(house, caplog):
    force_on("poison")

    assert look() == {"home": 200, "elsewhere": True} | dict.fromkeys(DOORS, True)
    for part in ("nav index", "drop", "torn", "poison.masthead.search", "principals", "listener to DirectiveIssued"):
        assert part in caplog.text


@pytest.fixture
def poisoned(house):
    """The answers of a house in which the poison is enabled too."""
    force_on("poison")
    client = Client(raise_request_exception=False)
    client.force_login(Person.objects.get(username="cadre"))
    return client


def test_broken_url_is_an_error_page_of_its_own(poisoned):
    response = poisoned.get("/poison/")

    assert response.status_code == 500
    assert CANARY not in response.content.decode()
    assert poisoned.get("/dummy/").status_code == 200


def test_broken_nav_panel_and_slot_leave_the_page_standing(poisoned):
    page = poisoned.get("/").content.decode()

    assert page.count('data-block="poison.') == 3
    assert 'href="/poison/"' in page
    assert CANARY not in page


def test_broken_source_leaves_the_others_findable(house):
    from intranet.registry.sources import reindex_sources

    force_on("poison")

    done = reindex_sources()

    assert {name for name, counts in done.items() if counts is None} == {"poison.drop"}
    assert done["dummy.greeting"] == (0, 0)
    assert look("hit", "facet") == {"hit": True, "facet": True}


def test_broken_task_is_written_down_and_the_others_run(house):
    from intranet.worker.models import Schedule

    force_on("poison")

    assert look("task") == {"task": True}
    assert CANARY not in Schedule.objects.get(name="dummy.tidy").last_error
    assert "Poisoned" in Schedule.objects.get(name="poison.pour").last_error


def test_broken_event_reaches_the_others(house):
    force_on("poison")

    assert look("event") == {"event": True}


def test_broken_guard_denies(house):
    from intranet.access.models import Rule

    force_on("poison")
    assert look("guard") == {"guard": True}

    Rule.objects.update(guard="poison")

    assert look("guard") == {"guard": False}


def test_rule_that_names_a_guard_nobody_has_denies(house):
    from intranet.access.models import Rule

    Rule.objects.update(guard="nobody-has-this")

    assert look("guard") == {"guard": False}
