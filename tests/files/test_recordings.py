"""Films, sound and captions: taken in where a lesson asks for them, whole and by themselves."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from intranet.files.errors import FileRefused
from intranet.files.kinds import LESSON_FILES
from intranet.files.models import StoredFile
from intranet.files.refusals import Refusal, register
from intranet.files.services import accept_bytes, attach
from intranet.people.models import Person
from tests.files.conftest import kept_in
from tests.files.samples import recordings

GOOD = {
    "mp4": recordings.mp4(),
    "webm": recordings.webm(),
    "mp3": recordings.mp3(tag=b"TIT2" + bytes(200)),
    "ogg": recordings.ogg(),
    "vtt": recordings.vtt(),
}
BAD = {
    "a page behind a film": ("a.mp4", recordings.mp4(behind=b"<script>alert(1)</script>"), "damaged"),
    "a film whose pictures lie elsewhere": ("a.mp4", recordings.mp4(flags=bytes(4) + b"http://x/\x00"), "external"),
    "a scene": ("a.mp4", recordings.mp4(handler=b"sdsm"), "not_accepted"),
    "a film cut short": ("a.mp4", recordings.mp4()[:-2], "damaged"),
    "a film without its head": ("a.mp4", recordings.box(b"ftyp", b"isom", bytes(4)), "damaged"),
    "matroska": ("a.webm", recordings.webm(b"matroska"), "not_accepted"),
    "a file in a film": ("a.webm", recordings.webm(more=recordings.element(0x1941A469, b"MZ")), "embedded"),
    "words behind a film": ("a.webm", recordings.webm(behind=b"<html>"), "damaged"),
    "a file in a tag": ("a.mp3", recordings.mp3(tag=b"GEOB" + bytes(200)), "embedded"),
    "words behind sound": ("a.mp3", recordings.mp3(behind=b"<html>"), "damaged"),
    "a tag without sound": ("a.mp3", b"ID3\x03\x00\x00\x00\x00\x00\x00", "damaged"),
    "theora": ("a.ogg", recordings.ogg(b"\x80theora"), "not_accepted"),
    "words behind pages": ("a.ogg", recordings.ogg(behind=b"<html>"), "damaged"),
    "captions without a cue": ("a.vtt", b"WEBVTT\n\nM", "damaged"),
    "captions in no encoding of the web": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:04.000\n\xd1\xe3", "encoding"),
    "a film called a sound": ("a.mp3", recordings.mp4(), "name_disagrees"),
}


@pytest.mark.parametrize("kind", GOOD)
def test_recording_is_kept_byte_for_byte(kind: str, clerk: Person, files_dir: Path) -> None:
    stored = accept_bytes(f"a.{kind}", GOOD[kind], by=clerk, kinds=LESSON_FILES)

    assert (stored.kind, stored.size, kept_in(files_dir)) == (kind, len(GOOD[kind]), [stored.sha256])


@pytest.mark.parametrize("kind", GOOD)
def test_recording_is_no_annex(kind: str, clerk: Person) -> None:
    with pytest.raises(FileRefused) as refused:
        accept_bytes(f"a.{kind}", GOOD[kind], by=clerk)

    assert refused.value.code == "not_accepted"


@pytest.mark.parametrize("what", BAD)
def test_bad_recording_is_refused_and_nothing_is_kept(what: str, clerk: Person, files_dir: Path) -> None:
    name, content, code = BAD[what]

    with pytest.raises(FileRefused) as refused:
        accept_bytes(name, content, by=clerk, kinds=LESSON_FILES)

    assert (refused.value.code, kept_in(files_dir), StoredFile.objects.count()) == (code, [], 0)


def stamped(words: str) -> Refusal | None:
    return Refusal("secret", "Không nhận") if "TUYỆT MẬT" in words else None


def test_recording_is_vouched_for_by_who_has_heard_it(clerk: Person) -> None:
    register(stamped)

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.mp4", GOOD["mp4"], by=clerk, kinds=LESSON_FILES)

    assert (refused.value.code, refused.value.doubt) == ("recording_unheard", True)
    assert accept_bytes("a.mp4", GOOD["mp4"], by=clerk, kinds=LESSON_FILES, vouched=True).kind == "mp4"


def test_captions_are_read_like_any_text(clerk: Person) -> None:
    register(stamped)

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.vtt", recordings.vtt("TUYỆT MẬT"), by=clerk, kinds=LESSON_FILES)

    assert refused.value.code == "secret"
    assert accept_bytes("a.vtt", GOOD["vtt"], by=clerk, kinds=LESSON_FILES).text.endswith("Mở sổ.\n")


def test_recording_is_played_from_where_one_likes(cadre: Person, clerk: Person, circle: Any, client: Client) -> None:
    stored = accept_bytes("a.mp4", GOOD["mp4"], by=clerk, kinds=LESSON_FILES)
    attachment = attach(stored, circle, role="annex", name="a.mp4")
    client.force_login(cadre)

    answer = client.get(f"/tep/{attachment.public_id}/", headers={"Range": "bytes=4-7"})

    assert (answer.status_code, answer.content, answer["Content-Type"]) == (206, b"ftyp", "video/mp4")
    assert answer["Content-Range"] == f"bytes 4-7/{stored.size}"
