import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import Resolver404, resolve, reverse

from intranet.contracts.conformance.doors import anonymised
from intranet.registry.middleware import PluginGate, StaticFiles
from intranet.registry.services import disable
from intranet.registry.urls import admin_urls, plugin_urlpatterns
from tests.doubles.dummy import views


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


def test_static_files_are_served_while_the_plugin_is_enabled_only(dummy):
    serve = StaticFiles(lambda request: HttpResponse("missing", status=404))

    def status(path):
        response = serve(RequestFactory().get(path))
        response.close()
        return response.status_code

    assert status("/static/dummy/dummy.css") == 200

    disable("dummy")

    assert status("/static/dummy/dummy.css") == 404
    assert status("/static/intranet/registry/panel.css") == 200
