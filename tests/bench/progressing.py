"""Progress over a million assignments against the same page over ten thousand, of the same thousand units."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.table import Figure

ROOT = Path(__file__).parents[2]
MANY, FEW = 1_000_000, 10_000


def progress_of_many_against_few() -> Figure:
    """Pages per CPU second; the goal is at most five times the cost. Of each side the cheapest of a few requests."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = _seconds(FEW, folder), _seconds(MANY, folder)
    what = "progress of 1,000 units over 1,000,000 assignments"
    return Figure(what, "pages per CPU second", 1 / many, "the same over 10,000", 1 / few, 0.2)


def _seconds(assignments: int, folder: str) -> float:
    command = [sys.executable, "-m", "tests.bench.progress_by", str(assignments), folder]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return float(json.loads(answer.stdout.splitlines()[-1]))
