"""Acknowledgements a second through the service, against the same rows written by hand in SQL, eight threads each."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.servers import ROOT
from tests.bench.table import Figure


def acknowledgements_against_sql() -> Figure:
    """Acknowledgements per second; goal 0.5 ×, without an error. Each side has its own copy of the same database."""
    with tempfile.TemporaryDirectory() as folder:
        figures = [_run("service", folder), _run("sql", folder)]
    return Figure("acknowledgements, 8 threads", "per second", figures[0], "same rows by hand in SQL", figures[1], 0.5)


def _run(side: str, folder: str) -> float:
    command = [sys.executable, "-m", "tests.bench.acknowledge_by", side, str(Path(folder) / side)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1])["per_second"])
