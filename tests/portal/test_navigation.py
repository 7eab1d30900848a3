"""The lines of the navigation: grouped, marked, and cut to what fits on a phone."""

import pytest

from intranet.portal.navigation import NavLine, for_phone, grouped, mark_current


def line(url: str, order: int, icon: str = "doc", short: str = "") -> NavLine:
    return NavLine(f"title of {url}", url, icon, order, short=short)


HOME, LIST, INTAKE = line("/", 10), line("/van-ban/", 20, short="list"), line("/tiep-nhan/", 310)
SLIPS, SEARCH, ADMIN = line("/phieu/", 320), line("/fulltext/", 500, "search"), line("/admin/", 910)
ALL = [HOME, LIST, INTAKE, SLIPS, SEARCH, ADMIN]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", "/"),
        ("/van-ban/", "/van-ban/"),
        ("/van-ban/123/", "/van-ban/"),
        ("/tai-khoan/", None),
        ("/admin/themes/", "/admin/"),
    ],
)
def test_mark_current_takes_the_longest_address_above_the_page(path: str, current: str | None) -> None:
    marked = [line.url for line in mark_current(ALL, path) if line.current]

    assert marked == ([current] if current else [])


def test_grouped_leaves_out_empty_groups() -> None:
    assert [[line.url for line in group.lines] for group in grouped([HOME, ADMIN])] == [["/"], ["/admin/"]]


def test_for_phone_keeps_reading_and_search_in_the_bar() -> None:
    bar, more = for_phone(ALL)

    assert [line.url for line in bar] == ["/", "/van-ban/", "/tiep-nhan/", "/fulltext/"]
    assert [line.url for line in more] == ["/phieu/", "/admin/"]


def test_for_phone_with_five_lines_needs_no_more() -> None:
    bar, more = for_phone(ALL[:5])

    assert (len(bar), more) == (5, [])


def test_for_phone_names_every_line() -> None:
    assert [line.short for line in for_phone([HOME, LIST])[0]] == ["title of /", "list"]
