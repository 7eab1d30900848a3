"""Brings an installation to the state in which the demo can be served."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from intranet.catalogues import ROOT, compile_stale

STATIC_FOLDERS = ("intranet", "plugins", "themes")


def prepare(say: Callable[[str], None], *, small: bool = True) -> str:
    """Compile, migrate, collect, load; only what is not done yet. Returns the text that names the logins. ``small``
    leaves it at the personas and a dozen documents.
    """
    compile_stale()
    django.setup()
    from intranet.demo import content

    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    say("Cơ sở dữ liệu… / Database…")
    call_command("migrate", interactive=False, verbosity=0)
    _collect_static(say)
    say("Nội dung mẫu… / Demo content…")
    content.load_missing(_write, small=small)
    return content.logins()


def _write(text: str) -> None:
    """A progress bar stays in its line."""
    sys.stdout.write(text)
    sys.stdout.flush()


def _collect_static(say: Callable[[str], None]) -> None:
    stamp = Path(settings.DATA_DIR) / "static.stamp"
    now = _fingerprint()
    if stamp.exists() and stamp.read_text() == now and Path(settings.STATIC_ROOT).exists():
        return
    say("Tệp tĩnh… / Static files…")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)


def _fingerprint() -> str:
    """Names, sizes and times of our static files, and the version of Wagtail whose files are collected too."""
    import wagtail

    digest = hashlib.sha256(wagtail.__version__.encode())
    for folder in STATIC_FOLDERS:
        for path in sorted((ROOT / folder).rglob("static/**/*")):
            if path.is_file():
                stat = path.stat()
                digest.update(f"{path}:{stat.st_size}:{stat.st_mtime_ns}".encode())
    return digest.hexdigest()
