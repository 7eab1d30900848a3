"""Demo content: what editors picked for two queries, and a wording of their own. All of our own writing."""

from typing import Any

from django.contrib.auth import get_user_model

from intranet.contracts import Who, enabled_sources, who
from plugins.fulltext.editors.models import Pick
from plugins.fulltext.editors.picks import choose
from plugins.fulltext.editors.wordings import add_wording
from search.catalogue import folded, query, remove_wording, wordings

EDITOR = "do.minh.chau"
FIRST = (("phòng họp không giấy", "198/KH-UBND"), ("mật khẩu", "1052/UBND-NC"))
LEFT_OUT = (("phòng họp không giấy", "1052/UBND-NC"),)
WORDING = ("PHKG", "phòng họp không giấy")


def load() -> None:
    """The content, whether called once or twice; nothing where the editor of the demo is not, and of documents that the
    index does not know yet none.
    """
    editor = get_user_model()._default_manager.filter(username=EDITOR).first()
    asker = who(editor) if editor else None
    if asker is None or not editor.has_perm("plugin_fulltext.shape_search"):
        return
    if not _own_wordings():
        add_wording(*WORDING, editor)
    for picks, is_left_out in ((FIRST, False), (LEFT_OUT, True)):
        for text, number in picks:
            for identity in _bearing(number, asker):
                choose(text, identity, asker, is_left_out=is_left_out)


def unload() -> None:
    """Leave nothing of it."""
    Pick.objects.filter(words__in=[folded(text) for text, _number in (*FIRST, *LEFT_OUT)]).delete()
    for row in _own_wordings():
        remove_wording(row.pk)


def _bearing(number: str, asker: Who) -> list[tuple[str, str]]:
    found = query(number, tokens=asker.tokens, sources=enabled_sources(), size=1)
    return [(hit.source, hit.key) for hit in found.hits if "".join(each.text for each in hit.number) == number]


def _own_wordings() -> list[Any]:
    return [row for row in wordings() if (row.short, row.long) == WORDING]
