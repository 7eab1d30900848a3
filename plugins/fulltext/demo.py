"""Demo content: what editors picked for two queries, a wording of their own, and a search that a reader follows. All of
our own writing.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.http import QueryDict

from intranet.contracts import Who, enabled_sources, who
from plugins.fulltext.asking import read
from plugins.fulltext.editors.models import Pick
from plugins.fulltext.editors.picks import choose
from plugins.fulltext.editors.wordings import add_wording
from plugins.fulltext.saved.models import SavedSearch
from plugins.fulltext.saved.services import keep
from search.catalogue import folded, query, remove_wording, wordings

EDITOR = "do.minh.chau"
FIRST = (("phòng họp không giấy", "198/KH-UBND"), ("mật khẩu", "1052/UBND-NC"))
LEFT_OUT = (("phòng họp không giấy", "1052/UBND-NC"),)
WORDING = ("PHKG", "phòng họp không giấy")
READER, FOLLOWED = "tran.thu.ha", "an toàn thông tin"


def load() -> None:
    """The content, whether called once or twice; nothing where the people of the demo are not, and nothing of documents
    that the index does not know yet.
    """
    editor, reader = (_person(name) for name in (EDITOR, READER))
    asker = who(editor) if editor else None
    if asker is not None and editor.has_perm("plugin_fulltext.shape_search"):
        _shape(asker)
    if reader is not None:
        keep(reader, read(QueryDict(f"q={FOLLOWED}")))


def _person(name: str) -> Any:
    return get_user_model()._default_manager.filter(username=name).first()


def _shape(asker: Who) -> None:
    if not _own_wordings():
        add_wording(*WORDING, asker.person)
    for picks, is_left_out in ((FIRST, False), (LEFT_OUT, True)):
        for text, number in picks:
            for identity in _bearing(number, asker):
                choose(text, identity, asker, is_left_out=is_left_out)


def unload() -> None:
    """Leave nothing of it."""
    SavedSearch.objects.filter(person__username=READER, name=FOLLOWED).delete()
    Pick.objects.filter(words__in=[folded(text) for text, _number in (*FIRST, *LEFT_OUT)]).delete()
    for row in _own_wordings():
        remove_wording(row.pk)


def _bearing(number: str, asker: Who) -> list[tuple[str, str]]:
    found = query(number, tokens=asker.tokens, sources=enabled_sources(), size=1)
    return [(hit.source, hit.key) for hit in found.hits if "".join(each.text for each in hit.number) == number]


def _own_wordings() -> list[Any]:
    return [row for row in wordings() if (row.short, row.long) == WORDING]
