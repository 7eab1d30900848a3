"""``make translations``: every string of ours has a Vietnamese translation, and no catalogue has drifted from the code.

The drift check extracts the strings with xgettext; where that is not installed it says so and checks the rest.
"""

import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import polib

from intranet.catalogues import FOLDERS, ROOT, sources

OVERLAY = ROOT / "intranet" / "locale"
"""Wagtail's strings, not ours: checked by ``test_overlay_catalogue``."""


def incomplete(po: Path) -> list[str]:
    """What is untranslated or fuzzy in one catalogue."""
    return [
        entry.msgid for entry in polib.pofile(str(po)) if not entry.obsolete and (entry.fuzzy or not entry.translated())
    ]


def ours() -> list[Path]:
    """Our own Vietnamese catalogues."""
    return [po for po in sources() if OVERLAY not in po.parents and "vi" in po.parts]


def packages() -> list[Path]:
    """Every app of the project that has strings of its own."""
    apps = [path.parent for folder in FOLDERS[:3] for path in sorted((ROOT / folder).rglob("apps.py"))]
    return [app for app in apps if "scaffold" not in app.parts]


def extracted(app: Path) -> set[tuple[str | None, str]]:
    """The strings that an app's code and templates contain now."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / app.name
        inner = [other.name for other in packages() if app in other.parents]
        shutil.copytree(app, copy, ignore=shutil.ignore_patterns("locale", "__pycache__", "scaffold", *inner))
        (copy / "locale").mkdir()
        command = [sys.executable, "-m", "django", "makemessages", "-l", "vi", "--no-location", "-e", "py,html,txt"]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
        po = copy / "locale" / "vi" / "LC_MESSAGES" / "django.po"
        return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(po))} if po.exists() else set()


def drift(app: Path) -> list[str]:
    """Strings of the code that its catalogue lacks, and entries that the code no longer has."""
    po = app / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    held = {(e.msgctxt, e.msgid) for e in polib.pofile(str(po)) if not e.obsolete} if po.exists() else set()
    now = extracted(app)
    missing, stale = sorted(m for _c, m in now - held), sorted(m for _c, m in held - now)
    return [f"lacks {m!r}" for m in missing] + [f"no longer needs {m!r}" for m in stale]


def clashes() -> list[str]:
    """Strings that two catalogues translate differently: Django has one namespace, so one of them is never shown. Where
    a word means two things, ``pgettext`` tells them apart.
    """
    told: dict[tuple[str | None, str], dict[str, str]] = defaultdict(dict)
    for po in ours():
        for entry in polib.pofile(str(po)):
            if not entry.obsolete:
                words = entry.msgstr_plural.get(0, entry.msgstr)
                told[entry.msgctxt, entry.msgid][words] = str(po.relative_to(ROOT).parents[3])
    return [f"{msgid!r} is {said} at once" for (_context, msgid), said in told.items() if len(said) > 1]


def main() -> int:
    problems = [f"{po.relative_to(ROOT)}: not translated {m!r}" for po in ours() for m in incomplete(po)]
    problems += clashes()
    if shutil.which("xgettext"):
        problems += [f"{app.relative_to(ROOT)}: {problem}" for app in packages() for problem in drift(app)]
    else:
        sys.stdout.write("xgettext is not installed (on Debian: gettext); the drift check is skipped\n")
    sys.stdout.write("\n".join([*problems, f"{len(ours())} catalogues, {len(problems)} problems"]) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
