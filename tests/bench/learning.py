"""A course and a lesson for a signed-in learner, against a plain Wagtail page behind a group restriction; and an answer
of a test that is kept as it is given.
"""

import tempfile
from typing import Any

from tests.bench.reading import prepared_site
from tests.bench.servers import Server, requests_per_cpu_second, served
from tests.bench.table import Figure

AT_LEAST = 0.84
"""Of the rate of the rival: at most 1.2 times its cost."""

AUTOSAVE = 0.040
"""Seconds of CPU that keeping one answer may cost."""


def courses() -> list[Figure]:
    """Requests per CPU second; a page may cost 1.2 times the rival's. Three rounds in turn, the median of each."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = prepared_site("course", folder), prepared_site("vanilla", folder)
        with (
            served("intranet.wsgi:application", ours["environment"], 8393) as mine,
            served("tests.bench.vanilla.wsgi:application", theirs["environment"], 8394) as rival,
        ):
            rounds = [_round(mine, ours, rival, theirs) for _round_ in range(3)]
    rate = {name: sorted(each[name] for each in rounds)[1] for name in rounds[0]}
    plain, unit = "plain Wagtail page, group-restricted", "requests per CPU second"
    return [
        Figure("course, signed in", unit, rate["course"], plain, rate["rival"], AT_LEAST),
        Figure("lesson, signed in", unit, rate["lesson"], plain, rate["rival"], AT_LEAST),
        Figure(
            "answer of a test kept as it is given",
            "per CPU second",
            1 / ours["autosave"],
            f"{AUTOSAVE * 1000:.0f} ms each",
            1 / AUTOSAVE,
            1,
        ),
    ]


def _round(mine: Server, ours: dict[str, Any], rival: Server, theirs: dict[str, Any]) -> dict[str, float]:
    rates = {name: requests_per_cpu_second(mine, path, ours["cookie"]) for name, path in ours["paths"].items()}
    return rates | {"rival": requests_per_cpu_second(rival, theirs["path"], theirs["cookie"])}
