"""A site as it is served, with the fictional province of the tests and nothing else."""

import os
from pathlib import Path
from typing import Any


def environment(folder: str) -> dict[str, str]:
    """What a server or a worker needs to find the site."""
    return {"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.dev"}


def set_up(folder: str) -> None:
    """Django, with the site in ``folder``."""
    os.environ.update(environment(folder))
    import django

    django.setup()


def build(folder: str) -> Any:
    """Make the site; returns the province."""
    set_up(folder)
    from django.core.management import call_command

    from tests.factories.province import build_province

    Path(folder).mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return build_province()
