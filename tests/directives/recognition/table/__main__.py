"""``python -m tests.directives.recognition.table`` writes docs/recognition.md; ``--wrong`` says what is not right."""

import os
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).parents[4] / "docs" / "recognition.md"


def main() -> None:
    """Set a house up that can refuse a file on the record, then write the page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    import django

    django.setup()
    from django.conf import settings
    from django.test.utils import setup_databases, teardown_databases

    databases = setup_databases(0, interactive=False)
    with tempfile.TemporaryDirectory() as folder:
        settings.INTRANET_FILES_DIR = Path(folder)
        _say_what_is_wrong() if "--wrong" in sys.argv else _write()
    teardown_databases(databases, 0)


def _write() -> None:
    from tests.directives.recognition.table.page import page

    PAGE.write_text(page(), encoding="utf-8")


def _say_what_is_wrong() -> None:
    from tests.directives.recognition.table.reading import rows
    from tests.directives.recognition.table.sources import GROUPS

    for row in (row for group in GROUPS for row in rows(group)):
        for cell in row.cells:
            if cell.verdict in ("wrong", "missing"):
                sure = "SURE " if cell.is_sure else ""
                sys.stdout.write(f"{row.source.document} {row.source.form}: {sure}{cell.field}\n")
                sys.stdout.write(f"    read   {cell.read}\n    wanted {cell.wanted}\n")


if __name__ == "__main__":
    main()
