import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import connection

from intranet.audit.models import Event
from intranet.database import write_transaction
from intranet.files.errors import FileRefused
from intranet.files.models import Attachment, StoredFile
from intranet.files.queries import attachments_of, hashes_of
from intranet.files.services import accept_bytes, accept_file, attach, detach_all, examine_bytes
from intranet.people.models import Person
from tests.files.conftest import kept_in

MEGABYTE = 1024 * 1024


class Arriving(UploadedFile):
    """An upload whose pieces arrive one by one, and may stop arriving."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__(name="a.txt")
        self.pieces = pieces

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        return self.pieces


def test_accept_file_stores_an_upload_with_its_text(clerk: Person) -> None:
    content = "Công văn số 1052".encode()

    stored = accept_file(SimpleUploadedFile("cv.txt", content), by=clerk)

    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (stored.kind, stored.text, stored.text_note, stored.notices) == ("txt", "Công văn số 1052", "", [])
    assert (stored.media_type, stored.created_by) == ("text/plain; charset=utf-8", clerk)
    event = Event.objects.get(action="file.accepted")
    assert (event.actor_id, event.details) == (clerk.pk, {"kind": "txt", "size": len(content)})


def test_accept_file_keeps_the_same_content_once(clerk: Person, files_dir: Path) -> None:
    first = accept_bytes("a.txt", b"Cong van", by=clerk)
    second = accept_bytes("b.txt", b"Cong van", by=clerk)

    assert second == first
    assert kept_in(files_dir) == [first.sha256]


def test_accept_file_over_the_limit_is_refused_before_the_rest_arrives(
    clerk: Person, files_dir: Path, settings
) -> None:
    settings.INTRANET_MAX_UPLOAD_MB = 1
    arrived = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            arrived.append(number)
            yield b"a" * (MEGABYTE // 2)

    with pytest.raises(FileRefused) as refused:
        accept_file(Arriving(pieces()), by=clerk)

    assert (refused.value.code, arrived, kept_in(files_dir)) == ("too_large", [0, 1, 2], [])


def test_accept_file_of_exactly_the_limit_is_kept(clerk: Person, settings) -> None:
    settings.INTRANET_MAX_UPLOAD_MB = 1

    assert accept_bytes("a.txt", b"a" * MEGABYTE, by=clerk).size == MEGABYTE


def test_accept_file_aborted_half_way_leaves_nothing(clerk: Person, files_dir: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"a" * 1000
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        accept_file(Arriving(pieces()), by=clerk)

    assert (kept_in(files_dir), StoredFile.objects.count()) == ([], 0)


def test_accept_file_puts_the_bytes_where_only_we_may_read(clerk: Person, files_dir: Path) -> None:
    stored = accept_bytes("a.txt", b"Cong van", by=clerk)

    path = files_dir / stored.sha256[:2] / stored.sha256[2:4] / stored.sha256
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert files_dir.stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
def test_accept_file_inside_a_transaction_is_an_error_of_the_caller(clerk: Person) -> None:
    with pytest.raises(RuntimeError), write_transaction():
        accept_bytes("a.txt", b"Cong van", by=clerk)

    assert StoredFile.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_accept_file_by_many_at_once_keeps_one_row_and_one_file(clerk: Person, files_dir: Path) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("threads that write need a database file")
    results: list[int] = []
    ready = threading.Barrier(4)

    def send() -> None:
        ready.wait()
        try:
            results.append(accept_bytes("a.txt", b"Cong van" * 1000, by=clerk).pk)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    stored = StoredFile.objects.get()
    assert results == [stored.pk] * 4
    assert kept_in(files_dir) == [stored.sha256]


def test_examine_bytes_finds_the_same_and_stores_nothing(clerk: Person, files_dir: Path) -> None:
    reading = examine_bytes("a.txt", b"Cong van", by=clerk)

    assert (reading.kind, reading.text) == ("txt", "Cong van")
    assert (kept_in(files_dir), StoredFile.objects.count()) == ([], 0)


def test_attach_cleans_the_name_and_keeps_the_order(circle: Group, clerk: Person) -> None:
    stored = accept_bytes("a.txt", b"Cong van", by=clerk)

    attach(stored, circle, role="annex", name="../Phụ lục", position=2)
    attach(stored, circle, role="original", name="cv.md", position=1)

    assert [(a.name, a.role) for a in attachments_of(circle)] == [("cv.md", "original"), ("Phụ lục.txt", "annex")]
    assert [(h.name, h.sha256, h.size) for h in hashes_of(circle)] == [
        ("cv.md", stored.sha256, 8),
        ("Phụ lục.txt", stored.sha256, 8),
    ]


def test_detach_all_takes_off_the_files_of_this_subject_only(annex: Attachment, circle: Group) -> None:
    other = Group.objects.create(name="khác")
    attach(annex.file, other, role="annex", name="a.txt")

    assert detach_all(circle) == 1
    assert (attachments_of(circle), [a.name for a in attachments_of(other)]) == ([], ["a.txt"])


@pytest.mark.parametrize("files", [1, 3])
def test_attachments_of_takes_one_query(files: int, circle: Group, clerk: Person, django_assert_num_queries) -> None:
    stored = accept_bytes("a.txt", b"Cong van", by=clerk)
    for number in range(files):
        attach(stored, circle, role="annex", name=f"{number}.txt")

    with django_assert_num_queries(1):
        assert [a.file.kind for a in attachments_of(circle)] == ["txt"] * files
