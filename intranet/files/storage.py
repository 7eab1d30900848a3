"""Private storage: each content once, byte for byte, in a file that is named after its SHA-256."""

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from intranet.files.errors import FileDamaged
from intranet.files.incoming import Received, root

CHUNK = 256 * 1024
SMALL = 5 * 1024 * 1024
"""Up to this size a file is read whole and hashed before its first byte goes out; a larger one while it goes out."""


def path_of(sha256: str) -> Path:
    """The place of a content: ``ab/cd/abcd…``."""
    return root() / sha256[:2] / sha256[2:4] / sha256


def put(received: Received) -> None:
    """Move what was received into the store, or find it there already. On return it survives a power cut.

    The row that names it is written afterwards: when that fails, a file without a row is left for the sweep, never a
    row without a file.
    """
    target = path_of(received.sha256)
    with locked(fcntl.LOCK_SH):
        if target.exists() and is_intact(received.sha256, received.size):
            os.utime(target)  # counts as new for the sweep
            return
        if _hash_of(received.path) != received.sha256:
            raise FileDamaged("the disk does not hold what was written to it")
        for directory in (target.parent.parent, target.parent):
            directory.mkdir(mode=0o700, exist_ok=True)
        received.path.replace(target)
        for directory in (target.parent, target.parent.parent, root()):
            _sync(directory)


def is_intact(sha256: str, size: int) -> bool:
    """Whether the stored file has this size and hash."""
    path = path_of(sha256)
    return path.is_file() and path.stat().st_size == size and _hash_of(path) == sha256


def read_small(sha256: str) -> bytes:
    """The bytes of a small file: what is returned is what was hashed.

    Raises:
        FileDamaged: missing, shortened or changed.
    """
    try:
        content = path_of(sha256).read_bytes()
    except FileNotFoundError as error:
        raise FileDamaged(f"missing: {sha256}") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged(f"changed: {sha256}")
    return content


def open_large(sha256: str, size: int) -> BinaryIO:
    """A large file, of which only the size is known to be right so far.

    Raises:
        FileDamaged: missing or of another size.
    """
    try:
        file = path_of(sha256).open("rb")
    except FileNotFoundError as error:
        raise FileDamaged(f"missing: {sha256}") from error
    if os.fstat(file.fileno()).st_size != size:
        file.close()
        raise FileDamaged(f"changed: {sha256}")
    return file


def chunks_of(file: BinaryIO, first: int, last: int, *, sha256: str = "") -> Iterator[bytes]:
    """Bytes ``first`` to ``last`` of an open stored file, both included.

    With ``sha256`` the last piece is held back until the hash of all pieces is known to be that: a damaged file then
    arrives cut short, which the announced length tells the receiver, and never complete.

    Raises:
        FileDamaged: the hash is another one.
    """
    digest, left = hashlib.sha256(), last - first + 1
    file.seek(first)
    while left > 0 and (piece := file.read(min(CHUNK, left))):
        left -= len(piece)
        digest.update(piece)
        if not left and sha256 and digest.hexdigest() != sha256:
            raise FileDamaged(f"changed: {sha256}")
        yield piece


def stored_before(seconds: float) -> Iterator[Path]:
    """Files of the store that were put there at least ``seconds`` ago."""
    return (path for path in sorted(root().glob("??/??/*")) if is_older(path, seconds))


def is_older(path: Path, seconds: float) -> bool:
    """Whether the file was last put at least ``seconds`` ago; False when it is gone."""
    try:
        return path.stat().st_mtime <= time.time() - seconds
    except FileNotFoundError:
        return False


@contextmanager
def locked(how: int) -> Iterator[None]:
    """The store's lock: shared to put, exclusive to sweep, so that a sweep never takes what is just being put again."""
    with (root() / "lock").open("ab") as lock:
        fcntl.flock(lock, how)
        yield


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
