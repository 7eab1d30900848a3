"""Writing a new plugin's first files."""

from pathlib import Path
from string import Template

from intranet.registry.rules import is_slug

SCAFFOLD = Path(__file__).parent / "scaffold"


class NoSuchName(ValueError):
    """The name cannot be a plugin's: it is no slug, or its folder is there already."""


def start_plugin(slug: str, root: Path) -> list[Path]:
    """Write ``plugins/<slug>`` and ``tests/plugins/<slug>`` below ``root``; returns the files written.

    Raises:
        NoSuchName: the name is no slug, or one of the folders exists.
    """
    if not is_slug(slug):
        raise NoSuchName(
            f"“{slug}” cannot be a plugin's name: a lower-case word of two letters or more, not used by the core."
        )
    targets = {"plugin": root / "plugins" / slug, "tests": root / "tests" / "plugins" / slug}
    for target in targets.values():
        if target.exists():
            raise NoSuchName(f"{target} exists already; choose another name.")
    return [path for part, target in targets.items() for path in _write(SCAFFOLD / part, target, slug)]


def _write(source: Path, target: Path, slug: str) -> list[Path]:
    words = {"slug": slug, "Slug": slug.title().replace("_", ""), "title": slug.replace("_", " ").capitalize()}
    written = []
    for template in sorted(source.rglob("*.tpl")):
        parts = [slug if part == "slug" else part for part in template.relative_to(source).parts]
        path = target.joinpath(*parts).with_suffix("")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template(template.read_text(encoding="utf-8")).substitute(words), encoding="utf-8")
        written.append(path)
    return written
