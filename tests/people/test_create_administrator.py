from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from intranet.people.models import Person, Post, PostRole, Slip, Unit
from intranet.people.queries import has_role
from intranet.people.roles import ADMINISTER_PEOPLE
from intranet.people.services.slips import find_slip, redeem_slip
from tests.factories.province import Province

PASSWORD = "mật khẩu mới rất dài"


def _command(*arguments: str) -> str:
    out = StringIO()
    call_command("create_administrator", *arguments, stdout=out)
    return out.getvalue()


def _code(printed: str) -> str:
    [line] = [line for line in printed.splitlines() if line.startswith("Code:")]
    return line.removeprefix("Code:").strip()


@pytest.mark.django_db
def test_create_administrator_on_an_empty_installation() -> None:
    unit = ("--unit", "Tỉnh An Bình", "--kind", "province")
    printed = _command("quan.tri", "--family-name", "Vũ Hoàng", "--given-name", "Nam", *unit)
    officer = _command("an.ninh", "--role", "security", "--family-name", "Ngô", "--given-name", "Tùng", *unit)

    assert Unit.objects.get().name == "Tỉnh An Bình"
    administrator = redeem_slip(find_slip("quan.tri", _code(printed)), PASSWORD)
    assert administrator.has_perm(ADMINISTER_PEOPLE)
    assert has_role(redeem_slip(find_slip("an.ninh", _code(officer)), PASSWORD), PostRole.SECURITY)


def test_create_administrator_again_prints_a_new_slip_only(province: Province) -> None:
    posts = Post.objects.count()

    printed = _command("Administrator")

    assert Post.objects.count() == posts
    assert find_slip("administrator", _code(printed)).issued_by is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("moi",),
        ("moi", "--family-name", "Trần", "--given-name", "Mới"),
        ("moi", "--family-name", "Trần", "--given-name", "Mới", "--unit", "Không có"),
    ],
)
def test_create_administrator_says_what_is_missing(province: Province, arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        _command(*arguments)

    assert (Person.objects.filter(username="moi").count(), Slip.objects.count()) == (0, 0)
