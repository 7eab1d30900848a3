import re

import pytest
from django.test import Client

from intranet.audit.models import Event
from intranet.registry.loader import registry
from intranet.registry.models import PluginRecord
from intranet.registry.queries import CardState, card, panel
from intranet.registry.settings import setting
from tests.doubles.poison.raising import CANARY
from tests.doubles.switches import force_on

INDEX = "/admin/plugins/"


@pytest.fixture
def admin(client, province):
    """Signed in as an administrator."""
    client.force_login(province.administrator)
    return client


def test_card_of_a_disabled_plugin_says_what_enabling_means(db):
    shown = card("dummy")

    assert (shown.state, shown.others, shown.may_be_switched) == (CardState.DISABLED, ("plinth",), False)
    assert shown.health == ()
    assert shown.contributions[0] == "các trang dưới /dummy/"
    assert "1 mục menu" in shown.contributions
    assert shown.consequences[0] == "“Lời chào” hiện trong menu của những người liên quan."


def test_card_of_an_enabled_plugin_says_how_it_is_and_what_disabling_means(dummy):
    shown = card("dummy")

    assert (shown.state, shown.worst, shown.may_be_switched) == (CardState.ENABLED, "attention", True)
    assert [line.message for line in shown.health] == ["Chưa có lời chào nào."]
    assert shown.consequences[:2] == (
        "0 lời chào không đọc được.",
        "Chốt “dummy-password” từ chối: không ai mở được nội dung được bảo vệ, kể cả người quản trị.",
    )


def test_card_of_what_others_need_names_them(dummy):
    assert card("plinth").others == ("dummy",)


def test_card_of_a_plugin_that_raises_is_shown_as_broken(db):
    force_on("poison")

    shown = card("poison")

    assert shown.worst == "broken"
    assert CANARY not in repr(shown)


def test_steps_that_are_due_call_for_attention(dummy):
    PluginRecord.objects.filter(slug="dummy").update(last_step=1)

    assert [line.name for line in card("dummy").health] == ["greetings", "setup"]


def test_plugins_without_code_are_shown_by_their_record(db, settings):
    PluginRecord.objects.create(slug="gone", version="1", title="Đã mất")
    PluginRecord.objects.create(slug="buried", version="1", uninstalled_at="2026-01-01T00:00:00Z")
    settings.INTRANET_PLUGINS = [*settings.INTRANET_PLUGINS, "plugins.held"]
    settings.INTRANET_QUARANTINE = ["held"]

    found = {shown.slug: (shown.state, shown.title) for shown in panel()}

    assert found["gone"] == (CardState.ABSENT, "Đã mất")
    assert found["held"] == (CardState.QUARANTINED, "held")
    assert "buried" not in found


@pytest.mark.parametrize("persona", ["cadre", "editor", "security"])
@pytest.mark.parametrize("path", ["", "dummy/switch/", "dummy/settings/"])
def test_panel_is_not_there_for_others(client, province, persona, path):
    client.force_login(province.people[persona])

    assert client.post(INDEX + path, {"to": "on"}).status_code in {302, 404}
    assert not registry().is_enabled("plinth")


def test_panel_shows_every_plugin_in_vietnamese(admin, dummy):
    page = admin.get(INDEX).content.decode()

    assert "Phân hệ mở rộng" in page
    assert 'id="plugin-dummy"' in page
    assert "Tắt “Lời chào”" in page


def test_panel_survives_a_plugin_that_raises(admin):
    force_on("poison")

    response = admin.get(INDEX)

    assert response.status_code == 200
    assert CANARY not in response.content.decode()


def test_enable_by_button(admin):
    assert admin.post(INDEX + "plinth/switch/", {"to": "on"}).status_code == 302

    assert registry().is_enabled("plinth")
    assert Event.objects.first().action == "plugin.enabled"


def test_button_pressed_twice_changes_nothing_the_second_time(admin):
    for _time in range(2):
        admin.post(INDEX + "plinth/switch/", {"to": "on"})

    assert Event.objects.filter(action="plugin.enabled").count() == 1


def test_disabling_a_protecting_plugin_needs_the_tick(admin, dummy):
    refused = admin.post(INDEX + "dummy/switch/", {"to": "off"})

    assert refused.status_code == 422
    assert "Đánh dấu vào ô" in refused.content.decode()
    assert registry().is_enabled("dummy")

    admin.post(INDEX + "dummy/switch/", {"to": "off", "understood": "on"})

    assert not registry().is_enabled("dummy")


def test_what_the_service_refuses_is_said(admin, dummy):
    response = admin.post(INDEX + "plinth/switch/", {"to": "off"}, follow=True)

    assert "Hãy tắt phân hệ đó trước" in response.content.decode()
    assert registry().is_enabled("plinth")


@pytest.mark.parametrize(
    ("path", "posted"),
    [("gone/switch/", {"to": "on"}), ("dummy/switch/", {"to": "up"}), ("gone/settings/", {}), ("plinth/settings/", {})],
)
def test_addresses_that_lead_nowhere(admin, path, posted):
    assert admin.post(INDEX + path, posted).status_code == 404


def test_switch_by_get_is_not_allowed(admin):
    assert admin.get(INDEX + "plinth/switch/").status_code == 405


def test_post_without_a_token_is_refused(province):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(province.administrator)

    assert strict.post(INDEX + "plinth/switch/", {"to": "on"}).status_code == 403
    assert not registry().is_enabled("plinth")


def test_settings_form_saves_typed_values(admin):
    posted = {"salutation": "Chào", "per_page": "5", "loud": "on", "tone": "formal"}

    assert admin.post(INDEX + "dummy/settings/", posted).status_code == 302

    assert [setting("dummy", name) for name in posted] == ["Chào", 5, True, "formal"]


def test_settings_form_says_what_is_wrong(admin):
    response = admin.post(INDEX + "dummy/settings/", {"salutation": "Chào", "per_page": "many", "tone": "formal"})

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"per_page"}
    assert setting("dummy", "per_page") == 20


@pytest.mark.parametrize("greetings", [1, 3])
def test_panel_costs_the_same_whatever_it_shows(dummy, django_assert_max_num_queries, greetings):
    from tests.doubles.dummy.models import Greeting

    Greeting.objects.bulk_create(Greeting(title=str(n)) for n in range(greetings))

    with django_assert_max_num_queries(30):
        panel()


def test_the_condition_stands_apart_from_what_is_said_of_it(admin, dummy):
    page = admin.get(INDEX).content.decode()

    facts = re.findall(r"<dd>\s*<span class=\"plugins-tag\"[^>]*>[^<]*</span>(.*?)</dd>", page, re.DOTALL)

    assert facts != []
    assert [said for said in facts if not said.strip().startswith("· ")] == []
