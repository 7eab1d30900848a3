"""Pure rules about plugins: slugs, versions, values of settings, and who depends on whom."""

import re
from collections.abc import Mapping
from typing import Any

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from intranet.contracts import Setting

_OF_THE_CORE = "admin api django intranet search plugins themes static media healthz readyz jsi18n dang_nhap"
_OF_THE_ADMIN = "account pages images documents snippets sites users groups reports login logout settings collections"
_OF_BOTH = "workflows people audit work tai_khoan van_ban tiep_nhan tep thong_bao"
RESERVED = frozenset(f"{_OF_THE_CORE} {_OF_THE_ADMIN} {_OF_BOTH}".split())
"""First words of addresses of the core and of Wagtail's admin, which a plugin must not shadow."""


def slug_of(app: str) -> str:
    """The slug that an entry of ``INTRANET_PLUGINS`` stands for: ``plugins.fulltext`` → ``fulltext``."""
    return app.rpartition(".")[2]


def is_slug(word: str) -> bool:
    """Whether ``word`` can be a folder, an address and an app label at once: lower case, digits and underscores."""
    return re.fullmatch(r"[a-z][a-z0-9_]{1,39}", word) is not None and word not in RESERVED


def is_version(text: str) -> bool:
    """Whether ``text`` is a version as Python packages number them (PEP 440)."""
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def core_fits(wanted: str, core: str) -> bool | None:
    """Whether version ``core`` of the contract lies in the range ``wanted`` (PEP 440); None if the range cannot be
    read.
    """
    try:
        return bool(wanted.strip()) and SpecifierSet(wanted).contains(core, prereleases=True)
    except InvalidSpecifier:
        return None


def fits(setting: Setting, value: Any) -> bool:
    """Whether ``value`` is a value of ``setting``; a bool is no int."""
    if setting.kind == "bool":
        return isinstance(value, bool)
    if setting.kind == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if setting.kind == "choice":
        return value in {choice for choice, _label in setting.choices}
    return isinstance(value, str)


def effective(enabled: frozenset[str], requires: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The plugins of ``enabled`` that are known, with requirements that are effective too; the rest counts as off."""
    alive = enabled & frozenset(requires)
    while dead := {slug for slug in alive if not alive.issuperset(requires[slug])}:
        alive -= dead
    return alive
