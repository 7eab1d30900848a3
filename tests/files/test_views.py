"""The one door out: who may, what headers, and that nobody else can tell a file from none."""

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from intranet.files import storage
from intranet.files.errors import FileDamaged
from intranet.files.models import Attachment
from intranet.files.services import accept_bytes, attach
from intranet.people.models import Person
from tests.files.conftest import MembersOnly
from tests.files.samples import packages, pdfs, pictures

CONTENT = b"0123456789" * 500
FIXED = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Accept-Ranges": "bytes",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Disposition": "inline; filename*=utf-8''Ph%E1%BB%A5%20l%E1%BB%A5c%20s%E1%BB%91%201.txt",
}
CONDITIONS: list[dict[str, str]] = [
    {},
    {"Range": "bytes=0-9"},
    {"Range": "bytes=99999-"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    {"If-Range": '"x"', "Range": "bytes=0-9"},
]


def url(attachment: Attachment) -> str:
    return reverse("files:open", args=[attachment.public_id])


def body(response: Any) -> bytes:
    return response.getvalue() if response.streaming else response.content


def test_address_is_the_public_one(annex: Attachment) -> None:
    assert url(annex) == f"/tep/{annex.public_id}/"


def test_reader_gets_the_original_bytes(annex: Attachment, reader: Client) -> None:
    response = reader.get(url(annex))

    assert (response.status_code, body(response)) == (200, CONTENT)
    assert {name: response[name] for name in FIXED} == FIXED
    assert response["Content-Length"] == "5000"
    assert not {"ETag", "Last-Modified"} & set(response.headers)


@pytest.mark.parametrize(
    ("header", "status", "content", "range_"),
    [
        ("bytes=0-9", 206, CONTENT[:10], "bytes 0-9/5000"),
        ("bytes=4990-", 206, CONTENT[-10:], "bytes 4990-4999/5000"),
        ("bytes=-3", 206, CONTENT[-3:], "bytes 4997-4999/5000"),
        ("bytes=5000-", 416, b"", "bytes */5000"),
        ("bytes=0-1,3-4", 200, CONTENT, None),
        ("nonsense", 200, CONTENT, None),
    ],
)
def test_reader_gets_the_range_asked_for(
    header: str, status: int, content: bytes, range_: str | None, annex: Attachment, reader: Client
) -> None:
    response = reader.get(url(annex), headers={"Range": header})

    assert (response.status_code, body(response), response.get("Content-Range")) == (status, content, range_)
    assert response["Content-Length"] == str(len(content))
    assert {name: response[name] for name in FIXED} == FIXED


def test_reader_who_asks_with_head_gets_the_headers_only(annex: Attachment, reader: Client) -> None:
    got, head = reader.get(url(annex)), reader.head(url(annex), headers={"Range": "bytes=0-9"})

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == got.headers


@pytest.mark.parametrize("condition", CONDITIONS[3:5], ids=str)
def test_reader_is_never_answered_not_modified(condition: dict[str, str], annex: Attachment, reader: Client) -> None:
    response = reader.get(url(annex), headers=condition | {"If-None-Match": f'"{annex.file.sha256}"'})

    assert (response.status_code, body(response)) == (200, CONTENT)


def test_reader_with_if_range_gets_the_whole(annex: Attachment, reader: Client) -> None:
    response = reader.get(url(annex), headers={"If-Range": f'"{annex.file.sha256}"', "Range": "bytes=0-9"})

    assert (response.status_code, body(response)) == (200, CONTENT)


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_outsider_gets_what_nobody_gets(
    method: str, condition: dict[str, str], annex: Attachment, reader: Client, outsider: Client
) -> None:
    assert reader.get(url(annex)).status_code == 200  # it is there to be found

    hidden = getattr(outsider, method)(url(annex), headers=condition)
    missing = getattr(outsider, method)(reverse("files:open", args=[uuid.uuid4()]), headers=condition)

    assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert hidden.headers == missing.headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_other_methods_are_refused_before_anybody_looks(
    method: str, annex: Attachment, reader: Client, outsider: Client
) -> None:
    answers = [
        getattr(client, method)(address)
        for client in (reader, outsider)
        for address in (url(annex), reverse("files:open", args=[uuid.uuid4()]))
    ]

    assert [answer.status_code for answer in answers] == [405] * 4


def test_somebody_not_signed_in_is_sent_to_sign_in(annex: Attachment) -> None:
    hidden, missing = Client().get(url(annex)), Client().get(reverse("files:open", args=[uuid.uuid4()]))

    assert (hidden.status_code, missing.status_code) == (302, 302)


def test_reader_who_lost_the_right_cannot_resume(annex: Attachment, members: MembersOnly, reader: Client) -> None:
    first = reader.get(url(annex), headers={"Range": "bytes=0-999"})
    assert body(first) == CONTENT[:1000]
    members.readers.clear()

    assert reader.get(url(annex), headers={"Range": "bytes=1000-"}).status_code == 404


def test_same_bytes_on_another_subject_open_only_for_its_readers(
    annex: Attachment, members: MembersOnly, stranger: Person, reader: Client, outsider: Client
) -> None:
    other = Group.objects.create(name="khác")
    members.readers.add((other, stranger))
    there = attach(annex.file, other, role="annex", name="a.txt")

    statuses = {
        (who, which): client.get(url(at)).status_code
        for who, client in (("r", reader), ("o", outsider))
        for which, at in (("here", annex), ("there", there))
    }

    assert statuses == {("r", "here"): 200, ("r", "there"): 404, ("o", "here"): 404, ("o", "there"): 200}


@pytest.mark.parametrize("label", ["plugin_absent.item", "nonsense", "auth.permission"])
def test_file_of_something_without_a_policy_is_hidden(label: str, annex: Attachment, reader: Client) -> None:
    Attachment.objects.update(subject_model=label)

    assert reader.get(url(annex)).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "disposition"),
    [
        (pdfs.pdf("a"), "a.pdf", 'inline; filename="a.pdf"'),
        (pictures.png(), "a.png", 'inline; filename="a.png"'),
        (pictures.jpg(), "a.jpg", 'inline; filename="a.jpg"'),
        (packages.docx("a"), "a.docx", 'attachment; filename="a.docx"'),
        (packages.odt("a"), "a.odt", 'attachment; filename="a.odt"'),
        (packages.xlsx(a=[[1]]), "a.xlsx", 'attachment; filename="a.xlsx"'),
    ],
)
def test_only_what_a_browser_shows_safely_is_shown(
    content: bytes, name: str, disposition: str, circle: Group, clerk: Person, reader: Client
) -> None:
    attachment = attach(accept_bytes(name, content, by=clerk), circle, role="annex", name=name)

    response = reader.get(url(attachment))

    assert (response["Content-Disposition"], body(response)) == (disposition, content)
    assert response["Content-Security-Policy"] == FIXED["Content-Security-Policy"]
    assert reader.head(f"{url(attachment)}?download")["Content-Disposition"].startswith("attachment; ")


