import ast

import pytest

from intranet.contracts.conformance.code import faults_in_code, imported_names, stray_files


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def faults(folder, text, name="views.py"):
    (folder / name).write_text(text)
    return faults_in_code(folder, "plugins.sample")


@pytest.mark.parametrize(
    "text",
    [
        "from intranet.contracts import decide",
        "from intranet.contracts.events import DirectiveIssued",
        "from intranet import contracts",
        "import search.catalogue",
        "from search.catalogue import query",
        "from plugins.sample.models import Thing",
        "from . import models",
        "from .models import Thing",
        "from django.db import models",
        "import json",
    ],
)
def test_what_a_plugin_may_import(folder, text):
    assert faults(folder, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("from intranet.people.models import Person", "intranet.people.models.Person"),
        ("import intranet.registry.loader", "intranet.registry.loader"),
        ("from intranet import people", "intranet.people"),
        ("from search.models import Entry", "search.models.Entry"),
        ("from search import models", "search.models"),
        ("from plugins.other.models import Thing", "plugins.other.models.Thing"),
        ("from plugins.sample_two import x", "plugins.sample_two.x"),
        ("from .. import other", "plugins.other"),
        ("from tests.factories import province", "tests.factories.province"),
        ("def f():\n    from intranet.audit.models import Event", "intranet.audit.models.Event"),
    ],
)
def test_what_a_plugin_must_not_import(folder, text, name):
    (found,) = faults(folder, text)

    assert f"imports {name};" in found
    assert found.startswith("views.py:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import importlib\nimportlib.import_module('intranet.people')", "views.py:2 calls import_module"),
        (
            "from django.utils.module_loading import import_string\nimport_string('x.y')",
            "views.py:2 calls import_string",
        ),
        ("__import__('intranet')", "views.py:1 calls __import__"),
        ("exec('import intranet')", "views.py:1 calls exec"),
        ("from django.db.models.signals import post_save", "views.py:1 imports django.db.models.signals.post_save"),
        ("from wagtail.signals import page_published", "views.py:1 imports wagtail.signals.page_published"),
        ("from django.dispatch import receiver", "views.py:1 imports django.dispatch.receiver"),
        ("import elasticsearch_dsl", "views.py:1 imports elasticsearch_dsl"),
    ],
)
def test_what_import_rules_cannot_see(folder, text, said):
    assert [fault for fault in faults(folder, text) if fault.startswith(said)] != []


def test_a_package_reads_its_relative_imports_from_itself():
    node = ast.parse("from . import models").body[0]

    assert imported_names(node, "plugins.sample", is_package=True) == ["plugins.sample.models"]
    assert imported_names(node, "plugins.sample.views") == ["plugins.sample.models"]


def test_stray_files(folder):
    for place in ("templates/sample", "templates/intranet", "static/sample"):
        (folder / place).mkdir(parents=True)
    (folder / "wagtail_hooks.py").touch()
    (folder / "middleware.py").touch()

    assert stray_files(folder, "sample") == ["wagtail_hooks.py", "middleware.py", "templates/intranet"]
