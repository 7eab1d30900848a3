from pathlib import Path

import pytest

from intranet.files import storage
from intranet.files.errors import FileDamaged
from intranet.files.incoming import receive


def put(content: bytes) -> str:
    with receive([content]) as received:
        storage.put(received)
        return received.sha256


def test_put_moves_the_bytes_under_their_hash(files_dir: Path) -> None:
    sha256 = put(b"Cong van")

    assert storage.path_of(sha256) == files_dir / sha256[:2] / sha256[2:4] / sha256
    assert storage.path_of(sha256).read_bytes() == b"Cong van"
    assert list((files_dir / "incoming").iterdir()) == []


def test_put_again_mends_a_damaged_copy() -> None:
    sha256 = put(b"Cong van")
    storage.path_of(sha256).write_bytes(b"Cong vam")

    assert put(b"Cong van") == sha256
    assert storage.is_intact(sha256, 8)


def test_put_refuses_what_the_disk_changed_on_the_way() -> None:
    with receive([b"Cong van"]) as received:
        received.path.write_bytes(b"Cong vam")

        with pytest.raises(FileDamaged):
            storage.put(received)

    assert not storage.path_of(received.sha256).exists()


@pytest.mark.parametrize("changed", [b"Cong vam", b"Cong", b""], ids=["other bytes", "shorter", "empty"])
def test_read_small_of_a_changed_file_is_an_error(changed: bytes) -> None:
    sha256 = put(b"Cong van")
    assert storage.read_small(sha256) == b"Cong van"
    storage.path_of(sha256).write_bytes(changed)

    with pytest.raises(FileDamaged):
        storage.read_small(sha256)


def test_open_large_of_another_size_is_an_error() -> None:
    sha256 = put(b"Cong van")
    storage.path_of(sha256).write_bytes(b"Cong")

    with pytest.raises(FileDamaged):
        storage.open_large(sha256, 8)


def test_reading_a_missing_file_is_an_error() -> None:
    with pytest.raises(FileDamaged):
        storage.read_small("0" * 64)
    with pytest.raises(FileDamaged):
        storage.open_large("0" * 64, 8)


def test_chunks_of_a_large_file_that_was_changed_never_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "CHUNK", 4)
    sha256 = put(b"Cong van")
    storage.path_of(sha256).write_bytes(b"Cong vam")

    with storage.open_large(sha256, 8) as file:
        pieces = storage.chunks_of(file, 0, 7, sha256=sha256)

        assert next(pieces) == b"Cong"
        with pytest.raises(FileDamaged):
            next(pieces)
