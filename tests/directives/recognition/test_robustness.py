"""Any string is accepted, and none makes recognition run away."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.directives.recognition import find_all, find_stamp, parse, recognise
from tests.directives.recognition.letters import letter

SIZE = 300_000
SECONDS = 2.0  # of processor time; a quadratic step takes minutes
_HEAD = letter("cong-van-so-noi-vu").split("Thực hiện")[0]
HOSTILE = {
    "dots": ".",
    "blanks": " ",
    "hyphens": "-",
    "digits": "1",
    "slashes": "/",
    "short lines": "T\n",
    "numbers": "1 ",
    "almost symbols": "1/A-",
    "endless symbol": "A-QĐ/",
    "symbols": "12/QĐ-UBND ",
    "accents": "\u0301",
    "accented letters": "a\u0301\u0323",
    "bullets": "* ",
    "pages": "\f1\n",
    "mottos": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "dates": "A, ngày ",
    "bodies": "ỦY BAN NHÂN DÂN ",
    "unknown scripts": "ﷺ",
}
HOSTILE_BODIES = {
    "bases": "\nCăn cứ A",
    "duties": "\n1. A.",
    "articles": "\nĐiều 1. A",
    "recipients": "\nNơi nhận:\n" + "- A;\n" * 9,
    "signatures": "\nTM. ỦY BAN",
    "annexes": "\nPHỤ LỤC ",
    "leads": "\nGiao A ",
}


def _measured(text: str) -> float:
    started = time.process_time()
    recognise(text)
    return time.process_time() - started


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_recognise_hostile_text_stays_within_its_time(piece):
    assert _measured(piece * (SIZE // len(piece))) < SECONDS


@pytest.mark.parametrize("piece", HOSTILE_BODIES.values(), ids=HOSTILE_BODIES.keys())
def test_recognise_hostile_body_below_a_true_letterhead_stays_within_its_time(piece):
    assert _measured(_HEAD + piece * (SIZE // len(piece))) < SECONDS


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_recognise_any_text_is_accepted(text):
    assert recognise(text).kind in ("directive", "not-directive", "secret")
    assert find_stamp(text) is None or recognise(text).kind == "secret"
    assert all(0 <= start < end <= len(text) for _, (start, end) in find_all(text))
    parse(text)


_WORDS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH", "Số: ",
    "Số 1", "/QĐ-UBND", "-CT/TU", "12/", "Kính gửi:", "- A;", "- B.", "Nơi nhận:", "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN", "T/M ", "CHỦ TỊCH", "Lê Minh Đức", "V/v ", "về ", "CHỈ THỊ", "QUYẾT ĐỊNH",
    "An Bình, ngày 99 tháng 13 năm 2026", "ngày tháng năm", "1. A", "2.1. B", "Điều 1. ", "Căn cứ A;",
    "này phổ biến đến ", "\f2", "MẬT", "PHỤ LỤC", "*", "\u0301",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(["\n", "\n\n", " ", "     ", ""])), max_size=40))
def test_recognise_parts_in_any_order_is_accepted(parts):
    text = "".join(word + gap for word, gap in parts)

    recognition = recognise(text)

    assert all(0 <= start <= end <= len(text) for field in recognition.fields for start, end in field.spans)
    assert all((field.value is None) == (field.confidence == "missing") for field in recognition.fields)
