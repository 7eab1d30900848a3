import pytest

from intranet.registry.sources import enabled_sources, register_core_source, source_makers


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
