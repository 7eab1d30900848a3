"""What one version says otherwise than another: by key, word by word, and as few moves as explain the order."""

import pytest

from plugins.checklists.models import Kind
from plugins.checklists.queries.library import difference
from plugins.checklists.services.library import Asked, Part


def _parts(**sections: str) -> list[Part]:
    """Sections by title, each with the keys of its questions."""
    return [Part(title, tuple(Asked(key, f"{key}?") for key in keys)) for title, keys in sections.items()]


def _said(before: list[Part], after: list[Part]) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.asked.key, change.kinds) for change in difference(before, after).questions]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (_parts(A="abc"), _parts(A="abc"), []),
        ([], _parts(A="a"), [("a", ("added",))]),
        (_parts(A="abc"), _parts(A="ac"), [("b", ("removed",))]),
        (_parts(A="abc"), _parts(A="xabc"), [("x", ("added",))]),
        (_parts(A="abcd"), _parts(A="bcda"), [("a", ("moved",))]),
        (_parts(A="ab", B="cd"), _parts(A="abc", B="d"), [("c", ("moved",))]),
        (_parts(A="ab", B="cd"), _parts(B="cd", A="ab"), []),
        (_parts(A="ab", B="c"), _parts(A="b", B="ac"), [("a", ("moved",))]),
        (_parts(A="ab"), _parts(C="ab"), []),
    ],
)
def test_questions_added_removed_and_moved(
    before: list[Part], after: list[Part], said: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _said(before, after) == said


@pytest.mark.parametrize(
    ("before", "after", "sections"),
    [
        (_parts(A="a", B="b"), _parts(A="a", B="b"), []),
        (_parts(A="a"), _parts(C="a"), [("A", "C")]),
        (_parts(A="a", B="b", C="c"), _parts(C="c", A="a", B="b"), [("C", "C")]),
        (_parts(A="a", B="b"), _parts(A="a"), [("B", "")]),
        (_parts(A="a"), _parts(A="a", N="n"), [("", "N")]),
        (_parts(A="a", B="b"), _parts(A="ab", C=""), [("B", ""), ("", "C")]),
    ],
)
def test_sections_added_removed_and_renamed(
    before: list[Part], after: list[Part], sections: list[tuple[str, str]]
) -> None:
    assert difference(before, after).sections == sections


def test_question_is_compared_word_by_word_and_field_by_field() -> None:
    was = Asked("a", "Có sổ chuyển giao không?", Kind.VERDICT, guidance="đọc")
    now = Asked("a", "Có sổ chuyển giao đủ chữ ký không?", Kind.NUMBER, guidance="đọc")

    (change,) = difference([Part("A", (was,))], [Part("A", (now,))]).questions

    pieces = [[(piece.kind, piece.text) for piece in field.changes[0].pieces] for field in change.fields]
    assert change.kinds == ("changed",)
    assert pieces[0] == [("same", "Có sổ chuyển giao"), ("added", "đủ chữ ký"), ("same", "không?")]
    assert len(pieces) == 2
