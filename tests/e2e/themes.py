"""Switches the served site's theme the way an operator can: from the command line, at run time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.conftest import ROOT, Site


@contextmanager
def chosen_theme(site: Site, slug: str) -> Iterator[None]:
    """``slug`` is the site's theme inside the block, ``standard`` after it."""
    _use(site, slug)
    try:
        yield
    finally:
        _use(site, "standard")


def _use(site: Site, slug: str) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("INTRANET_", "DJANGO_", "DATABASE_"))}
    environment |= {"INTRANET_DATA_DIR": str(site.data)}
    subprocess.run(
        [sys.executable, "manage.py", "themes", "use", slug], cwd=ROOT, env=environment, check=True, capture_output=True
    )
