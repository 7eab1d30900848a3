"""How a topic is called, and how it stands in an address."""

import pytest

from intranet.topics.rules import slug_of, tidy


@pytest.mark.parametrize(
    ("name", "taken", "slug"),
    [
        ("Tổ chức – cán bộ", [], "to-chuc-can-bo"),
        ("Đất đai – môi trường", [], "dat-dai-moi-truong"),
        ("Xây dựng Đảng", ["xay-dung-dang"], "xay-dung-dang-2"),
        ("Y tế", ["y-te", "y-te-2"], "y-te-3"),
        ("–", [], ""),
        ("a" * 80, ["a" * 56], "a" * 56 + "-2"),
    ],
)
def test_slug_is_the_name_without_diacritics_and_nobody_elses(name: str, taken: list[str], slug: str) -> None:
    assert slug_of(name, taken) == slug


def test_tidied_name_has_no_blanks_to_spare() -> None:
    assert tidy("  Y \n  tế ") == "Y tế"
