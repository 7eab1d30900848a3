import pytest
from django.db import transaction

from intranet.audit.models import Event
from intranet.registry.errors import NotInstalled, RequiredByOthers, RequirementMissing, SetupFailed
from intranet.registry.loader import registry
from intranet.registry.models import PluginRecord
from intranet.registry.services import disable, enable
from intranet.state.current import current
from tests.doubles.dummy.models import Trace
from tests.doubles.switches import force_on


@transaction.atomic
def disabled_and_rolled_back():
    disable("dummy")
    raise RuntimeError


def trail():
    return list(Event.objects.order_by("id").values_list("action", "subject", "actor_id"))


def test_enable_switches_on_runs_the_setup_and_writes_the_audit(province):
    enable("plinth", actor=province.administrator)
    kept = enable("dummy", actor=province.administrator)

    assert current().enabled_plugins == {"plinth", "dummy"}
    assert list(Trace.objects.order_by("id").values_list("what", "detail")) == [("setup", "1"), ("setup", "2")]
    assert (kept.version, kept.last_step, kept.protects, kept.title) == ("1.2.0", 2, True, "Lời chào")
    assert trail() == [
        ("plugin.enabled", "plugin:plinth", province.administrator.pk),
        ("plugin.enabled", "plugin:dummy", province.administrator.pk),
    ]


def test_enable_twice_changes_nothing(dummy):
    before = trail(), PluginRecord.objects.get(slug="dummy").enabled_at

    enable("dummy")

    assert (trail(), PluginRecord.objects.get(slug="dummy").enabled_at) == before
    assert Trace.objects.count() == 2


def test_enable_again_runs_the_steps_of_a_new_version_only(dummy):
    PluginRecord.objects.filter(slug="dummy").update(last_step=1)
    Trace.objects.all().delete()

    enable("dummy")

    assert list(Trace.objects.values_list("detail", flat=True)) == ["2"]
    assert Event.objects.order_by("-id").first().details == {"version": "1.2.0", "steps": [2]}


def test_enable_after_disable_does_not_repeat_the_setup(dummy):
    disable("dummy")
    enable("dummy")

    assert Trace.objects.count() == 2


def test_enable_without_its_requirement_is_refused(db):
    with pytest.raises(RequirementMissing, match="plinth"):
        enable("dummy")

    assert current().enabled_plugins == frozenset()


def test_enable_with_a_step_that_raises_changes_nothing(db):
    with pytest.raises(SetupFailed):
        enable("poison")

    assert current().enabled_plugins == frozenset()
    assert not PluginRecord.objects.exists()
    assert trail() == []


def test_enable_of_what_is_not_installed_is_refused(db):
    with pytest.raises(NotInstalled, match="gone"):
        enable("gone")


def test_disable_switches_off_and_keeps_the_data(dummy, province):
    disable("dummy", actor=province.administrator)

    assert current().enabled_plugins == {"plinth"}
    assert Trace.objects.count() == 2
    assert trail()[-1] == ("plugin.disabled", "plugin:dummy", province.administrator.pk)
    assert PluginRecord.objects.get(slug="dummy").disabled_at is not None


def test_disable_of_what_another_needs_is_refused(dummy):
    with pytest.raises(RequiredByOthers, match="dummy"):
        disable("plinth")

    assert registry().is_enabled("plinth")


def test_disable_twice_writes_once(dummy):
    disable("dummy")
    disable("dummy")

    assert [action for action, subject, _actor in trail() if subject == "plugin:dummy"] == [
        "plugin.enabled",
        "plugin.disabled",
    ]


def test_disable_of_what_was_removed_rudely_clears_the_switch(db):
    force_on("gone")

    disable("gone")

    assert current().enabled_plugins == frozenset()
    with pytest.raises(NotInstalled):
        disable("gone")


def test_a_change_that_is_rolled_back_is_not_announced(dummy, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks, pytest.raises(RuntimeError):
        disabled_and_rolled_back()

    assert callbacks == []
    assert registry().is_enabled("dummy")
