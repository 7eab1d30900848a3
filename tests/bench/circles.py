"""Search as somebody in 500 circles among 20,000 private sections, against somebody who is in none."""

import json
import subprocess
import sys
import tempfile

from tests.bench.servers import ROOT
from tests.bench.table import Figure


def many_circles_against_none() -> Figure:
    """Queries per CPU second with page, total, facets and marks; goal: at most 3 times the cost. That the answers are
    exact is checked besides.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.circles_by", folder]
        said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    ours, theirs = json.loads(said.splitlines()[-1])
    what = "search in 500 circles, 20,000 private sections and as many open"
    return Figure(what, "queries per CPU second", 1 / ours, "in no circle", 1 / theirs, 1 / 3)
