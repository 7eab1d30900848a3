"""What a plugin's templates name: other templates, tag libraries, addresses."""

import re
from collections.abc import Iterator
from pathlib import Path

LIBRARIES = frozenset({"i18n", "l10n", "tz", "static", "cache", "humanize", "intranet", "wagtailadmin_tags"})
"""Tag libraries that a plugin's template may load beside its own."""
CORE_NAMESPACES = frozenset({"portal", "people", "directives", "files"})
"""Namespaces of addresses that a plugin may link to beside its own."""
CORE_TEMPLATES = (
    "intranet/base.html",
    "intranet/base_aside.html",
    "intranet/registry/admin.html",
    "intranet/components/",
)

_INCLUDED = re.compile(r"{%\s*(?:extends|include)\s+(\S+)")
_LOADED = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")
_ADDRESS = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def faults_in_templates(folder: Path, slug: str) -> list[str]:
    """What a plugin's templates name and must not: ``"templates/x/a.html includes intranet/home.html"``. Empty when
    nothing.
    """
    own_tags = {path.stem for path in (folder / "templatetags").glob("*.py")}
    faults = []
    for path in sorted((folder / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        faults += [f"{path.relative_to(folder)} {fault}" for fault in _faults(text, slug, own_tags)]
    return faults


def _faults(text: str, slug: str, own_tags: set[str]) -> Iterator[str]:
    for name in included_templates(text):
        if not name.startswith((f"{slug}/", *CORE_TEMPLATES)):
            yield f"includes {name}; it may build on {', '.join(CORE_TEMPLATES)}"
    for library in loaded_libraries(text):
        if library not in LIBRARIES | own_tags:
            yield f"loads the tags of {library}"
    for name in named_addresses(text):
        if name.partition(":")[0] not in {slug, f"{slug}_admin", *CORE_NAMESPACES}:
            yield f"links to {name}, which is neither its own nor the core's"
    if _INLINE.search(text):
        yield "holds an inline script, style or handler, which the content policy of the pages blocks"


def included_templates(text: str) -> list[str]:
    """Templates that a template extends or includes; one named by a variable is given with its variable."""
    return [name.strip("\"'") for name in _INCLUDED.findall(text)]


def loaded_libraries(text: str) -> list[str]:
    """Tag libraries that a template loads."""
    names = [name for names in _LOADED.findall(text) for name in names.split()]
    return [names[-1]] if "from" in names else names


def named_addresses(text: str) -> list[str]:
    """Names of addresses that a template links to."""
    return _ADDRESS.findall(text)
