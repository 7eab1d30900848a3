import json

import pytest
from django.core.management import CommandError, call_command

from intranet.registry.loader import registry
from tests.doubles.switches import force_on


@pytest.fixture
def plugins(db, capsys):
    def run(*words):
        call_command("plugins", *words)
        return capsys.readouterr().out

    return run


def test_list_names_every_plugin_with_its_state(plugins):
    force_on("plinth")

    states = {line.split()[0]: line.split()[2] for line in plugins("list").splitlines()}

    assert (states["plinth"], states["dummy"]) == ("enabled", "disabled")


def test_list_json_can_be_read_by_programs(plugins):
    rows = {row["slug"]: row for row in json.loads(plugins("list", "--json"))}

    assert (rows["dummy"]["version"], rows["dummy"]["state"], rows["dummy"]["protects"]) == ("1.2.0", "disabled", True)


def test_enable_and_disable(plugins):
    assert plugins("enable", "plinth") == "plinth is on.\n"
    assert plugins("enable", "dummy") == "dummy is on.\n"
    with pytest.raises(CommandError, match="--understood"):
        plugins("disable", "dummy")
    assert registry().is_enabled("dummy")

    assert plugins("disable", "dummy", "--understood") == "dummy is off. Its data is kept.\n"

    assert not registry().is_enabled("dummy")


@pytest.mark.parametrize(
    "words",
    [
        ("enable", "gone"),
        ("disable", "gone"),
        ("uninstall", "gone", "--yes"),
        ("enable", "dummy"),
        ("enable", "poison"),
    ],
)
def test_what_is_refused_says_so(plugins, words):
    with pytest.raises(CommandError) as refused:
        plugins(*words)

    assert refused.value.returncode == 1


def test_available_names_packages_that_are_not_installed(plugins, settings):
    settings.INTRANET_PLUGINS = []

    assert "plugins.fulltext\n" in plugins("available")


def test_doctor_finds_nothing_in_a_fresh_house(plugins):
    assert "Nothing is wrong." in plugins("doctor")


def test_doctor_finds_what_is_broken_and_what_is_left_over(plugins, capsys):
    force_on("poison", "gone")

    with pytest.raises(CommandError, match="1 checks are broken, 1 things are left over"):
        plugins("doctor")

    out = capsys.readouterr().out
    assert "broken     pulse" in out
    assert "intranet.W012" in out
