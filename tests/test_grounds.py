"""What tests stand on: built once, and as it was built for each of them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Site

from intranet.people.models import Post, Unit
from intranet.portal.context import Shell
from tests.factories.province import Province
from tests.grounds import forget, grounded

BUILT: list[str] = []


@grounded
def renamed(province: Province) -> Unit:
    """A unit that is called otherwise, and a file."""
    BUILT.append("renamed")
    province.office.name = "Văn phòng mới"
    province.office.save()
    (Path(settings.DATA_DIR) / "giay.txt").write_text("một")
    return province.office


@pytest.mark.parametrize("time", [1, 2])
def test_what_one_test_changes_no_other_sees(renamed: Unit, province: Province, time: int) -> None:
    paper = Path(settings.DATA_DIR) / "giay.txt"
    assert (Unit.objects.get(pk=renamed.pk).name, renamed.name, paper.read_text()) == (*["Văn phòng mới"] * 2, "một")
    assert province.office is renamed
    assert BUILT == ["renamed"]

    renamed.name = "Văn phòng khác"
    renamed.save()
    paper.write_text("hai")


def test_layer_that_is_not_asked_for_is_gone(province: Province) -> None:
    assert province.office.name == Unit.objects.get(pk=province.office.pk).name == "Văn phòng Ủy ban nhân dân tỉnh"


@pytest.mark.django_db(transaction=True)
def test_test_that_commits_begins_without_what_migrations_filled() -> None:
    assert (Group.objects.count(), Site.objects.count(), Unit.objects.count()) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_test_that_commits_builds_for_itself(renamed: Unit) -> None:
    assert Unit.objects.get(pk=renamed.pk).name == "Văn phòng mới"


@pytest.mark.django_db
def test_nothing_stands_where_nothing_is_asked_for() -> None:
    assert Unit.objects.count() == 0


def test_what_is_kept_under_a_revision_is_forgotten_between_tests(province: Province) -> None:
    assert line_of(province) == "Công chức · Văn phòng Ủy ban nhân dân tỉnh"
    Post.objects.filter(person=province.cadre).update(title="chuyên viên")
    before = line_of(province)

    forget()

    assert (before, line_of(province)) == (
        "Công chức · Văn phòng Ủy ban nhân dân tỉnh",
        "Chuyên viên · Văn phòng Ủy ban nhân dân tỉnh",
    )


def line_of(province: Province) -> str:
    request = RequestFactory().get("/")
    request.user = province.cadre
    with translation.override("vi"):
        return Shell(request).post_line
