"""What a plugin's code names: read from the source, so that code which never ran is seen too."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = frozenset({"intranet", "search", "plugins", "themes", "tests"})
"""Packages of this project; of these a plugin may import the surface, and itself."""
SURFACE = ("intranet.contracts", "search.catalogue")
DYNAMIC = frozenset({"import_module", "__import__", "import_string", "find_spec", "eval", "exec"})
"""Ways to name code that an import rule cannot see."""
BACKENDS = frozenset({"elasticsearch", "elasticsearch_dsl", "tantivy"})


def faults_in_code(folder: Path, package: str) -> list[str]:
    """What the Python files of a plugin name and must not: ``"views.py:3 imports intranet.people"``. Empty when
    nothing.
    """
    faults = []
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder)
        module = ".".join((package, *place.with_suffix("").parts)).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        faults += [
            f"{place}:{line} {fault}" for line, fault in _faults(tree, module, package, path.name == "__init__.py")
        ]
    return faults


def _faults(tree: ast.AST, module: str, package: str, is_package: bool) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in imported_names(node, module, is_package):
                if fault := _fault_of_import(name, package):
                    yield node.lineno, fault
        elif isinstance(node, ast.Call) and (called := _name_of(node.func)) in DYNAMIC:
            yield node.lineno, f"calls {called}, which import rules cannot see through"


def _fault_of_import(name: str, package: str) -> str:
    first = name.partition(".")[0]
    if first in HOUSE and not any(_within(name, allowed) for allowed in (*SURFACE, package)):
        return f"imports {name}; a plugin imports {' and '.join(SURFACE)} only"
    if first in BACKENDS:
        return f"imports {name}; the catalogue is the way to the search engine"
    if ".signals" in name or name == "django.dispatch.receiver":
        return f"imports {name}; what the core tells is named in the manifest's events"
    return ""


def imported_names(node: ast.Import | ast.ImportFrom, module: str, is_package: bool = False) -> list[str]:
    """Absolute dotted names that one import statement in ``module`` names, each down to the thing imported."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = node.module or ""
    if node.level:
        parts = module.split(".")
        up = node.level - 1 if is_package else node.level
        base = ".".join([*parts[: len(parts) - up], *([base] if base else [])])
    return [f"{base}.{alias.name}" for alias in node.names]


def _within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def stray_files(folder: Path, slug: str) -> list[str]:
    """Files of a plugin that stand where they would act without being asked, or shadow somebody else's."""
    found = [name for name in ("wagtail_hooks.py", "middleware.py") if (folder / name).exists()]
    for kind in ("templates", "static"):
        inside = sorted((folder / kind).iterdir()) if (folder / kind).is_dir() else []
        found += [f"{kind}/{entry.name}" for entry in inside if entry.name != slug]
    return found
