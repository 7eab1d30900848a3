"""A real browser against the real demo: web server and worker in processes of their own, in a folder of their own."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from intranet.demo.personas import PASSWORD
from intranet.demo.ports import next_free
from tests.migrated import clean_environment, small_demo

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
READING = 180_000
"""Milliseconds: the first page of a scan is read before the browser gets its answer."""

expect.set_options(timeout=20_000)  # a busy machine is late, not wrong

DESKTOP, PHONE = (1360, 900), (390, 844)
UNSEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess")
"""What the browser draws ahead for its own window, again for everybody who is signed in: more work than our pages."""
KEPT_OFF = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    "PreconnectToSearch",
)
"""Switched off by Playwright, whose list ours replaces."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*UNSEEN, *KEPT_OFF))}",
]


@dataclass(frozen=True)
class Site:
    """The served demo: all that it writes, its temporary files and its log too, lies below ``data``. ``beside`` are
    processes by name that work in the same folder and end with the site, when their input does.
    """

    url: str
    data: Path
    beside: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict, compare=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One served demo for all stories."""
    need_chromium()
    with serving(tmp_path_factory.mktemp("demo")) as served:
        yield served


@pytest.fixture(scope="session")
def untold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A served demo in which no story was told: for tours, which find their way by what comes first in a list."""
    need_chromium()
    with serving(tmp_path_factory.mktemp("untold")) as served:
        yield served


def need_chromium() -> None:
    """Skip where there is no browser."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (on Debian: apt-get install chromium)")


@contextmanager
def serving(data: Path) -> Iterator[Site]:
    """Started as ``make demo`` starts it, in a folder that has its content; stopped as Ctrl-C stops it."""
    # Each worker of the test run looks from a place of its own: a demo binds its port long after it has chosen it.
    port = next_free(8300 + 50 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")))
    small_demo(data)
    (data / "tmp").mkdir(exist_ok=True)
    with (data / "demo.log").open("wb") as log:
        demo = subprocess.Popen(
            [sys.executable, "-m", "intranet.demo", "--small", "--port", str(port)],
            cwd=ROOT,
            env=environment_of(data) | {"TMPDIR": str(data / "tmp")},
            stdout=log,
            stderr=log,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", demo, data / "demo.log")
            with _ending(Site(f"http://127.0.0.1:{port}", data)) as site:
                yield site
        finally:
            demo.terminate()
            demo.wait(timeout=30)


@contextmanager
def _ending(site: Site) -> Iterator[Site]:
    try:
        yield site
    finally:
        for process in site.beside.values():
            process.communicate(timeout=30)


def environment_of(data: Path) -> dict[str, str]:
    """For a process that works in the folder of a served site."""
    return clean_environment() | {"INTRANET_DATA_DIR": str(data)}


Found = TypeVar("Found")


def eventually(look: Callable[[], Found], seconds: float = 20) -> Found:
    """What ``look`` finds as soon as it finds something: the worker does its part in a process of its own."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > deadline:
            pytest.fail("nothing came of it")
        time.sleep(0.1)
    return found


def need_tesseract() -> None:
    """Skip where no program reads a scan: there the house refuses scans altogether."""
    program = shutil.which("tesseract")
    said = subprocess.run([program, "--list-langs"], capture_output=True, check=False).stdout if program else b""
    if b"vie" not in said:
        pytest.skip("tesseract is not installed with Vietnamese (on Debian: apt-get install tesseract-ocr-vie)")


def _wait(url: str, demo: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        if demo.poll() is not None:
            pytest.fail(f"the demo ended with {demo.returncode}:\n{log.read_text()[-4000:]}")
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  our own loopback address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the demo does not answer:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all stories."""
    need_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


Open = Callable[..., Page]


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[Open]:
    """``open_as("tran.thu.ha", size=PHONE)``: a page in a browser of its own, signed in through the form."""
    with _opening(browser, site) as sign_in:
        yield sign_in


@pytest.fixture(scope="module")
def tour(browser: Browser, untold: Site) -> Iterator[Open]:
    """As ``open_as``, but where no story was told, and the same page for the same person as long as the module lasts:
    for looking.
    """
    with _opening(browser, untold) as sign_in:
        yield cache(sign_in)


@contextmanager
def _opening(browser: Browser, site: Site) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def sign_in(login: str | None, *, size: tuple[int, int] = DESKTOP, javascript: bool = True) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(
            base_url=site.url, viewport=viewport, java_script_enabled=javascript, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/")
        if login is not None:
            page.fill("[name=username]", login)
            page.fill("[name=password]", PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_selector(".nav", state="attached")
        return page

    yield sign_in
    for context in contexts:
        context.close()
