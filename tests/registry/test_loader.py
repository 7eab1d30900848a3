from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps

from intranet.contracts import (
    AdminItem,
    GuardSpec,
    HealthCheck,
    Listener,
    NavItem,
    Panel,
    PermissionSpec,
    PluginConfig,
    PolicySpec,
    Role,
    Setting,
    Slot,
    SourceSpec,
    Step,
    TaskSpec,
)
from intranet.registry.errors import PluginError
from intranet.registry.loader import load, registry
from tests.doubles.dummy.apps import DummyConfig

DUMMY = DummyConfig.manifest
CALL = "tests.doubles.dummy.tasks.tidy"
FOREIGN = "intranet_people.Unit"


def config_of(manifest, kind=DummyConfig):
    config = kind(kind.name, import_module(kind.name))
    config.manifest = manifest
    return config


def refusal(**changes):
    """What the loader says of the dummy with these fields changed."""
    with pytest.raises(PluginError) as raised:
        load([apps.get_app_config("plugin_plinth"), config_of(replace(DUMMY, **changes))])
    return str(raised.value)


def test_the_dummy_loads_with_every_path_resolved():
    house = load([apps.get_app_config("plugin_plinth"), config_of(DUMMY)])

    assert [plugin.slug for plugin in house.plugins] == ["plinth", "dummy"]
    assert len(house.plugins[1].parts) == 22


def test_registry_keeps_the_order_of_the_settings(settings):
    assert [plugin.app for plugin in registry().plugins] == settings.INTRANET_PLUGINS


def test_registry_and_its_plugins_are_frozen():
    with pytest.raises(AttributeError):
        registry().plugins = ()
    with pytest.raises(TypeError):
        registry().plugins[0].parts["x"] = 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slug": "Dummy!"}, "slug: 'Dummy!' is no slug"),
        ({"slug": "mummy"}, "slug: the folder is called dummy, the slug is mummy"),
        ({"version": "new"}, "version: 'new' is no version"),
        ({"core": ">=9"}, "core: it works with versions >=9 of the contract, this is 1."),
        ({"core": "mine"}, "core: 'mine' is no range of versions"),
        ({"core": ""}, "core: it works with versions (none named)"),
        ({"requires": ("mummy",)}, "requires: mummy is not installed"),
        ({"requires": ("dummy",)}, "requires: it requires itself"),
        ({"protects": False}, "protects: a plugin with guards protects"),
        ({"settings": (Setting("n", "int", "1", label=""),)}, "the default of n, '1', does not fit its kind int"),
        ({"settings": (Setting("n", "int", 1, label=""),) * 2}, "settings: n stands there 2 times"),
        ({"settings": (Setting("a b", "int", 1, label=""),)}, "settings: 'a b' is no name"),
        ({"settings": (Setting("n", "choice", "", label=""),)}, "settings: n must have choices"),
        ({"nav": (NavItem("x", "nowhere"),)}, "nav: 'nowhere' is no name of its addresses"),
        ({"admin_nav": (AdminItem("x", "nowhere", "send_greeting"),)}, "admin_nav: 'nowhere' is no name of its"),
        ({"admin_nav": (AdminItem("x", "office", "fly"),)}, "admin_nav: office asks a permission that the plugin"),
        ({"panels": (Panel("a", "tests.doubles.dummy.components.Gone"),)}, "components.Gone does not resolve"),
        ({"panels": (Panel("a", "tests.doubles.poison.raising.Component"),)}, "it lies outside of tests.doubles.dummy"),
        ({"slots": (Slot("nowhere", CALL),)}, "slots: there is no slot 'nowhere'"),
        ({"sources": (SourceSpec("other.thing", CALL),)}, "sources: 'other.thing' must begin with dummy."),
        ({"permissions": (PermissionSpec(FOREIGN, "x", ""),)}, "permissions: intranet_people.Unit is no model of this"),
        ({"policies": (PolicySpec(FOREIGN, CALL),)}, "policies: intranet_people.Unit is no model of this plugin"),
        ({"roles": (Role("r", "", ("king",), ()),)}, "roles: r names posts that do not exist: king"),
        ({"roles": (Role("r", "", ("editor",), ("fly",)),)}, "roles: r names permissions that the plugin does not"),
        ({"guards": (GuardSpec("g", CALL),) * 2}, "guards: g stands there 2 times"),
        ({"tasks": (TaskSpec("t", CALL, 0),)}, "tasks: t must run every minute or less often"),
        ({"events": (Listener("Apocalypse", CALL),)}, "events: the core knows no event 'Apocalypse'"),
        ({"setup": (Step(2, CALL), Step(1, CALL))}, "setup: the steps must be numbered upwards from 1"),
        ({"health": (HealthCheck("h", "tests.doubles.dummy.catalogue.NAME"),)}, "it cannot be called"),
        ({"urls": "tests.doubles.dummy.views"}, "it has no list “urlpatterns”"),
        ({"admin_urls": "tests.doubles.dummy.urls"}, "admin_urls: it must be another module than urls"),
        ({"erase": "tests.doubles.dummy.leaving.gone"}, "erase: tests.doubles.dummy.leaving.gone does not resolve"),
    ],
)  # fmt: skip
def test_a_faulty_manifest_is_refused_by_name(changes, said):
    message = refusal(**changes)

    assert said in message
    assert "tests.doubles.dummy" in message
    assert "INTRANET_QUARANTINE=" in message


def test_every_problem_is_named_at_once():
    message = refusal(version="new", core=">=9", tasks=(TaskSpec("t", CALL, 0),))

    assert [line.split(":")[0] for line in message.splitlines()[1:4]] == ["  - version", "  - core", "  - tasks"]


def test_a_protecting_plugin_says_what_stays_closed():
    assert "What it protects stays closed meanwhile." in refusal(version="new")
    assert "stays closed" not in refusal(version="new", protects=False, guards=())


def test_two_guards_of_one_name_are_refused():
    poison = apps.get_app_config("plugin_poison")
    same = replace(poison.manifest, guards=(GuardSpec("dummy-password", "tests.doubles.poison.raising.Guard"),))

    with pytest.raises(PluginError, match="guards: dummy has a guard dummy-password already"):
        load([apps.get_app_config("plugin_plinth"), config_of(DUMMY), config_of(same, type(poison))])


def test_two_plugins_of_one_slug_are_refused():
    plinth = apps.get_app_config("plugin_plinth")

    with pytest.raises(PluginError, match="slug: another plugin has the slug plinth"):
        load([plinth, plinth])


def test_a_config_without_a_manifest_is_refused():
    with pytest.raises(PluginError, match="carries no manifest"):
        load([config_of(None)])


def test_a_config_with_ready_cannot_be_defined():
    with pytest.raises(TypeError, match="defines ready"):
        type("Bad", (PluginConfig,), {"ready": lambda self: None})
