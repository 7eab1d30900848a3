"""Acknowledgements a second through the service, against the same rows written by hand in SQL, eight threads each."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.servers import ROOT
from tests.bench.table import Figure

ROUNDS = 7


def acknowledgements_against_sql() -> Figure:
    """Acknowledgements per second; goal 0.5 ×, without an error and with a log that holds. Rounds in turn, each on a
    copy of one site; the median of each side.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        _run("prepare", site)
        rounds = [(_measured("service", site), _measured("sql", site)) for _round in range(ROUNDS)]
    ours, theirs = sorted(a for a, _b in rounds)[ROUNDS // 2], sorted(b for _a, b in rounds)[ROUNDS // 2]
    return Figure("acknowledgements, 8 threads", "per second", ours, "same rows by hand in SQL", theirs, 0.5)


def _measured(side: str, site: Path) -> float:
    copy = site.with_name(side)
    shutil.copytree(site, copy)
    rate = float(json.loads(_run(side, copy).splitlines()[-1])["per_second"])
    shutil.rmtree(copy)
    return rate


def _run(side: str, folder: Path) -> str:
    command = [sys.executable, "-m", "tests.bench.acknowledge_by", side, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
