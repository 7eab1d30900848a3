"""Badges of plugins: whatever shape they have, the frame stands."""

from typing import Any

import pytest
from django.utils.safestring import mark_safe

from intranet.portal.navigation import _of_plugin
from intranet.registry.nav import NavEntry, _counted


@pytest.mark.parametrize(
    ("badge", "expected"), [(None, (None, "")), ((3, "due"), (3, "due")), (("4", "late"), (4, "late"))]
)
def test_counted_gives_the_one_shape(badge: Any, expected: tuple[int | None, str]) -> None:
    assert _counted(lambda _request: badge, None) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("badge", [([1], "due"), (3,), 7, ("many", "due")], ids=str)
def test_counted_raises_where_it_is_contained(badge: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        _counted(lambda _request: badge, None)  # type: ignore[arg-type]


def test_title_that_calls_itself_safe_is_plain_text_in_the_frame() -> None:
    line = _of_plugin(NavEntry("x", mark_safe("<b>x</b>"), "/x/", "doc", 400, False))

    assert (line.title, type(line.title)) == ("<b>x</b>", str)
