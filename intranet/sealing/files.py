"""Files sealed in chunks: each content under a key of its own, which is wrapped by a master key and kept in a row.

A new master key re-wraps the rows and touches no file. A file whose row is gone cannot be read by anybody.
"""

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from intranet.sealing.keys import SIZE
from intranet.sealing.seals import SealBroken, seal, unseal

CHUNK = 64 * 1024
_TAG = 16
_BATCH = 16
"""Chunks that are held at once, to be hashed and encrypted side by side."""

_PURPOSE = "file-key"


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What a row keeps of a sealed file: where it lies, its wrapped key, and what its content was."""

    name: str
    wrapped: bytes
    size: int
    sha256: str


def keep(chunks: Iterable[bytes], *, folder: str) -> SealedFile:
    """Seal ``chunks`` into a new file of ``folder``; on return it survives a power cut.

    When ``chunks`` or the disk fail, nothing is left. The row is written afterwards: when that fails, a file without a
    row is left, which ``unclaimed`` finds and nobody can read.
    """
    name, key = uuid.uuid4().hex, os.urandom(SIZE)
    target = _path(folder, name)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _new(target) as file:
        size, sha256 = _filled(file, AESGCM(key), name, chunks)
        os.fsync(file.fileno())
    _sync(target.parent)
    return SealedFile(name, seal(key, purpose=_PURPOSE, owner=name), size, sha256)


@contextmanager
def _new(target: Path) -> Iterator[BinaryIO]:
    """A new file at ``target``, which is gone again when it could not be written to the end."""
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        try:
            yield file
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _filled(file: BinaryIO, cipher: AESGCM, name: str, chunks: Iterable[bytes]) -> tuple[int, str]:
    """Size and digest of what is sealed into ``file``; hashed beside, as hashing takes longer than encrypting."""
    digest, size = hashlib.sha256(), 0
    numbered, room = enumerate(_with_last(_even(chunks))), memoryview(bytearray(_BATCH * (CHUNK + _TAG)))
    with ThreadPoolExecutor(max_workers=1) as beside:
        while batch := list(islice(numbered, _BATCH)):
            hashed = beside.submit(_hash, digest, [piece for _number, (piece, _is_last) in batch])
            end = 0
            for number, (piece, is_last) in batch:
                start, end = end, end + len(piece) + _TAG
                cipher.encrypt_into(_nonce(number), piece, _bound(name, number, is_last), room[start:end])
                size += len(piece)
            _write(file, room[:end])
            hashed.result()
    return size, digest.hexdigest()


def _write(file: BinaryIO, sealed: memoryview) -> None:
    """In one piece, and on its way to the disk while the next is made: at the end little is left to wait for."""
    start = file.tell()
    file.write(sealed)
    file.flush()
    os.posix_fadvise(file.fileno(), start, len(sealed), os.POSIX_FADV_DONTNEED)


def _hash(digest: "hashlib._Hash", pieces: list[bytes]) -> None:
    for piece in pieces:
        digest.update(piece)


def pieces(sealed: SealedFile, *, folder: str, first: int = 0, last: int | None = None) -> Iterator[bytes]:
    """Bytes ``first`` to ``last`` of the content, both included; every chunk is verified before it goes out.

    Raises:
        SealBroken: the file is missing, cut, changed, another one's, or its key is not here.
    """
    last = sealed.size - 1 if last is None else last
    key = unseal(sealed.wrapped, purpose=_PURPOSE, owner=sealed.name)
    final = max(sealed.size - 1, 0) // CHUNK
    try:
        with _path(folder, sealed.name).open("rb") as file:
            for number in range(first // CHUNK, last // CHUNK + 1):
                piece = _opened(file, key, sealed.name, number, number == final)
                start = number * CHUNK
                yield piece[max(first - start, 0) : last - start + 1]
    except FileNotFoundError as error:
        raise SealBroken("the file is missing") from error


def is_intact(sealed: SealedFile, *, folder: str) -> bool:
    """Whether the whole content is there and is what was kept."""
    digest = hashlib.sha256()
    try:
        for piece in pieces(sealed, folder=folder):
            digest.update(piece)
    except SealBroken:
        return False
    return digest.hexdigest() == sealed.sha256


def rewrap(name: str, wrapped: bytes) -> bytes:
    """The same file key under the newest master key.

    Raises:
        SealBroken: the key that wrapped it is not here.
    """
    return seal(unseal(wrapped, purpose=_PURPOSE, owner=name), purpose=_PURPOSE, owner=name)


def unclaimed(claimed: Iterable[str], *, folder: str, before: float) -> Iterator[str]:
    """Names of files in ``folder`` that were written before a moment (seconds since 1970) and that no row claims."""
    known = set(claimed)
    for path in sorted(_root(folder).glob("??/*")):
        if path.name not in known and path.stat().st_mtime < before:
            yield path.name


def discard(name: str, *, folder: str) -> None:
    """Remove a sealed file; one that is gone already is no error."""
    _path(folder, name).unlink(missing_ok=True)


def _opened(file: BinaryIO, key: bytes, name: str, number: int, is_last: bool) -> bytes:
    file.seek(number * (CHUNK + _TAG))
    try:
        return AESGCM(key).decrypt(_nonce(number), file.read(CHUNK + _TAG), _bound(name, number, is_last))
    except (InvalidTag, ValueError) as error:
        raise SealBroken("the file was cut or changed") from error


def _even(chunks: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for chunk in chunks:
        if not held and len(chunk) == CHUNK:
            yield bytes(chunk)
            continue
        held += chunk
        while len(held) >= CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    if held:
        yield bytes(held)


def _with_last(even: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each piece and whether it is the last; an empty content is one empty piece."""
    held = next(even, b"")
    for piece in even:
        yield held, False
        held = piece
    yield held, True


def _nonce(number: int) -> bytes:
    """A counter is enough: the key has sealed this one file and no other (NIST SP 800-38D, 8.2.1)."""
    return number.to_bytes(12, "big")


def _bound(name: str, number: int, is_last: bool) -> bytes:
    """Chunks cannot be swapped, left out at the end, or taken from another file."""
    return f"{name}:{number}:{int(is_last)}".encode()


def _root(folder: str) -> Path:
    return Path(settings.INTRANET_FILES_DIR) / "sealed" / folder


def _path(folder: str, name: str) -> Path:
    return _root(folder) / name[:2] / name


def _sync(directory: Path) -> None:
    for each in (directory, directory.parent):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
