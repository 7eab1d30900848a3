import pytest
from django.core.checks import Tags, run_checks
from django.db import connection

from intranet.registry.leftovers import absent_but_enabled, absent_protectors, orphan_tables
from intranet.registry.models import PluginRecord
from tests.doubles.switches import force_on


@pytest.fixture
def orphan(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE plugin_gone_by_thing (id integer)")
    yield "plugin_gone_by_thing"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE plugin_gone_by_thing")


def ours():
    return [found for found in run_checks(tags=[Tags.database], databases=["default"]) if "intranet.W01" in found.id]


def test_nothing_is_left_over_in_a_fresh_database(db):
    assert orphan_tables(connection) == {}
    assert ours() == []


def test_left_over_tables_are_reported_with_a_way_out(orphan):
    (found,) = ours()

    assert (found.id, orphan in found.msg) == ("intranet.W011", True)
    assert "plugins uninstall gone" in found.hint


def test_the_longest_known_slug_names_the_table(orphan):
    PluginRecord.objects.create(slug="gone_by", version="1")

    assert orphan_tables(connection) == {"gone_by": [orphan]}


def test_tables_of_a_quarantined_plugin_are_no_surprise(orphan, settings):
    settings.INTRANET_QUARANTINE = ["gone"]

    assert ours() == []


def test_a_switch_without_a_plugin_is_reported(db):
    force_on("gone")

    assert absent_but_enabled() == ["gone"]
    assert [found.id for found in ours()] == ["intranet.W012"]


def test_a_protector_that_is_gone_is_reported_until_it_was_uninstalled(db):
    kept = PluginRecord.objects.create(slug="gone", version="1", protects=True)
    assert absent_protectors() == ["gone"]
    assert [found.id for found in ours()] == ["intranet.W013"]

    kept.uninstalled_at = "2026-01-01T00:00:00Z"
    kept.save()

    assert absent_protectors() == []
