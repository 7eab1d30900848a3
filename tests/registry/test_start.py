"""A faulty plugin stops the start with its name; quarantine starts without it."""

import os
import subprocess
import sys

import pytest

from intranet.settings.environment import ROOT

APPS = """
from intranet.contracts import Manifest, PluginConfig


class FaultyConfig(PluginConfig):
    name = "faulty"
    label = "plugin_faulty"
    manifest = Manifest(slug="faulty", title="Faulty", version="1.0", description="", core="{core}", protects=True)
"""


@pytest.fixture
def faulty(tmp_path):
    """A plugin package outside of the project, and a way to start the site with it."""
    folder = tmp_path / "faulty"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "apps.py").write_text(APPS.format(core=">=1.0,<2"))

    def start(**environment):
        path = f"{ROOT}{os.pathsep}{tmp_path}"
        environment = os.environ | {"INTRANET_PLUGINS": "faulty", "PYTHONPATH": path} | environment
        command = [sys.executable, "manage.py", "check", "--settings", "intranet.settings.test"]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    return folder, start


def test_a_sound_plugin_from_elsewhere_starts(faulty):
    _folder, start = faulty

    ran = start()

    assert ran.returncode == 0, ran.stderr


def test_a_wrong_core_version_stops_the_start_and_quarantine_starts_without(faulty):
    folder, start = faulty
    (folder / "apps.py").write_text(APPS.format(core=">=9"))

    stopped = start()

    assert stopped.returncode != 0
    assert "The plugin “faulty” (faulty) cannot be loaded:" in stopped.stderr
    assert "core: it works with versions >=9 of the contract" in stopped.stderr
    assert "INTRANET_QUARANTINE=faulty" in stopped.stderr
    assert start(INTRANET_QUARANTINE="faulty").returncode == 0


def test_models_that_do_not_import_can_be_held_back(faulty):
    folder, start = faulty
    (folder / "models.py").write_text("raise RuntimeError('broken models')")
    assert "broken models" in start().stderr

    ran = start(INTRANET_QUARANTINE="faulty")

    assert ran.returncode == 0, ran.stderr


def test_an_app_that_is_no_plugin_is_refused_by_name(faulty):
    folder, start = faulty
    (folder / "apps.py").unlink()

    assert "faulty is in INTRANET_PLUGINS but is no plugin" in start().stderr
