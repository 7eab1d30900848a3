"""The dummy uses every field of the manifest, the poison raises in every one that is code, and the guide shows each."""

import re
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path

import pytest

from intranet.contracts import Manifest
from intranet.registry.plugin import paths_of
from intranet.settings.environment import ROOT
from tests.doubles.dummy.apps import DummyConfig
from tests.doubles.poison.apps import PoisonConfig
from tests.doubles.poison.raising import Poisoned

FIELDS = [field.name for field in fields(Manifest)]
DATA_ONLY = {
    "slug",
    "title",
    "version",
    "description",
    "core",
    "requires",
    "protects",
    "admin_nav",
    "settings",
    "permissions",
    "roles",
    "actions",
    "notices",
    "jobs",
}
GUIDE = ROOT / "plugins" / "README.md"


def defaults_of(kind):
    return {field.name: None if field.default is MISSING else field.default for field in fields(kind)}


@pytest.mark.parametrize("name", FIELDS)
def test_dummy_uses_the_field(name):
    value = getattr(DummyConfig.manifest, name)

    assert value != defaults_of(Manifest)[name]


@pytest.mark.parametrize("name", [name for name in FIELDS if isinstance(getattr(DummyConfig.manifest, name), tuple)])
def test_dummy_uses_every_field_of_the_parts(name):
    parts = [part for part in getattr(DummyConfig.manifest, name) if is_dataclass(part)]

    used = {field.name for part in parts for field in fields(part) if getattr(part, field.name) not in ("", ())}

    assert used == {field.name for part in parts for field in fields(part)}


def test_dummy_uses_every_kind_of_setting():
    assert {setting.kind for setting in DummyConfig.manifest.settings} == {"text", "int", "bool", "choice"}


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in DATA_ONLY])
def test_poison_has_something_that_raises_in_the_field(name):
    assert [path for field, path in paths_of(PoisonConfig.manifest) if field.split(".")[0] == name]


def test_poison_raises_wherever_it_is_called():
    from django.apps import apps

    from intranet.registry.loader import registry

    plugin = registry().get("poison")
    called = [plugin.part(path) for field, path in paths_of(plugin.manifest) if callable(plugin.part(path))]
    assert apps.is_installed("tests.doubles.poison")
    assert len(called) >= 12
    for part in called:
        with pytest.raises(Poisoned):
            part()


def test_guide_has_a_section_for_every_field():
    headings = " ".join(line for line in GUIDE.read_text().splitlines() if line.startswith("## "))

    assert [name for name in FIELDS if f"`{name}`" not in headings] == []


def examples():
    return re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.strip().splitlines()[0][:40])
def test_examples_of_the_guide_stand_in_the_dummy(example):
    files = [
        *Path(DummyConfig.__module__.replace(".", "/")).parent.glob("*.py"),
        ROOT / "tests/contracts/test_doubles_conform.py",
    ]

    assert [path for path in files if example.strip("\n") in (ROOT / path).read_text()] != []
