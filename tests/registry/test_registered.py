import pytest
from django.test import RequestFactory

from intranet.registry.loader import registry
from tests.doubles.switches import force_off, force_on


@pytest.fixture
def request_of(province):
    request = RequestFactory().get("/")
    request.user = province.cadre
    return request


def test_disabled_plugins_hand_out_nothing(request_of):
    house = registry()

    assert house.enabled() == []
    assert house.nav(request_of) == []
    assert house.panels() == []
    assert house.slots("directive.aside") == []
    assert house.sources() == {}
    assert house.principals() == []
    assert house.policies() == {}
    assert house.guard("dummy-password") is None
    assert house.listeners("DirectiveIssued") == []
    assert house.tasks() == []


def test_enabled_plugin_hands_out_what_it_names(dummy, request_of):
    house = registry()

    assert [plugin.slug for plugin in house.enabled()] == ["plinth", "dummy"]
    assert [(line.url, line.order, line.count) for line in house.nav(request_of)] == [("/dummy/", 410, None)]
    assert [fragment.name for fragment in house.panels()] == ["dummy.latest"]
    assert [fragment.name for fragment in house.slots("directive.aside")] == ["dummy.directive.aside"]
    assert list(house.sources()) == ["dummy.greeting"]
    assert list(house.policies()) == ["plugin_dummy.greeting"]
    assert [(task.name, task.every, task.run) for task in house.tasks()] == [
        ("dummy.tidy", 60, "tests.doubles.dummy.tasks.tidy")
    ]


def test_a_plugin_whose_requirement_is_off_counts_as_disabled(dummy):
    assert registry().is_enabled("dummy")

    force_off("plinth")

    assert not registry().is_enabled("dummy")
    assert registry().guard("dummy-password") is None


def test_a_slug_that_is_not_installed_changes_nothing(db):
    force_on("gone")

    assert registry().enabled() == []


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("intranet.audit.tasks.seal", True),
        ("tests.doubles.dummy.tasks.tidy", False),
        ("tests.doubles.dummyish.x", True),
    ],
)
def test_may_run_a_path_of_a_disabled_plugin(db, path, verdict):
    assert registry().may_run(path) is verdict


def test_may_run_a_path_of_an_enabled_plugin(dummy):
    assert registry().may_run("tests.doubles.dummy.tasks.tidy") is True
