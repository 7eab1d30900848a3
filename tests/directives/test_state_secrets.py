"""State-secret marks behind a cover, and texts with more letterheads than can be looked at."""

import pytest

from intranet.directives.state_secrets import MOST_HEADS, MOST_PAGES, parts_of, state_secret

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
HEAD = f"""ỦY BAN NHÂN DÂN
TỈNH AN BÌNH
{MOTTO}
Độc lập - Tự do - Hạnh phúc
Số: 12/UBND-NC
An Bình, ngày 01 tháng 02 năm 2026
"""
BODY = "Văn bản này có nội dung bình thường của một văn bản.\n" * 20
SECRET = HEAD.replace(MOTTO, f"TUYỆT MẬT\n{MOTTO}") + BODY


def outcome(text: str) -> tuple[str, bool] | None:
    refusal = state_secret(text)
    return refusal and (refusal.code, refusal.doubt)


@pytest.mark.parametrize("between", ["", "\f"], ids=["without pages", "with pages"])
def test_stamp_behind_many_letters_is_found(between: str) -> None:
    assert outcome(between.join([*[HEAD + BODY] * 150, SECRET])) == ("state-secret", False)


def test_more_letterheads_than_can_be_looked_at_are_a_doubt() -> None:
    assert outcome((HEAD + BODY) * MOST_HEADS) is None
    assert outcome((HEAD + BODY) * (MOST_HEADS + 10) + SECRET) == ("secrecy-unchecked", True)


def test_more_pages_than_can_be_looked_at_are_a_doubt() -> None:
    assert outcome(HEAD + BODY + "\fTrang sau." * MOST_PAGES) is None
    assert outcome(HEAD + BODY + "\fTrang sau." * (MOST_PAGES + 1)) == ("secrecy-unchecked", True)


@pytest.mark.parametrize("words", [0, 20, 400, 4_000])
def test_text_of_nothing_but_letterheads_is_read_a_few_times_only(words: int) -> None:
    text = "\n".join(MOTTO + " nội dung" * words for _line in range(270))

    assert sum(map(len, parts_of(text))) < 10 * len(text)
