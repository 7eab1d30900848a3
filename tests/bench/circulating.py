"""A restricted page, a space of many documents, the code after a sign-in, sealed files: against what each may cost."""

import json
import subprocess
import sys
import tempfile

from tests.bench.servers import ROOT
from tests.bench.table import Figure

FIRST, KEPT = 0.150, 0.030
"""Seconds of CPU that a page with its mark may cost: the first time, and once it was drawn."""


def circulation_and_codes() -> list[Figure]:
    """All from one process; CPU of it and of those it starts, of each side the cheapest."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.circulate_by", folder]
        answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    cost = {name: 1 / seconds for name, seconds in json.loads(answer.stdout.splitlines()[-1]).items()}
    pages, plain = "pages per CPU second", "pypdfium2 and Pillow alone"
    first, kept = "restricted page, marked, first time", "restricted page, marked, drawn before"
    many = "space of 10,000 documents and 5,000 members"
    return [
        Figure(first, pages, cost["first"], f"{FIRST * 1000:.0f} ms of CPU each", 1 / FIRST, 1),
        Figure(first, pages, cost["first"], plain, cost["plain"], 0.15),
        Figure(kept, pages, cost["kept"], f"{KEPT * 1000:.0f} ms of CPU each", 1 / KEPT, 1),
        Figure(kept, pages, cost["kept"], plain, cost["plain"], 1),
        Figure(many, pages, cost["many"], "one of 100 and 100", cost["few"], 0.67),
        Figure("code typed after a password", "per CPU second", cost["code"], "the sign-in", cost["login"], 0.77),
        Figure("32 MB sealed", "per second", cost["seal"], "shutil.copyfile and fsync", cost["copy"], 0.5),
    ]
