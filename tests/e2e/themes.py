"""Switches the served site's theme the way an operator can: from the command line, at run time."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.e2e.archives import Page

if TYPE_CHECKING:
    from tests.e2e.conftest import Site
    from tests.factories.province import Province


@contextmanager
def chosen_theme(site: "Site", slug: str) -> Iterator[None]:
    """``slug`` is the site's theme inside the block, ``standard`` after it."""
    from tests.e2e.planting import plant

    plant(site, "theme", slug=slug)
    try:
        yield
    finally:
        plant(site, "theme", slug="standard")


def theme(province: "Province", *, slug: str) -> Page:
    """What ``manage.py themes use`` does."""
    from django.core.management import call_command

    call_command("themes", "use", slug, stdout=io.StringIO())
    return Page("/")
