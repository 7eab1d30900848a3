"""Makes a plain Wagtail site with so many pages of the collection, and asks its database search for a common word.
Prints the CPU seconds of an answer: twenty pages and their number.

    python -m tests.bench.wagtail_find_by PAGES FOLDER
"""

import json
import os
import sys
import time
from pathlib import Path

ASKED, TOP, ROUNDS = "quy định", 20, 5


def main(count: str, folder: str) -> None:
    """Make, ask, print."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    os.environ.update({"VANILLA_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.vanilla.settings"})
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    _make_pages(int(count))
    call_command("update_index", verbosity=0)
    sys.stdout.write(json.dumps(min(_one() for _round in range(ROUNDS))) + "\n")


def _make_pages(count: int) -> None:
    from wagtail.models import Site

    from tests.bench.collection import texts
    from tests.bench.vanilla.pages.models import ArticlePage

    root = Site.objects.get().root_page
    for at, row in enumerate(texts(count)):
        page = ArticlePage(title=row["title"][:250], slug=f"p{at}", body=[("paragraph", f"<p>{row['body']}</p>")])
        root.add_child(instance=page)


def _one() -> float:
    from tests.bench.vanilla.pages.models import ArticlePage

    begun = time.process_time()
    found = ArticlePage.objects.live().search(ASKED)
    shown, total = list(found[:TOP]), found.count()
    if len(shown) < TOP or total < TOP:
        raise SystemExit(f"{ASKED} is found in {total} pages")
    return time.process_time() - begun


if __name__ == "__main__":
    main(*sys.argv[1:])
