"""Self-inspection: a heat map of many units against one of few, an answer kept as it is typed, a campaign opened."""

import json
import subprocess
import sys
import tempfile

from tests.bench.servers import ROOT
from tests.bench.table import Figure

AUTOSAVE, OPENING = 0.040, 20
"""Seconds of CPU that keeping one answer may cost, and seconds of the clock that opening a thousand units may take."""


def self_inspection() -> list[Figure]:
    """All from one process; of each side the cheapest."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.inspect_by", folder]
        answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    took = json.loads(answer.stdout.splitlines()[-1])
    heat = "heat map of 1,000 units × 100 questions × 4 periods"
    cells, goal = "cells per CPU second", 1 / 1.5
    kept, opened = "answer kept as it is typed", "campaign of 100 questions opened"
    return [
        Figure(
            heat,
            cells,
            took["cells_many"] / took["many"],
            "the same of 100 units",
            took["cells_few"] / took["few"],
            goal,
        ),
        Figure(kept, "per CPU second", 1 / took["autosave"], f"{AUTOSAVE * 1000:.0f} ms each", 1 / AUTOSAVE, 1),
        Figure(opened, "units per second", took["units"] / took["opening"], "1,000 in 20 s", 1000 / OPENING, 1),
    ]
