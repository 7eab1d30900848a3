"""Uploads as the web server hands them over."""

import gc
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, UnreadablePostError
from django.test import RequestFactory

from intranet.files.errors import FileRefused
from intranet.files.incoming import folder
from intranet.files.services import accept_file
from intranet.people.models import Person
from tests.files.conftest import kept_in

MEGABYTE = 1024 * 1024
HANDLERS = ["intranet.files.uploads.IncomingUploadHandler"]


@pytest.fixture(autouse=True)
def handlers(settings: Any) -> None:
    settings.FILE_UPLOAD_HANDLERS = HANDLERS
    settings.INTRANET_MAX_UPLOAD_MB = 1


def posted(content: bytes, name: str = "cv.txt") -> HttpRequest:
    return RequestFactory().post("/", {"file": SimpleUploadedFile(name, content)})


def test_an_upload_waits_in_the_incoming_folder_and_goes_with_the_request(clerk: Person, files_dir: Path) -> None:
    request = posted(b"Cong van")
    upload = request.FILES["file"]
    assert (upload.name, upload.size, len(list(folder().iterdir()))) == ("cv.txt", 8, 1)

    stored = accept_file(upload, by=clerk)
    request.close()

    assert kept_in(files_dir) == [stored.sha256]


def test_an_upload_over_the_limit_takes_no_more_room_and_is_refused(clerk: Person, files_dir: Path) -> None:
    request = posted(b"a" * (3 * MEGABYTE))
    upload = request.FILES["file"]
    assert [path.stat().st_size for path in folder().iterdir()] == [MEGABYTE + 1]

    with pytest.raises(FileRefused) as refused:
        accept_file(upload, by=clerk)
    request.close()

    assert (refused.value.code, kept_in(files_dir)) == ("too_large", [])


class Cut:
    """A connection that is cut after ``length`` bytes."""

    def __init__(self, content: bytes, length: int) -> None:
        self.content = content[:length]

    def read(self, size: int = -1) -> bytes:
        if not self.content:
            raise OSError("connection reset")
        piece, self.content = self.content[:size], self.content[size:]
        return piece


def test_an_upload_cut_half_way_leaves_nothing(files_dir: Path) -> None:
    whole = posted(b"a" * (MEGABYTE // 2))
    body = whole.environ["wsgi.input"].read()
    request = posted(b"")
    request.META.update(CONTENT_TYPE=whole.META["CONTENT_TYPE"], CONTENT_LENGTH=str(len(body)))
    request._stream = Cut(body, len(body) // 2)

    with pytest.raises(UnreadablePostError):
        len(request.FILES)
    del request
    gc.collect()

    assert kept_in(files_dir) == []


def test_two_uploads_of_one_name_do_not_meet(clerk: Person) -> None:
    one, two = posted(b"Cong van mot"), posted(b"Cong van hai")
    uploads = one.FILES["file"], two.FILES["file"]

    texts = [accept_file(upload, by=clerk).text for upload in uploads]
    one.close()
    two.close()

    assert texts == ["Cong van mot", "Cong van hai"]
