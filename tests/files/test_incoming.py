import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from intranet.files.errors import FileRefused
from intranet.files.incoming import folder, held_folder, receive, wipe

HOLD = """
import sys, types
from django.conf import settings
settings.configure(INTRANET_FILES_DIR=sys.argv[1])
from intranet.files.incoming import receive
with receive([b"HOACHUONGVANG"]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_receive_removes_the_file_at_the_end() -> None:
    with receive([b"a", b"b"]) as received:
        assert (received.path.read_bytes(), received.size) == (b"ab", 2)
        assert received.path.stat().st_mode & 0o777 == 0o600

    assert list(folder().iterdir()) == []


def test_receive_of_nothing_is_refused() -> None:
    with pytest.raises(FileRefused) as refused, receive([]):
        pass

    assert (refused.value.code, list(folder().iterdir())) == ("empty", [])


def test_wipe_leaves_what_is_being_received() -> None:
    with receive([b"a"]) as received:
        assert wipe() == 0
        assert received.path.exists()


def test_held_folder_goes_with_all_that_is_in_it() -> None:
    with held_folder() as path:
        (path / "profile").mkdir()
        (path / "profile" / "a").write_bytes(b"a")
        assert wipe() == 0
        assert path.stat().st_mode & 0o777 == 0o700
        assert (path / "profile" / "a").exists()

    assert list(folder().iterdir()) == []


def test_wipe_removes_a_folder_that_nobody_holds() -> None:
    (folder() / "left" / "profile").mkdir(parents=True)
    (folder() / "left" / "profile" / "a").write_bytes(b"a")

    assert (wipe(), list(folder().iterdir())) == (1, [])


def test_wipe_makes_no_folder(files_dir: Path) -> None:
    assert wipe() == 0
    assert not files_dir.exists()


@pytest.mark.crash
def test_wipe_removes_what_a_killed_process_left(files_dir: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(files_dir)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        assert wipe() == 0  # it is held by a living process
        os.kill(child.pid, signal.SIGKILL)
        child.wait()

    assert len(list(folder().iterdir())) == 1
    assert wipe() == 1
    assert list(folder().iterdir()) == []
