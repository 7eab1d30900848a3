import hashlib
import os
import resource
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from intranet.sealing.files import CHUNK, SealedFile, discard, is_intact, keep, pieces, rewrap, unclaimed
from intranet.sealing.seals import SealBroken, is_newest
from tests.sealing.test_keys import ONE, OTHER

FOLDER = "papers"


def _kept(content: bytes) -> SealedFile:
    return keep((content[start : start + 7_000] for start in range(0, len(content), 7_000)), folder=FOLDER)


def _only_file(tmp_path: Path) -> Path:
    return next(path for path in (tmp_path / "files" / "sealed" / FOLDER).glob("??/*"))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5])
def test_content_of_any_size_comes_back(size: int, tmp_path: Path) -> None:
    content = os.urandom(size)

    sealed = _kept(content)

    assert b"".join(pieces(sealed, folder=FOLDER)) == content
    assert (sealed.size, sealed.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert is_intact(sealed, folder=FOLDER)


def test_stored_bytes_hold_nothing_of_the_content(tmp_path: Path) -> None:
    words = "lưu hành hạn chế".encode()

    _kept(words * 10_000)

    assert words not in _only_file(tmp_path).read_bytes()


@pytest.mark.parametrize(
    ("first", "last"), [(0, 0), (5, 9), (CHUNK - 1, CHUNK), (CHUNK, 2 * CHUNK - 1), (2 * CHUNK + 3, 2 * CHUNK + 9)]
)
def test_part_of_a_content_is_that_part(first: int, last: int) -> None:
    content = os.urandom(2 * CHUNK + 10)

    assert b"".join(pieces(_kept(content), folder=FOLDER, first=first, last=last)) == content[first : last + 1]


@pytest.mark.parametrize("place", [0, CHUNK + 20, -1])
def test_changed_byte_is_never_sent(place: int, tmp_path: Path) -> None:
    sealed = _kept(os.urandom(2 * CHUNK))
    path = _only_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)

    with pytest.raises(SealBroken):
        list(pieces(sealed, folder=FOLDER))
    assert not is_intact(sealed, folder=FOLDER)


def test_file_cut_at_a_chunk_is_not_taken_for_a_shorter_one(tmp_path: Path) -> None:
    sealed = _kept(os.urandom(3 * CHUNK))
    path = _only_file(tmp_path)
    path.write_bytes(path.read_bytes()[: 2 * (CHUNK + 16)])

    with pytest.raises(SealBroken):
        list(pieces(replace(sealed, size=2 * CHUNK), folder=FOLDER))


def test_swapped_chunks_are_found(tmp_path: Path) -> None:
    sealed = _kept(os.urandom(3 * CHUNK))
    path, piece = _only_file(tmp_path), CHUNK + 16
    content = path.read_bytes()
    path.write_bytes(content[piece : 2 * piece] + content[:piece] + content[2 * piece :])

    with pytest.raises(SealBroken):
        list(pieces(sealed, folder=FOLDER))


def test_key_of_another_file_opens_nothing() -> None:
    one, other = _kept(b"one"), _kept(b"other")

    with pytest.raises(SealBroken):
        list(pieces(replace(one, wrapped=other.wrapped), folder=FOLDER))


def test_rewrapped_file_opens_without_the_old_key(settings: Any) -> None:
    settings.INTRANET_MASTER_KEY = ONE
    sealed = _kept(b"content")
    settings.INTRANET_MASTER_KEY = f"{OTHER},{ONE}"
    wrapped = rewrap(sealed.name, sealed.wrapped)
    settings.INTRANET_MASTER_KEY = OTHER

    assert b"".join(pieces(replace(sealed, wrapped=wrapped), folder=FOLDER)) == b"content"
    assert is_newest(wrapped)


def test_file_that_no_row_claims_is_found_once_it_is_old() -> None:
    claimed, left = _kept(b"claimed"), _kept(b"left")
    soon = time.time() + 60

    assert list(unclaimed([claimed.name], folder=FOLDER, before=soon)) == [left.name]
    assert list(unclaimed([claimed.name], folder=FOLDER, before=soon - 3600)) == []


def test_discarded_file_is_gone() -> None:
    sealed = _kept(b"content")

    discard(sealed.name, folder=FOLDER)
    discard(sealed.name, folder=FOLDER)

    with pytest.raises(SealBroken):
        list(pieces(sealed, folder=FOLDER))


def test_content_that_breaks_off_leaves_neither_a_file_nor_a_thread(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield os.urandom(20 * CHUNK)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        keep(broken(), folder=FOLDER)

    assert list((tmp_path / "files" / "sealed" / FOLDER).glob("??/*")) == []
    assert not any("ThreadPoolExecutor" in thread.name for thread in threading.enumerate())


def test_full_disk_leaves_neither_a_file_nor_a_thread(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (18 * CHUNK, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            _kept(os.urandom(40 * CHUNK))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert list((tmp_path / "files" / "sealed" / FOLDER).glob("??/*")) == []
    assert not any("ThreadPoolExecutor" in thread.name for thread in threading.enumerate())
