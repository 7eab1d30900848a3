"""A populated house, and a look at each of its doors: run inside the suite, and in a process from which the plugin is
gone.

``python -m tests.doubles.house`` looks at the doors of the database that the settings name, checks it, and writes what
it saw and was warned of as JSON.
"""

import json
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

CANARY = "kỳ lân bay qua"
"""Words of a greeting that only the dummy holds; whoever sees them has come through a door."""
WORD = "dummy.word_said"
DOORS = ("url", "nav", "panel", "hit", "facet", "task", "event", "guard")


def populate() -> None:
    """A province with a readable directive, the dummy enabled and in use: every door has something behind it."""
    from intranet.access.models import Rule
    from intranet.contracts import PluginConformance
    from tests.factories.documents import issued
    from tests.factories.province import build_province

    province = build_province()
    PluginConformance.switch_on("dummy")
    services = import_module("tests.doubles.dummy.services")
    services.greet(f"Lời chào {CANARY}", by=province.editor, to=province.office)
    issued(province)
    Rule.objects.create(
        name="word-first", action="read", subject="intranet_directives.directive", guard="dummy-password"
    )


def look(*only: str) -> dict[str, Any]:
    """What stands open just now: for each door, or for those named, the truth about the dummy as a cadre who may read
    the greeting meets it.
    """
    from intranet.people.models import Person

    cadre = Person.objects.get(username="cadre")
    client = _browser_of(cadre)
    home, found = cache(lambda: client.get("/")), cache(lambda: _found(cadre))
    doors: dict[str, Callable[[], Any]] = {
        "home": lambda: home().status_code,
        "url": lambda: client.get("/dummy/").status_code == 200,
        "nav": lambda: 'href="/dummy/"' in home().content.decode(),
        "panel": lambda: CANARY in home().content.decode(),
        "hit": lambda: "dummy.greeting" in [hit.source for hit in found().hits],
        "facet": lambda: "Greetings" in [value.value for facet in found().facets for value in facet.values],
        "task": lambda: _rows_after(_work, "task"),
        "event": lambda: _rows_after(_tell, "event"),
        "guard": lambda: client.get(_directive().get_absolute_url()).status_code == 200,
        "elsewhere": lambda: "directive" in [hit.source for hit in found().hits],
    }
    return {name: doors[name]() for name in only or doors}


def _browser_of(person: Any) -> Any:
    """Signed in, and the word of the dummy's guard said."""
    from django.test import Client

    client = Client(raise_request_exception=False)
    client.force_login(person)
    session = client.session
    session[WORD] = True
    session.save()
    return client


def _directive() -> Any:
    from intranet.directives.models import Directive

    return Directive.objects.get()


def _found(person: Any) -> Any:
    """What a search finds that matches the greeting and the directive both."""
    from intranet.access.tokens import tokens_of
    from intranet.contracts import enabled_sources
    from search.catalogue import query

    return query("kỳ lân bảo vệ thông tin", tokens=tokens_of(person), sources=enabled_sources())


def _work() -> None:
    from intranet.worker.loop import Worker
    from intranet.worker.models import Schedule

    Schedule.objects.filter(name="dummy.tidy").delete()
    Worker().drain()


def _tell() -> None:
    from intranet.contracts.events import DirectiveIssued
    from intranet.registry.events import announce

    announce(DirectiveIssued(1, 1))


def _rows_after(act: Any, what: str) -> bool:
    """Whether ``act`` leaves a trace of this kind; asked in SQL, because the model may be gone."""
    before = _traces(what)
    act()
    return _traces(what) > before


def _traces(what: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM plugin_dummy_trace WHERE what = %s", [what])
        return int(cursor.fetchone()[0])


def warned() -> str:
    """What the system checks say about the database, where nothing they find is an error."""
    from io import StringIO

    from django.core.management import call_command

    said = StringIO()
    call_command("check", databases=["default"], stderr=said)
    return said.getvalue()


if __name__ == "__main__":
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    from search.rebuild import rebuild

    setup_test_environment()
    rebuild()
    sys.stdout.write(json.dumps({"seen": look(), "warned": warned()}, ensure_ascii=False))
