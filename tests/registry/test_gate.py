import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import Resolver404, resolve, reverse

from intranet.contracts import PluginConformance
from intranet.contracts.conformance.doors import anonymised
from intranet.files.services import accept_bytes, attach
from intranet.registry.loader import registry
from intranet.registry.middleware import PluginGate
from intranet.registry.services import disable
from intranet.registry.urls import admin_urls, plugin_urlpatterns
from intranet.state.current import begin_request, end_request
from intranet.state.models import SiteState
from tests.doubles.dummy import views
from tests.doubles.dummy.services import greet
from tests.factories.province import build_province


def test_addresses_resolve_while_the_plugin_is_enabled(dummy):
    assert resolve("/dummy/").func is views.index

    disable("dummy")

    with pytest.raises(Resolver404):
        resolve("/dummy/")


def test_addresses_can_be_written_while_the_plugin_is_disabled(db):
    assert reverse("dummy:index") == "/dummy/"


def test_every_plugin_is_mounted_under_its_slug():
    assert [(str(gate.pattern), gate.namespace) for gate in plugin_urlpatterns() if gate.plugin_slug == "dummy"] == [
        ("dummy/", "dummy")
    ]
    assert [(str(gate.pattern), gate.namespace) for gate in admin_urls() if gate.plugin_slug == "dummy"] == [
        ("dummy/", "dummy_admin")
    ]


@pytest.mark.parametrize("path", ["/{}/", "/{}", "/{}/say/", "/{}/say", "/{}/x/y/z"])
@pytest.mark.parametrize("persona", [None, "cadre", "administrator"])
def test_disabled_answers_like_missing(client, province, path, persona):
    if persona:
        client.force_login(province.people[persona])

    def answer(slug):
        return anonymised(client.get(path.format(slug)), slug)

    assert answer("dummy")[0] == 404
    assert answer("dummy") == answer("no-such-plugin")


def test_enabled_page_asks_for_sign_in(client, dummy):
    assert client.get("/dummy/").status_code == 302


def test_enabled_page_answers(client, dummy, province):
    client.force_login(province.cadre)

    assert client.get("/dummy/").status_code == 200


def test_enabled_admin_page_answers_whoever_may(client, dummy, province):
    client.force_login(province.editor)
    assert client.get("/admin/dummy/").status_code == 200

    disable("dummy")

    assert client.get("/admin/dummy/").status_code == 404


def test_second_lock_closes_a_view_that_is_reached_by_another_address(dummy):
    gate = PluginGate(lambda request: HttpResponse())
    request = RequestFactory().get("/elsewhere/")
    gate.process_view(request, views.index, (), {})
    assert request.plugin == "dummy"

    disable("dummy")

    with pytest.raises(Http404):
        gate.process_view(request, views.index, (), {})


def test_views_of_the_core_pass(db):
    request = RequestFactory().get("/")

    PluginGate(lambda request: HttpResponse()).process_view(request, test_views_of_the_core_pass, (), {})

    assert request.plugin == ""


def test_static_files_are_served_while_the_plugin_is_enabled_only(client, dummy):
    def status(path):
        response = client.get(path)
        response.getvalue()
        return response.status_code

    assert status("/static/dummy/dummy.css") == 200

    disable("dummy")

    assert status("/static/dummy/dummy.css") == 404
    assert status("/static/intranet/registry/panel.css") == 200


@pytest.mark.django_db(transaction=True)
def test_files_of_a_plugin_open_while_it_is_enabled_only(client):
    province = build_province()
    PluginConformance.switch_on("dummy")
    greeting = greet("Kèm tệp", by=province.editor, to=province.office)
    stored = accept_bytes("loi-chao.txt", "Chào".encode(), by=province.editor)
    address = reverse("files:open", args=[attach(stored, greeting, role="annex", name="loi-chao").public_id])
    client.force_login(province.cadre)
    assert client.get(address).status_code == 200

    disable("dummy")

    assert client.get(address).status_code == 404


def test_one_request_sees_one_state_and_the_next_one_the_new(dummy):
    request = begin_request()
    SiteState.objects.update(enabled_plugins=[])  # as another worker writes it
    assert registry().is_enabled("dummy")

    end_request(request)

    assert not registry().is_enabled("dummy")
