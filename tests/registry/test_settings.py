import pytest

from intranet.audit.models import Event
from intranet.registry.errors import NotInstalled, SettingRefused
from intranet.registry.services import save_settings
from intranet.registry.settings import setting, settings_of
from intranet.state.services import locked_state

DEFAULTS = {"salutation": "Xin chào", "per_page": 20, "loud": False, "tone": "warm"}


def test_settings_have_their_defaults(db):
    assert settings_of("dummy") == DEFAULTS
    assert setting("dummy", "per_page") == 20


def test_saved_settings_are_typed_and_audited_by_name_only(province):
    changed = save_settings("dummy", {"per_page": 5, "tone": "warm"}, actor=province.administrator)

    assert changed == {"per_page": 5}
    assert setting("dummy", "per_page") == 5
    assert Event.objects.get().details == {"settings": ["per_page"]}
    assert save_settings("dummy", {"per_page": 5}) == {}
    assert Event.objects.count() == 1


@pytest.mark.parametrize("values", [{"per_page": "5"}, {"tone": "cold"}, {"colour": "red"}, {"loud": 1}])
def test_a_value_that_does_not_fit_is_refused(db, values):
    with pytest.raises(SettingRefused):
        save_settings("dummy", {"salutation": "Chào", **values})

    assert settings_of("dummy") == DEFAULTS


def test_a_stored_value_that_does_not_fit_any_more_falls_back_to_the_default(db):
    with locked_state() as state:
        state.plugin_settings = {"dummy": {"per_page": "many"}}

    assert setting("dummy", "per_page") == 20


def test_unknown_names_are_named(db):
    with pytest.raises(LookupError, match="no setting colour"):
        setting("dummy", "colour")
    with pytest.raises(LookupError, match="No plugin gone"):
        setting("gone", "colour")
    with pytest.raises(NotInstalled):
        save_settings("gone", {})
