from datetime import date

import pytest

from search import catalogue
from tests.search.conftest import entry, text_of

pytestmark = pytest.mark.usefixtures("engine")


def suggested(text, tokens=("any",), sources=("letter",), **more):
    return [text_of(one.title) for one in catalogue.suggest(text, tokens=tokens, sources=sources, **more)]


def test_suggest_offers_titles_whose_words_begin_with_what_is_typed(put):
    put(
        entry("1", "Bảo vệ bí mật nhà nước", date=date(2022, 1, 1)),
        entry("2", "Báo cáo mẫu"),
        entry("3", "Kế hoạch", text="bảo mật"),
    )

    assert suggested("bao m") == ["[Báo] cáo [mẫu]", "[Bảo] vệ bí [mật] nhà nước"]
    assert suggested("bí mậ") == ["Bảo vệ [bí mật] nhà nước"]
    assert suggested("") == []


def test_suggest_offers_numbers_with_kind_and_address(put):
    put(entry("1052", "Tăng cường", number="1052/UBND-NC", facets={"kind": "Directive"}))
    (one,) = catalogue.suggest("105", tokens=["any"], sources=["letter"])

    assert (text_of(one.number), one.kind, one.url) == ("[1052]/UBND-NC", "Directive", "/letters/1052/")


def test_suggest_is_bounded(put):
    put(*(entry(str(number), f"Kế hoạch {number}") for number in range(30)))

    assert len(suggested("kế")) == 8
    assert len(suggested("kế", limit=10**6)) == 20
    assert len(suggested("kế", limit=-1)) == 1


def test_suggest_never_offers_what_may_not_be_seen(put):
    put(entry("1", "Kế hoạch mật của Zanzibar", tokens=["unit:9"]), entry("2", "Zanzibar", source="dummy.greeting"))

    assert suggested("zanz", tokens=["any", "unit:9"]) == ["Kế hoạch mật của [Zanzibar]"]
    assert suggested("zanz") == []
    assert suggested("zanz", tokens=[]) == []
    assert suggested("zanz", tokens=["unit:9"], sources=[]) == []
