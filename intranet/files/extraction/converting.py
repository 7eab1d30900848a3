"""LibreOffice makes a DOCX of an old Word file: in a process, a profile and a folder of its own, all thrown away.

``python -m intranet.files.extraction.converting PROGRAM ARGUMENTS…`` binds itself to its limits and becomes PROGRAM.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from intranet.files.extraction.limits import MEGABYTE
from intranet.files.extraction.outcome import Refused

SECONDS = 60
_ROOT = Path(__file__).resolve().parents[3]
_MEMORY, _CPU, _LARGEST, _FILES = 4096 * MEGABYTE, 45, 64 * MEGABYTE, 512
_ONE_AT_A_TIME = threading.Lock()

_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),  # never fetch what is linked
)


def program() -> str | None:
    """The path of LibreOffice, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(file: Path, folder: Path) -> Path:
    """A DOCX made of ``file`` in the empty ``folder``, which the caller throws away.

    Raises:
        Refused: ``old_office`` where LibreOffice is not installed; ``too_demanding``; ``damaged``: it made nothing.
    """
    found = program()
    if found is None:
        raise Refused("old_office")
    _write_profile(folder / "profile")
    source = folder / "original.doc"
    os.link(file, source)
    order = [
        found, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    with _ONE_AT_A_TIME:
        _run(order, folder)
    made = folder / "out" / "original.docx"
    if not made.is_file():
        raise Refused("damaged")
    return made


def _write_profile(path: Path) -> None:
    (path / "user").mkdir(parents=True)
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (path / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(order: list[str], folder: Path) -> None:
    nowhere = "http://127.0.0.1:9"
    child = subprocess.Popen(  # noqa: S603  our own interpreter and module; every path is ours, not the sender's
        [sys.executable, "-m", "intranet.files.extraction.converting", *order],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "PYTHONPATH": str(_ROOT),
            "PYTHONSAFEPATH": "1",
            "http_proxy": nowhere,
            "https_proxy": nowhere,
        },
        start_new_session=True,
    )
    try:
        child.wait(SECONDS)
    except subprocess.TimeoutExpired as late:
        raise Refused("too_demanding") from late
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # the launcher's own children too
        child.wait()


def _become(command: list[str]) -> None:
    """Bind this process for good, then be the program."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
    os.execv(command[0], command)  # noqa: S606  the program that our own process named


if __name__ == "__main__":
    _become(sys.argv[1:])
