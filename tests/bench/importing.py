"""A letter of ten pages taken in as PDF, all of it: the child that checks and reads, the rows, the draft."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.servers import ROOT
from tests.bench.table import Figure

PROMISED = 0.5
"""Seconds of CPU that an import of ten pages may cost."""


def imports_against_promise() -> Figure:
    """Imports a CPU second; the goal is what was promised, half a second each. The median of five."""
    ours = _measured("ours")
    return Figure("10-page PDF taken in", "imports per CPU second", ours, "0.5 s of CPU each", 1 / PROMISED, 1.0)


def imports_against_poppler() -> Figure | None:
    """The same against poppler's pdftotext, which reads the text and does nothing else; None without poppler. Goal: at
    most thirty times its cost.
    """
    if shutil.which("pdftotext") is None:
        return None
    ours, theirs = _measured("ours"), _measured("poppler")
    return Figure("10-page PDF taken in", "imports per CPU second", ours, "pdftotext, text alone", theirs, 0.033)


def _measured(side: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.import_by", side, str(Path(folder) / side)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return float(json.loads(done.stdout.splitlines()[-1])["per_second"])
