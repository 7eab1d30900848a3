import pytest
from django.core.management import CommandError, call_command

from intranet.registry.sources import enabled_sources, register_core_source, reindex_sources, source_makers
from tests.doubles.dummy.models import Greeting
from tests.doubles.switches import force_on


def test_sources_of_the_core_are_always_enabled(db):
    assert "directive" in enabled_sources()
    assert "dummy.greeting" not in enabled_sources()


def test_sources_of_a_plugin_count_while_it_is_enabled(dummy):
    assert "dummy.greeting" in enabled_sources()
    assert source_makers()["dummy.greeting"]().slug == "dummy.greeting"


@pytest.mark.parametrize(("name", "path"), [("dummy.greeting", "a.b"), ("directive", "somewhere.else")])
def test_a_core_source_keeps_to_its_own_name(name, path):
    with pytest.raises(ValueError, match="cannot be a source of the core"):
        register_core_source(name, path)


def test_reindex_brings_the_catalogue_up_to_date_from_the_objects(dummy):
    greeting = Greeting.objects.create(title="Không qua dịch vụ")

    assert reindex_sources(["dummy.greeting"]) == {"dummy.greeting": (1, 0)}
    greeting.delete()
    assert reindex_sources(["dummy.greeting"]) == {"dummy.greeting": (0, 1)}


def test_reindex_of_a_disabled_source_is_refused_by_name(db):
    with pytest.raises(LookupError, match=r"dummy\.greeting"):
        reindex_sources(["dummy.greeting"])


def test_reindex_command_says_which_source_failed(dummy, capsys):
    force_on("poison")

    with pytest.raises(CommandError, match="A source raised"):
        call_command("reindex")

    assert "poison.drop: failed" in capsys.readouterr().out
