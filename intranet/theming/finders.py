"""Static files of themes, served under ``themes/<slug>/``; each theme's ``preview.png`` beside them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join

from intranet.theming.loader import installed
from intranet.theming.manifest import Theme

PREVIEW = "preview.png"


class _ThemeStorage(FileSystemStorage):
    """A folder whose files are collected under ``prefix``."""

    def __init__(self, location: Path, prefix: str) -> None:
        super().__init__(location=str(location))
        self.prefix = prefix


class ThemeFinder(BaseFinder):
    """Finds ``themes/<slug>/<file>`` in the theme's own folder; what a parent provides has the parent's path."""

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure, nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file behind a static path; an empty list when no theme has it."""
        found = self._found(path)
        if found is None:
            return []
        return [found] if find_all else found

    def _found(self, path: str) -> str | None:
        first, _sep, rest = path.partition("/")
        slug, _sep, name = rest.partition("/")
        theme = installed().get(slug)
        if first != "themes" or theme is None or not name:
            return None
        try:
            file = Path(safe_join(theme.folder if name == PREVIEW else theme.static, name))
        except SuspiciousFileOperation:
            return None
        return str(file) if file.is_file() else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every file of every usable theme with the storage it is in, for ``collectstatic``."""
        patterns = list(ignore_patterns or [])
        for theme in installed().values():
            for name, location in _files(theme):
                if not matches_patterns(name, patterns):
                    yield name, _ThemeStorage(location, f"themes/{theme.slug}")


def _files(theme: Theme) -> Iterator[tuple[str, Path]]:
    yield PREVIEW, theme.folder
    for file in sorted(theme.static.rglob("*")):
        if file.is_file():
            yield file.relative_to(theme.static).as_posix(), theme.static
