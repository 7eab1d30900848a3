import pytest

from search.census import Frequencies
from search.correcting import other_spellings

STANDS_IN = {
    **{f"f{word}": 20 for word in ("bao", "ve", "bi", "mat", "nha", "nuoc", "ke", "hoach", "bac", "kiem", "tra")},
    **dict.fromkeys(("bbao_ve", "bbac_tra", "bve_bi", "bbi_mat", "bmat_nha", "bnha_nuoc", "bke_hoach", "bkiem_tra"), 9),
}


def spellings(query):
    return list(other_spellings(query, lambda terms: Frequencies(100, STANDS_IN)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("baor veej bis maatj", ["bảo vệ bí mật"]),
        ("bao3 ve65, bi1 ma65t", ["bảo vệ, bí mật"]),
        ("bảo veej", ["bảo vệ"]),
        ("ke hoahc", ["ke hoach"]),
        ("ke hoch", ["ke hoach"]),
        ("ke hoacch", ["ke hoach"]),
        ("ke hoacj", ["ke hoạc", "ke hoach"]),
        ("hoachh", ["hoach"]),
        ("baove bi mat", ["bao ve bi mat"]),
        ("baor ve nhaf nuocw", ["bảo ve nhà nươc"]),
        ("baor ve ke hocah", ["bảo ve ke hocah", "bảo ve ke hoach"]),
    ],
)
def test_other_spellings_are_those_that_open_entries_have(query, expected):
    assert spellings(query) == expected


def test_other_spellings_prefer_what_stands_beside_the_neighbours():
    assert spellings("baz ve") == ["bao ve"]
    assert spellings("baz tra") == ["bac tra"]


@pytest.mark.parametrize(
    "query", ["bao ve", "", "58", "bao zzzzzz", "xy", "bap", "bap tia", "kec tra", "x" * 99, "bao " + "qwzx " * 20]
)
def test_other_spellings_of_what_is_known_or_like_nothing_are_none(query):
    assert spellings(query) == []