def test_name_cannot_write_headers(circle: Group, clerk: Person, reader: Client) -> None:
    stored = accept_bytes("a.txt", b"a", by=clerk)
    attachment = attach(stored, circle, role="annex", name='a"\r\nSet-Cookie: b=c\u202e.txt')

    assert reader.head(url(attachment))["Content-Disposition"] == 'inline; filename="a_Set-Cookie_ b=c.txt"'


def test_large_file_is_streamed_whole_and_in_part(
    annex: Attachment,
    reader: Client,
    cadre: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(storage, "SMALL", 1000)
    monkeypatch.setattr(storage, "CHUNK", 300)
    caplog.set_level("INFO", "intranet.files")

    whole, part = reader.get(url(annex)), reader.get(url(annex), headers={"Range": "bytes=100-999"})

    assert (whole.streaming, body(whole), body(part)) == (True, CONTENT, CONTENT[100:1000])
    assert {name: whole[name] for name in FIXED} == FIXED
    assert [record.args[1:] for record in caplog.records] == [(5000, cadre.pk), (900, cadre.pk)]


def test_large_file_left_half_way_is_logged_with_what_went_out(
    annex: Attachment, reader: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(storage, "SMALL", 1000)
    monkeypatch.setattr(storage, "CHUNK", 300)
    caplog.set_level("INFO", "intranet.files")

    response = reader.get(url(annex))
    pieces = iter(response)
    next(pieces), next(pieces)
    response.close()

    assert [record.args[1] for record in caplog.records] == [300]


def test_damaged_file_is_an_error_and_not_a_download(annex: Attachment, reader: Client) -> None:
    storage.path_of(annex.file.sha256).write_bytes(b"x" * 5000)

    with pytest.raises(FileDamaged):
        reader.get(url(annex))


def test_delivery_is_logged_with_its_bytes_and_no_name(
    annex: Attachment, reader: Client, cadre: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "intranet.files")

    response = reader.get(url(annex), headers={"Range": "bytes=0-99"})

    assert body(response) == CONTENT[:100]
    assert f"attachment {annex.public_id}: 100 bytes sent to person {cadre.pk}" in caplog.messages
    assert "Phụ lục" not in caplog.text
