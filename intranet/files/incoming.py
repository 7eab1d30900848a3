"""The folder for what is being received: nothing in it outlives the process that wrote it.

Every file is held under an exclusive lock while it is in use; the lock goes with the process, however it ends. What
can be locked here belongs to nobody and is wiped, at every start and by every sweep (domain.md §5.1).
"""

import fcntl
import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from intranet.files.refusals import refusal, too_large


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has arrived completely, under a name of our own."""

    path: Path
    sha256: str
    size: int


def most_bytes() -> int:
    """The largest file that is taken in: ``INTRANET_MAX_UPLOAD_MB``, 50 by default."""
    return int(getattr(settings, "INTRANET_MAX_UPLOAD_MB", 50)) * 1024 * 1024


def root() -> Path:
    """Where all files are, incoming and stored; made when it is not there, for this user only."""
    path = Path(settings.INTRANET_FILES_DIR)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def folder() -> Path:
    """The folder, made when it is not there. On the store's disk, so that moving into the store is one step."""
    path = root() / "incoming"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


@contextmanager
def receive(chunks: Iterable[bytes]) -> Iterator[Received]:
    """Write ``chunks`` to a locked file; it is gone at the end of the block unless it was moved into the store.

    Raises:
        FileRefused: ``empty``, or ``too_large``: reading stops at the limit, whatever length was announced.
    """
    with held_file() as (path, file):
        digest, size, most = hashlib.sha256(), 0, most_bytes()
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise too_large(most)
            digest.update(chunk)
            file.write(chunk)
        if not size:
            raise refusal("empty", kinds=frozenset())
        file.flush()
        os.fsync(file.fileno())
        yield Received(path, digest.hexdigest(), size)


@contextmanager
def held_file() -> Iterator[tuple[Path, BinaryIO]]:
    """A new locked file in the folder, mode 0600, removed at the end of the block."""
    path, file = _locked_file()
    try:
        yield path, file
    finally:
        with suppress(FileNotFoundError):
            path.unlink()
        file.close()


@contextmanager
def held_folder() -> Iterator[Path]:
    """A new locked folder in the folder, mode 0700, removed with all that is in it at the end of the block."""
    path = folder() / uuid.uuid4().hex
    path.mkdir(mode=0o700)
    lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(lock)


def wipe() -> int:
    """Remove what dead processes left; returns how many files and folders that were.

    It runs at every start, so it makes no folder.
    """
    path = Path(settings.INTRANET_FILES_DIR) / "incoming"
    return sum(_remove_if_nobodys(file) for file in path.iterdir()) if os.access(path, os.R_OK | os.W_OK) else 0


def _locked_file() -> tuple[Path, BinaryIO]:
    while True:
        path = folder() / uuid.uuid4().hex
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return path, file
        file.close()  # a sweep came between the making and the locking


def _remove_if_nobodys(path: Path) -> bool:
    try:
        lock = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    except (BlockingIOError, FileNotFoundError):
        return False
    finally:
        os.close(lock)
    return True
