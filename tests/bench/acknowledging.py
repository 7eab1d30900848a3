"""Acknowledgements a second through the service, against the same rows written by hand in SQL, eight threads each."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.servers import ROOT
from tests.bench.table import Figure


def acknowledgements_against_sql() -> Figure:
    """Acknowledgements per second; goal 0.5 ×, without an error. Five rounds in turn, each with a database of its own;
    the median of each side.
    """
    rounds = [(_run("service"), _run("sql")) for _round in range(5)]
    ours, theirs = sorted(a for a, _b in rounds)[2], sorted(b for _a, b in rounds)[2]
    return Figure("acknowledgements, 8 threads", "per second", ours, "same rows by hand in SQL", theirs, 0.5)


def _run(side: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        return _measured(side, folder)


def _measured(side: str, folder: str) -> float:
    command = [sys.executable, "-m", "tests.bench.acknowledge_by", side, str(Path(folder) / side)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1])["per_second"])
