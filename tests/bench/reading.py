"""The reading page for a signed-in reader, against a plain Wagtail page behind a group restriction; and the search page
against the home page.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.servers import ROOT, requests_per_cpu_second, served
from tests.bench.table import Figure

SEARCH, HOME = "/fulltext/?q=ke+hoach", "/"


def pages_against_wagtail_and_home() -> list[Figure]:
    """Requests per CPU second; goal 1.5 × the rival's, and at most 1.5 times the cost of the home page. Three rounds in
    turn, the median of each.
    """
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = prepared_site("ours", folder), prepared_site("vanilla", folder)
        with (
            served("intranet.wsgi:application", ours["environment"], 8391) as mine,
            served("tests.bench.vanilla.wsgi:application", theirs["environment"], 8392) as rival,
        ):
            rounds = [
                (
                    requests_per_cpu_second(mine, ours["path"], ours["cookie"]),
                    requests_per_cpu_second(rival, theirs["path"], theirs["cookie"]),
                    requests_per_cpu_second(mine, SEARCH, ours["cookie"]),
                    requests_per_cpu_second(mine, HOME, ours["cookie"]),
                )
                for _round in range(3)
            ]
    page, their, search, home = (sorted(side)[1] for side in zip(*rounds, strict=True))
    unit = "requests per CPU second"
    return [
        Figure("directive page, signed in", unit, page, "plain Wagtail page, group-restricted", their, 1.5),
        Figure("search page, signed in", unit, search, "home page", home, 0.667),
    ]


def prepared_site(side: str, folder: str) -> dict[str, Any]:
    """Make the site in a process of its own; it says where the page is and who is signed in."""
    command = [sys.executable, "-m", f"tests.bench.prepare_{side}", str(Path(folder) / side)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))
