"""The frame around every page, as each persona sees it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import translation

from intranet.people.models import Deputy, Post
from intranet.people.rules import today
from intranet.portal.context import Shell
from tests.factories.documents import issued
from tests.factories.province import Province


def shell_for(person: Any, path: str = "/", **options: bool) -> Shell:
    request = RequestFactory().get(path)
    request.user = person
    return Shell(request, **options)


def urls(shell: Shell) -> list[str]:
    return [line.url for line in shell.lines]


EVERYBODY_WITH_TASKS = ("/", "/van-ban/", "/nhiem-vu/", "/cam-nang/", "/khoa-hoc/", "/lop-tap-huan/", "/don-vi/")
OVERVIEW = "/khoa-hoc/tong-quan/"
HANDLING = ("/van-ban-den/", "/van-ban-di/", "/so/")
"""What those see who take part in the handling of documents."""


@pytest.mark.parametrize(
    ("persona", "expected"),
    [
        ("cadre", [*EVERYBODY_WITH_TASKS, "/van-ban-di/"]),
        ("outsider", [*EVERYBODY_WITH_TASKS, "/van-ban-di/"]),
        (
            "clerk",
            [
                "/",
                "/van-ban/",
                "/nhiem-vu/",
                "/cam-nang/",
                "/khoa-hoc/",
                "/lop-tap-huan/",
                "/don-vi/",
                "/tiep-nhan/",
                *HANDLING,
                "/tai-khoan/phieu/cap/",
                "/tinh-hinh/",
                "/buoi-quan-triet/",
                "/admin/",
            ],
        ),
        ("head", [*EVERYBODY_WITH_TASKS, *HANDLING, "/tinh-hinh/", "/buoi-quan-triet/", OVERVIEW]),
        ("leader", [*EVERYBODY_WITH_TASKS, *HANDLING, "/tinh-hinh/", "/buoi-quan-triet/", OVERVIEW]),
        (
            "editor",
            [
                "/",
                "/van-ban/",
                "/nhiem-vu/",
                "/cam-nang/",
                "/khoa-hoc/",
                "/lop-tap-huan/",
                "/don-vi/",
                "/tiep-nhan/",
                *HANDLING,
                "/khoa-hoc/soan/",
                "/tinh-hinh/",
                OVERVIEW,
                "/admin/",
            ],
        ),
        (
            "security",
            [
                "/",
                "/van-ban/",
                "/cam-nang/",
                "/khoa-hoc/",
                "/lop-tap-huan/",
                "/don-vi/",
                "/van-ban-di/",
                "/tai-khoan/phieu/cap/",
                "/admin/",
            ],
        ),
        (
            "administrator",
            ["/", "/van-ban/", "/cam-nang/", "/khoa-hoc/", "/lop-tap-huan/", "/don-vi/", "/van-ban-di/", "/admin/"],
        ),
    ],
)
def test_lines_by_persona(province: Province, persona: str, expected: list[str]) -> None:
    assert urls(shell_for(getattr(province, persona))) == expected


def test_anonymous_has_no_lines_and_no_query(django_assert_num_queries: Any, db: None) -> None:
    shell = shell_for(AnonymousUser())

    with django_assert_num_queries(0):
        assert (shell.lines, shell.person, shell.post_line, shell.unread, shell.waiting) == ([], None, "", 0, [])


def test_badge_counts_what_is_late_or_due_this_week(province: Province) -> None:
    issued(province, due=today())
    issued(province, symbol="2/UBND", due=today() + timedelta(days=30))

    home = shell_for(province.cadre).lines[0]

    assert (home.count, home.state) == (1, "due")


def test_placeless_marks_nothing(province: Province) -> None:
    marked = [line.url for line in shell_for(province.cadre).lines if line.current]
    placeless = [line.url for line in shell_for(province.cadre, placeless=True).lines if line.current]

    assert (marked, placeless) == (["/"], [])


def test_post_line_says_what_and_where(province: Province) -> None:
    Post.objects.filter(person=province.cadre).update(title="chuyên viên")

    with translation.override("vi"):
        assert shell_for(province.cadre).post_line == "Chuyên viên · Văn phòng Ủy ban nhân dân tỉnh"


def test_frame_of_a_page_asks_at_most_three_queries(
    province: Province, request: pytest.FixtureRequest, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        issued(province, symbol=f"{number}/UBND-NC", due=today())
    request.getfixturevalue("in_request")
    shell_for(province.cadre).lines  # noqa: B018  the first look fills the caches of tokens
    assert shell_for(province.cadre).post_line

    with django_assert_max_num_queries(3):
        shell = shell_for(province.cadre)
        assert shell.post_line
        assert shell.nav
        assert shell.tabbar
        assert shell.unread == 3


def test_deputy_sees_the_lines_of_the_post_between_the_dates_only(province: Province) -> None:
    post = Post.objects.get(person=province.clerk)
    deputy = Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today())
    during = "/tiep-nhan/" in urls(shell_for(province.deputy))
    Deputy.objects.filter(pk=deputy.pk).update(starts=today() - timedelta(days=2), ends=today() - timedelta(days=1))
    from intranet.state.services import bump_membership

    bump_membership()

    assert (during, "/tiep-nhan/" in urls(shell_for(province.deputy))) == (True, False)


def test_masthead_names_the_organisation_of_the_settings(client: Client, province: Province, settings: Any) -> None:
    settings.INTRANET_ORGANISATION = "Cổng thông tin nội bộ tỉnh An Bình"
    client.force_login(province.cadre)

    assert "Cổng thông tin nội bộ tỉnh An Bình" in client.get("/").content.decode()
