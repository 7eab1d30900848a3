import json

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from intranet.audit.models import Event
from intranet.contracts import PluginConformance
from intranet.notifications.models import Notice
from intranet.registry.errors import LeavingFailed, NotInstalled, StillEnabled
from intranet.registry.models import PluginRecord
from intranet.registry.services import disable, enable, save_settings, uninstall
from intranet.registry.settings import settings_of
from intranet.state.current import current
from search.models import Entry
from tests.doubles.dummy.services import greet
from tests.factories.province import build_province

pytestmark = pytest.mark.django_db(transaction=True)


def tables():
    with connection.cursor() as cursor:
        return {name for name in connection.introspection.table_names(cursor) if name.startswith("plugin_dummy_")}


@pytest.fixture
def filled():
    """The dummy with a greeting, its entry, a notice, a permission that somebody holds, and a setting."""
    province = build_province()
    PluginConformance.switch_on("dummy")
    greeting = greet("Chúc mừng", by=province.editor, to=province.office)
    Notice.objects.create(
        person=province.cadre,
        kind="dummy",
        key="1",
        subject_model="plugin_dummy.greeting",
        subject_id=greeting.pk,
        url="/dummy/",
        created_at=timezone.now(),
        mail_after=timezone.now(),
    )
    province.cadre.user_permissions.add(Permission.objects.get(codename="send_greeting"))
    save_settings("dummy", {"per_page": 5})
    yield province
    call_command("migrate", "plugin_dummy", verbosity=0)


def test_uninstall_takes_everything_but_the_log(filled, tmp_path):
    assert (tables(), Entry.objects.count(), Notice.objects.count()) != (set(), 0, 0)
    (tmp_path / "dummy.txt").write_text("beside the tables")
    disable("dummy")
    events = Event.objects.count()

    done = uninstall("dummy", folder=tmp_path / "out", actor=filled.administrator)

    assert [json.loads(line)["title"] for line in done.export.read_text().splitlines()] == ["Chúc mừng"]
    assert done.export.stat().st_mode & 0o777 == 0o600
    assert (done.exported, done.swept) == (1, 1)
    assert tables() == set()
    assert not Entry.objects.filter(source="dummy.greeting").exists()
    assert not ContentType.objects.filter(app_label="plugin_dummy").exists()
    assert not Permission.objects.filter(codename="send_greeting").exists()
    assert not (tmp_path / "dummy.txt").exists()
    assert "dummy" not in current().plugin_settings
    assert PluginRecord.objects.get(slug="dummy").uninstalled_at is not None
    assert (Event.objects.count(), Event.objects.first().action) == (events + 1, "plugin.uninstalled")


def test_uninstall_can_be_repeated_after_an_interruption(filled, tmp_path):
    disable("dummy")
    call_command("migrate", "plugin_dummy", "zero", verbosity=0)
    call_command("migrate", "plugin_dummy", verbosity=0)

    assert uninstall("dummy", folder=tmp_path).exported == 0
    assert tables() == set()


def test_installed_again_it_starts_afresh(filled, tmp_path):
    disable("dummy")
    uninstall("dummy", folder=tmp_path)
    call_command("migrate", "plugin_dummy", verbosity=0)

    kept = enable("dummy")

    assert (kept.last_step, kept.uninstalled_at) == (2, None)
    assert settings_of("dummy")["per_page"] == 20


def test_uninstall_of_an_enabled_plugin_is_refused(filled, tmp_path):
    with pytest.raises(StillEnabled):
        uninstall("dummy", folder=tmp_path)

    assert tables() != set()


def test_uninstall_without_the_code_is_refused(tmp_path):
    with pytest.raises(NotInstalled):
        uninstall("gone", folder=tmp_path)


def test_a_plugin_that_cannot_export_is_kept(tmp_path):
    with pytest.raises(LeavingFailed, match="poison"):
        uninstall("poison", folder=tmp_path)

    assert "plugin_poison_drop" in connection.introspection.table_names()
    assert not Event.objects.exists()


def test_a_plugin_without_migrations_can_be_uninstalled(tmp_path):
    done = uninstall("plinth", folder=tmp_path)

    assert (done.export, done.exported, done.swept) == (None, 0, 0)
