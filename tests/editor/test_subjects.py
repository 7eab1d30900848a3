"""The audit log in words: what the editor's registrations say about objects and details."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from intranet.audit.services import record
from intranet.audit.subjects import detail_words, event_subjects
from intranet.people.models import Deputy, Post
from intranet.people.rules import today
from tests.factories.province import Province, person


def _said(subject: Any, label: str = "", language: str = "vi") -> str:
    event = record("unit.moved", actor=None, subject=subject, label=label)
    with translation.override(language):
        return event_subjects([event])[event.pk]


def test_a_person_a_unit_a_post_and_a_deputy_are_named(province: Province) -> None:
    post = Post.objects.get(person=province.head)
    deputy = Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today())

    said = [_said(one) for one in (province.cadre, province.department, post, deputy)]

    assert said == [
        f"Cán bộ: {province.cadre}",
        f"Đơn vị: {province.department}",
        f"Chức vụ: {post}",
        f"Người xử lý thay: {deputy}",
    ]


def test_a_directive_is_shown_by_the_label_of_the_row_only(province: Province) -> None:
    said = [_said("intranet_directives.directive:1", label) for label in ("5/UBND-NC", "")]

    assert said == ["Văn bản: 5/UBND-NC", "Văn bản"]


@pytest.mark.parametrize(("language", "said"), [("vi", "Phân hệ mở rộng: "), ("en", "Add-on: ")])
def test_a_plugin_bears_its_title_in_the_readers_language(province: Province, language: str, said: str) -> None:
    from intranet.registry.loader import registry

    plugin = registry().plugins[0]
    with translation.override(language):
        title = str(plugin.manifest.title)

    assert _said(f"plugin:{plugin.slug}", "Tên cũ", language) == said + title


def test_what_is_gone_or_unknown_is_shown_as_the_row_has_it(province: Province) -> None:
    subjects = ["intranet_people.person:unknown", "intranet_people.unit:999999", "plugin:gone", "canary:1"]

    assert [_said(subject, "Nhãn") for subject in subjects] == [f"Nhãn · {subject}" for subject in subjects]


def test_a_job_is_shown_by_what_it_does(province: Province) -> None:
    assert _said("intranet_worker.job:1", "search.reconcile.heal") == (
        "Công việc nền: Đối chiếu chỉ mục tra cứu với dữ liệu"
    )


def test_details_are_shown_in_words(province: Province) -> None:
    unit = province.department

    with translation.override("vi"):
        said = [
            detail_words("directive.issued", "readers", [f"under:{unit.pk}", "any"]),
            detail_words("directive.issued", "readers", ["any", "plugin:x"]),
            detail_words("unit.moved", "to", unit.pk),
            detail_words("theme.chosen", "to", "contrast"),
            detail_words("post.ended", "person", province.cadre.pk),
        ]

    assert said == [
        f"{unit} và các đơn vị trực thuộc, mọi người đã đăng nhập",
        "mọi người đã đăng nhập, (any, plugin:x)",
        str(unit),
        "",
        str(province.cadre),
    ]


def test_the_list_takes_a_fixed_number_of_queries(province: Province, client: Client) -> None:
    client.force_login(province.security)
    asked = [_queries_with(count, province, client) for count in (1, 6)]

    assert asked[1] == asked[0]


def _queries_with(count: int, province: Province, client: Client) -> int:
    """How many queries the list takes with so many more people, posts, deputies and units in it."""
    for number in range(count):
        newcomer = person(f"newcomer{count}.{number}", "Nguyễn", f"Mới {number}", province.office)
        post = Post.objects.get(person=newcomer)
        deputy = Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today())
        for subject in (newcomer, post, deputy, province.office):
            record("unit.moved", actor=None, subject=subject)
    client.get(reverse("audit:index"))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("audit:index")).content.decode()
    assert page.count(f"Người xử lý thay: {province.deputy}") >= count
    return len(asked)
