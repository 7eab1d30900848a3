"""Template order: theme → its parent → core → apps, switched at run time."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.template import Origin, Template, TemplateDoesNotExist
from django.template.loaders import base, cached
from django.utils._os import safe_join

from intranet.theming.active import active_slug
from intranet.theming.loader import installed, lineage, logger

NEVER_THEMED = re.compile(
    r"wagtail|modelcluster|django/|admin/|registration/|.*/admin/|intranet/(?:access|audit|editor|registry|theming|worker)/"
    r"|intranet/directives/letter\.html$|intranet/500\.html$"
)
"""The admin, so that a bad theme can always be taken back; the letter, whose HTML is frozen and hashed at issue;
and the page that is shown when nothing else can be."""


class ThemeLoader(base.Loader):
    """Finds templates of the active theme and its parents; one that does not compile is passed over with a log line."""

    def get_dirs(self) -> list[Path]:
        """Every theme's folder, for the development server's reloader."""
        return [theme.templates for theme in installed().values()]

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        """Where the theme and its parents would keep the template; nothing for templates of the admin."""
        if NEVER_THEMED.match(template_name):
            return
        for theme in lineage(active_slug()):
            try:
                yield Origin(safe_join(theme.templates, template_name), template_name, loader=self)
            except SuspiciousFileOperation:
                continue

    def get_contents(self, origin: Origin) -> str:
        """The template's source.

        Raises:
            TemplateDoesNotExist: not there, or it does not compile; the next folder in the order is asked.
        """
        try:
            contents = Path(origin.name).read_text(encoding="utf-8")
            Template(contents, origin, str(origin.template_name), self.engine)
        except FileNotFoundError:
            raise TemplateDoesNotExist(str(origin)) from None
        except Exception as error:
            # Whatever a tag raises while it is compiled: a theme is data from elsewhere and must not take a page down.
            logger.error("Template of a theme skipped: %s: %s", origin.name, error)
            raise TemplateDoesNotExist(str(origin)) from error
        return contents


class ThemeCachedLoader(cached.Loader):
    """Keeps compiled templates, each under the theme it was looked up for."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        """Django's key with the theme in front: two themes may have a template of one name."""
        return f"{active_slug()}:{super().cache_key(template_name, skip)}"
