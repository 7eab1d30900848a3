"""Import rules: import-linter's contracts hold and are complete; what they cannot see is looked for in the source."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from intranet.contracts import SLOTS
from intranet.contracts.conformance.code import HOUSE, faults_in_code, imported_names, stray_files
from intranet.contracts.conformance.templates import faults_in_templates, included_templates, named_addresses
from intranet.settings.environment import ROOT

PLUGINS = sorted(path.parent for path in (ROOT / "plugins").glob("*/apps.py"))
DOUBLES = sorted(path.parent for path in (ROOT / "tests" / "doubles").glob("*/apps.py"))
SLUGS = [path.name for path in (*PLUGINS, *DOUBLES)]
CORE = [ROOT / "intranet", ROOT / "search"]
MAY_IMPORT_BY_NAME = {
    "intranet/contracts/__init__.py": "its functions are resolved when first used",
    "intranet/registry/plugin.py": "the loader resolves manifests, once, at start-up",
    "intranet/registry/sources.py": "core packages register their source by its path",
}
"""Files below intranet/registry and intranet/contracts that import by a name made at run time."""


def contracts():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def modules_of(package, *, but):
    """Names of a package's direct modules and packages."""
    names = {
        path.stem for path in (ROOT / package).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    return {f"{package}.{name}" for name in names - {"__init__", but}}


def sources(folders):
    return [path for folder in folders for path in sorted(folder.rglob("*.py")) if "scaffold" not in path.parts]


def test_contracts_of_import_linter_hold():
    """In a process of its own: the linter switches every logger of the process that runs it off."""
    linter = Path(sys.executable).with_name("lint-imports")

    ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)

    assert (ran.returncode, ran.stdout[-2000:] if ran.returncode else "") == (0, "")


def test_plugins_are_forbidden_every_package_but_the_surface():
    (rule,) = [rule for rule in contracts() if rule["name"].startswith("A plugin knows the contract")]

    wanted = modules_of("intranet", but="contracts") | modules_of("search", but="catalogue")

    assert wanted - set(rule["forbidden_modules"]) == set()


def test_every_package_of_the_core_has_its_layer():
    (rule,) = [rule for rule in contracts() if rule["type"] == "layers"]
    packages = {f"intranet.{path.parent.name}" for path in (ROOT / "intranet").glob("*/apps.py")}

    layers = {name for layer in rule["layers"] for name in layer.split(" | ")}

    assert packages - layers == set()


@pytest.mark.parametrize("folder", [*PLUGINS, *DOUBLES], ids=lambda folder: folder.name)
def test_plugin_names_the_surface_only(folder):
    package = ".".join(folder.relative_to(ROOT).parts)

    assert faults_in_code(folder, package) == []
    assert faults_in_templates(folder, folder.name) == []
    assert stray_files(folder, folder.name) == []


def strings_in(path):
    """The strings of a file that are no docstrings."""
    tree = ast.parse(path.read_text())
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return [node.value for node in constants if isinstance(node.value, str)]


def test_core_never_names_a_plugin_in_its_code():
    """Settings name the plugins that are installed by default; nothing else knows one, not even in a string."""
    named = re.compile(rf"\b(?:plugins\.|plugin_|tests\.doubles\.)(?:{'|'.join(SLUGS)})\b")

    found = [
        f"{path.relative_to(ROOT)}: {text}"
        for path in sources(CORE)
        if "settings" not in path.parts
        for text in strings_in(path)
        if named.search(text)
    ]

    assert found == []


def test_templates_of_the_core_name_no_plugin():
    found = []
    for path in sorted(page for folder in CORE for page in folder.rglob("*.html")):
        text = path.read_text()
        names = [*included_templates(text), *(name.replace(":", "/") for name in named_addresses(text))]
        found += [f"{path.relative_to(ROOT)}: {name}" for name in names if name.split("/")[0] in SLUGS]

    assert found == []


def test_only_known_places_import_by_a_name_made_at_run_time():
    found = {
        str(path.relative_to(ROOT))
        for path in sources([ROOT / "intranet" / "registry", ROOT / "intranet" / "contracts"])
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in {"import_module", "import_string"}
    }

    assert found == set(MAY_IMPORT_BY_NAME)


def test_tests_do_not_import_another_plugins_tests():
    for path in sources([ROOT / "tests" / "plugins"]):
        slug = path.relative_to(ROOT / "tests" / "plugins").parts[0]
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import | ast.ImportFrom):
                foreign = [
                    name
                    for name in imported_names(node, "tests.plugins")
                    if name.startswith(("plugins.", "tests.plugins.")) and slug not in name.split(".")
                ]
                assert foreign == [], path


def test_only_the_editor_hooks_into_wagtail():
    assert [path.relative_to(ROOT).parts[1] for path in sources(CORE) if path.name == "wagtail_hooks.py"] == ["editor"]


def test_the_house_has_no_other_packages():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert packages <= HOUSE


def test_every_declared_slot_has_a_place_in_a_page_and_no_page_has_another():
    pages = "".join(path.read_text() for folder in CORE for path in folder.rglob("*.html"))

    assert set(re.findall(r"""{%\s*slot\s+["']([^"']+)""", pages)) == set(SLOTS)
