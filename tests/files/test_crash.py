"""A process killed between the file and its row leaves a file that the sweep finds, never a row without a file."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from intranet.files import storage
from intranet.files.models import StoredFile
from intranet.files.sweeping import Swept, Verified, sweep, verify

pytestmark = [pytest.mark.crash, pytest.mark.django_db]

KILLED_AFTER_THE_FILE = """
import os, signal, sys
from django.conf import settings
settings.configure(INTRANET_FILES_DIR=sys.argv[1])
from intranet.files import storage
from intranet.files.incoming import receive
with receive([b"Cong van"]) as received:
    storage.put(received)
    os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_BEFORE_THE_FILE = KILLED_AFTER_THE_FILE.replace("    storage.put(received)\n", "")


def run(script: str, folder: Path) -> int:
    return subprocess.run([sys.executable, "-c", script, str(folder)], cwd=Path.cwd()).returncode


def test_killed_between_file_and_row_leaves_a_sweepable_orphan(files_dir: Path) -> None:
    assert run(KILLED_AFTER_THE_FILE, files_dir) == -signal.SIGKILL
    assert (StoredFile.objects.count(), verify()) == (0, Verified(0, (), 0))
    [path] = storage.stored_before(0)
    assert path.read_bytes() == b"Cong van"

    past = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(path, (past, past))

    assert verify() == Verified(0, (), 1)
    assert sweep() == Swept(0, 0, 0, 1)
    assert list(storage.stored_before(0)) == []


def test_killed_before_the_file_was_moved_leaves_nothing_in_the_store(files_dir: Path) -> None:
    assert run(KILLED_BEFORE_THE_FILE, files_dir) == -signal.SIGKILL
    assert list(storage.stored_before(0)) == []

    assert sweep() == Swept(1, 0, 0, 0)


def test_files_live_in_no_folder_that_is_served() -> None:
    served = [Path(django_settings.MEDIA_ROOT), Path(django_settings.STATIC_ROOT)]

    assert not any(Path(django_settings.INTRANET_FILES_DIR).is_relative_to(folder) for folder in served)
