"""A directive to 5,000 people: each opens it and acknowledges it, through the served site."""

import json
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.bench.browser import Browser
from tests.bench.servers import ROOT, served
from tests.bench.table import Figure

PROMISED = 60.0
BROWSERS = 8


def everybody_answers() -> Figure:
    """People a second, against all of them within a minute; two workers, eight people at once. An error ends it, and
    so does a ledger or a chain that does not hold afterwards.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = json.loads(_run("prepare", folder).splitlines()[-1])
        with served("intranet.wsgi:application", site["environment"], 8394, workers=2) as server:
            Browser(server.port, site["cookies"][0]).get(site["path"])
            seconds = _answered(server.port, site)
        _run("check", folder)
    number = len(site["cookies"])
    what = f"a directive read and acknowledged by {number:,}, no error"
    return Figure(what, "people per second", number / seconds, "in 60 s", number / PROMISED, 1)


def _run(what: str, folder: str) -> str:
    command = [sys.executable, "-m", "tests.bench.answer_by", what, folder]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def _answered(port: int, site: dict[str, Any]) -> float:
    begun = time.perf_counter()
    with ThreadPoolExecutor(BROWSERS) as pool:
        list(pool.map(lambda n: _answer(port, site["path"], site["cookies"][n::BROWSERS]), range(BROWSERS)))
    return time.perf_counter() - begun


def _answer(port: int, path: str, cookies: list[str]) -> None:
    browser = Browser(port, cookies[0])
    for cookie in cookies:
        browser.sign_in_as(cookie)
        browser.acknowledge(path)
