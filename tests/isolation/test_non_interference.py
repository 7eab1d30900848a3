"""Nothing that a person may not see moves a byte of what search answers them: the same questions, with the restricted
entries absent, present, and present in an index made anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from intranet.contracts import Who
from intranet.directives.models import Directive
from intranet.registry.services import enable, save_settings
from plugins.fulltext.editors.picks import choose
from search import backends, feed
from search.catalogue import Entry, folded, index
from search.rebuild import rebuild
from tests.factories.documents import issued
from tests.factories.province import Province

pytestmark = pytest.mark.matrix

OPEN = """
    Quy chế bảo vệ bí mật nhà nước|Kế hoạch kiểm tra công tác văn thư|Hướng dẫn lưu trữ hồ sơ điện tử
    Báo cáo tổng kết công tác cán bộ|Nghị quyết về chuyển đổi số|Chỉ thị phòng cháy chữa cháy mùa khô
    Quyết định thành lập ban chỉ đạo|Thông báo kết luận cuộc họp|Công văn đôn đốc giải ngân vốn đầu tư
    Kế hoạch bồi dưỡng nghiệp vụ văn thư|Quy định về an toàn thông tin|Kế hoạch trồng cây đầu xuân
"""
CLOSED = """
    Phương án bảo vệ mục tiêu Hồng Lĩnh|Kế hoạch thanh tra đột xuất dự án Đầm Vạc|Nhân sự dự kiến ban thường vụ
    Báo cáo vụ việc Bến Nghé|Quy chế bảo mật phòng họp số Bảy|Kết luận thẩm tra hồ sơ ông Trịnh Khắc Vũ
    Kế hoạch kiểm tra bí mật nhà nước đợt hai|Chỉ thị điều động lực lượng Trường Giang
"""
ODD = ("*", '"bảo vệ"', '"hồng lĩnh', "title:vạc", "9" * 40, "vạc\0", "VẠC -kế", "%", "bảo OR vạc")


def _titles(lines: str) -> list[str]:
    return [title.strip() for line in lines.strip().splitlines() for title in line.split("|")]


def _entry(at: int, title: str, *tokens: str) -> Entry:
    other = "kế hoạch và báo cáo của các đơn vị trong tỉnh về việc nêu trên, thực hiện đúng hạn"
    return Entry(
        source="guidance",
        key=str(900_000 + at),
        title=title,
        number=f"{at + 1}/{'QC-UBND' if at % 2 else 'KH-TU'}",
        url=f"/cam-nang/{at}/",
        text=f"{title}. {title} {other}",
        tokens=tokens,
        facets={"kind": "Guidance", "issuer": f"Cơ quan {tokens[0]} {at % 3}"},
    )


def _asked() -> list[str]:
    """Words and pairs of the restricted texts in several spellings, their numbers, one-letter errors, and odd ones."""
    titles = _titles(CLOSED)
    pairs = [" ".join(title.split()[-2:]) for title in titles]
    asked = [*titles, *map(folded, titles), *pairs, *(f"{folded(pair)[:-1]}x" for pair in pairs)]
    asked += ["dam vacj", "hoongf linhx", "truong2 giang", "ke hoach", "bao mat", "bi mat nha nuoc", "ban thuong vu"]
    asked += ["vạc", "linh", "nghe", "trinh", "thẩm tra", "KH", "UBND", "qc ubnd"]
    return [*asked, *(f"{number}/{symbol}" for number in (13, 14, 20) for symbol in ("KH-TU", "QC-UBND")), *ODD]


def _addresses() -> Iterator[str]:
    for at, text in enumerate(_asked()):
        yield f"/fulltext/?{urlencode({'q': text})}"
        yield f"/fulltext/suggestions/?{urlencode({'q': text[: 3 + at % 9]})}"
        if at % 4 == 3:
            yield f"/fulltext/?{urlencode({'q': text, 'sort': 'date'})}"
            yield f"/fulltext/?{urlencode({'q': text, 'page': 2})}"
            yield f"/fulltext/?{urlencode({'q': text, 'exact': 1})}"
            yield f"/fulltext/?{urlencode({'q': text, 'issuer': 'Cơ quan any 1', 'kind': 'Guidance'})}"
    for at in (0, 9, 12, 13, 14):  # open ones, and some that are restricted where they are there at all
        yield f"/fulltext/lien-quan/guidance/{900_000 + at}/"
    yield "/van-ban/?q=vac"
    yield "/khong-co-trang/"


MASKED = re.compile(rb'"[A-Za-z0-9]{64}"')
"""Tokens against forged requests."""

Answers = dict[str, tuple[int, dict[str, str], bytes]]


def _answers(person: Any, step: int = 1) -> Answers:
    """Everything that a new session of ``person`` is answered, but for what differs each time."""
    client, seen = Client(), {}
    client.force_login(person)
    for address in list(_addresses())[::step]:
        answer = client.get(address)
        headers = {name: value for name, value in answer.items() if name != "Date"}
        seen[address] = (answer.status_code, headers, MASKED.sub(b"", answer.content))
    return seen


def _differing(some: Answers, others: Answers) -> list[str]:
    return [address for address in some if some[address] != others[address]]


@pytest.fixture
def embedded(tmp_path: Path, settings: Any) -> Iterator[None]:
    """The engine of most offices, holding nothing."""
    settings.SEARCH_URL, settings.SEARCH_INDEX_DIR = "", tmp_path / "index"
    backends.close()
    yield
    backends.close()


def _plant_open() -> None:
    enable("fulltext")
    save_settings("fulltext", {"page_size": 5})
    index(_entry(at, title, "any") for at, title in enumerate(_titles(OPEN)))
    rebuild()


def _plant_closed(province: Province) -> Directive:
    """Entries for others, a document for others with the same words, and picks of both by an editor who sees them."""
    for_whom = (f"under:{province.committee.pk}", f"unit:{province.office.pk}", f"user:{province.cadre.pk}")
    index(_entry(at, title, for_whom[at % 3]) for at, title in enumerate(_titles(CLOSED), start=12))
    document = issued(province, symbol="77/KH-TU", summary="kế hoạch thanh tra dự án Đầm Vạc")
    asker = Who(province.editor, frozenset({*for_whom, "any"}))
    while feed.drain():
        pass
    for text in ("kế hoạch", "dam vac", "bảo mật"):
        choose(text, ("guidance", "900013"), asker)
        choose(text, ("directive", str(document.pk)), asker, is_left_out=True)
    return document


@pytest.mark.usefixtures("embedded")
def test_what_may_not_be_seen_moves_no_byte(province: Province) -> None:
    _plant_open()
    outside, inside = _answers(province.outsider), _answers(province.cadre, 3)
    assert len(_asked()) > 60
    assert sum(b'class="hit"' in body for _status, _headers, body in outside.values()) > 40

    document = _plant_closed(province)
    told = _answers(province.outsider, 3)
    rebuild()

    assert _differing(told, outside) == []
    assert _differing(_answers(province.outsider), outside) == []
    assert len(_differing(_answers(province.cadre, 3), inside)) > 40, "there is much to be leaked"
    client = Client()
    client.force_login(province.outsider)
    assert client.get(document.get_absolute_url()).content == client.get("/khong-co-trang/").content
