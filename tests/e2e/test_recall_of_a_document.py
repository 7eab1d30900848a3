"""A recall freezes a download that is under way, and closes when the sums agree."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import keeping
from tests.e2e.codes import go_through, need_oathtool, type_code
from tests.e2e.conftest import Open, Site
from tests.e2e.planting import plant
from tests.e2e.rooms import READERS, login_of

pytestmark = pytest.mark.e2e

FIRST = 1000
SMALL = 4096
"""Bytes that wait on the reader's side: so the server cannot send the rest ahead of its being read."""


def test_recall_ends_a_download_under_way_and_closes_with_equal_sums(open_as: Open, site: Site) -> None:
    need_oathtool()
    made = {"code": "TH1", "number": "10/TCT-TH1", "title": "Phương án điều xe", "words": "dieuxe"}
    item = plant(site, "circulating", heavy=True, **made)
    reader, head = open_as(login_of(READERS[0], "TH1")), open_as(login_of("truong", "TH1"))
    go_through(reader, item)

    with slow_download(reader, f"{item}tai-ve/") as (announced, rest):
        recall(head, item)
        received = FIRST + sum(len(piece) for piece in rest)

    assert FIRST < received < announced
    assert [reader.request.get(f"{item}{door}").status for door in ("", "trang/1.jpg", "tai-ve/")] == [404] * 3
    assert keeping.sums(head, item) == (12, 12, 0, 0)
    expect(head.get_by_role("button", name="Kết thúc thu hồi")).to_have_count(0)
    give_back(reader)
    keeping.destroy(head, item, 2, login_of("thuky", "TH1"))
    for number in range(3, 13):
        keeping.take_back(head, item, number)
    assert keeping.sums(head, item) == (12, 0, 11, 1)
    head.get_by_role("button", name="Kết thúc thu hồi").click()
    expect(head.get_by_text("Đã kết thúc thu hồi.")).to_be_visible()


@contextmanager
def slow_download(page: Page, address: str) -> Iterator[tuple[int, Iterator[bytes]]]:
    """How many bytes the answer announces, and the pieces after the first ones, as they come."""
    place = urlsplit(address)
    cookies = "; ".join(f"{each.get('name')}={each.get('value')}" for each in page.context.cookies())
    lines = (f"GET {place.path} HTTP/1.1", f"Host: {place.netloc}", f"Cookie: {cookies}", "Connection: close", "", "")
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
        line.settimeout(120)
        line.connect((place.hostname, place.port))
        line.sendall("\r\n".join(lines).encode())
        answer = line.makefile("rb", buffering=0)
        head = list(iter(lambda: _line(answer), b"\r\n"))
        assert head[0].split()[1] == b"200", head
        announced = next(int(each.split(b":")[1]) for each in head if each.lower().startswith(b"content-length:"))
        left = FIRST
        while left:
            left -= len(answer.read(left) or b"")
        yield announced, iter(lambda: _piece(line), b"")


def _line(answer: socket.SocketIO) -> bytes:
    return bytes(answer.readline())


def _piece(line: socket.socket) -> bytes:
    """Nothing where the other side has hung up, in whatever way."""
    try:
        return line.recv(64 * 1024)
    except ConnectionResetError:
        return b""


def recall(page: Page, item: str) -> None:
    """The keeper has no device yet; a recall takes a code that was typed for it."""
    phone = go_through(page, f"{item}thu-hoi/")
    expect(page.locator("[name=code], [name=reason]").first).to_be_visible()
    if page.locator("[name=code]").count():
        type_code(page, phone)
    page.fill("[name=reason]", "sai số liệu")
    page.get_by_role("button", name="Thu hồi tài liệu").click()
    expect(page.get_by_text("Đã thu hồi tài liệu: không ai đọc được nữa.")).to_be_visible()


def give_back(page: Page) -> None:
    page.goto("/circulation/ban-cua-toi/")
    expect(page.get_by_text("đã thu hồi: đề nghị trả lại")).to_be_visible()
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_text("Đã trả lại.")).to_be_visible()
