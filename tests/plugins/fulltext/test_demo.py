"""The demo shows what editors can do."""

import pytest

from intranet.registry.services import enable
from plugins.fulltext import demo
from plugins.fulltext.editors.models import Pick
from plugins.fulltext.saved.models import SavedSearch
from search import feed
from search.catalogue import wordings
from tests.factories.documents import issued
from tests.factories.province import Province


def test_demo_picks_its_documents_once_and_leaves_nothing(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    enable("fulltext")
    monkeypatch.setattr(demo, "EDITOR", "editor")
    monkeypatch.setattr(demo, "READER", "cadre")
    before = len(wordings())
    papers = {number: issued(province, symbol=number) for number in ("198/KH-UBND", "1052/UBND-NC")}
    while feed.drain():
        pass

    demo.load()
    demo.load()

    keys = {str(paper.pk): number for number, paper in papers.items()}
    assert [(pick.text, keys[pick.key], pick.is_left_out) for pick in Pick.objects.order_by("text", "pk")] == [
        ("mật khẩu", "1052/UBND-NC", False),
        ("phòng họp không giấy", "198/KH-UBND", False),
        ("phòng họp không giấy", "1052/UBND-NC", True),
    ]
    assert len(wordings()) == before + 1
    assert [(saved.person, saved.name) for saved in SavedSearch.objects.all()] == [(province.cadre, demo.FOLLOWED)]
    demo.unload()
    assert (Pick.objects.count(), SavedSearch.objects.count(), len(wordings())) == (0, 0, before)
