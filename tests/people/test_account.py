"""One's own account: contact, language, password."""

import pytest
import time_machine
from django.utils import timezone

from intranet.audit.models import Event
from intranet.people.models import Deputy, Person, Post, PostRole
from intranet.people.rules import today
from tests.factories.province import LONG_AGO, PASSWORD, Province
from tests.people.conftest import SignIn, is_signed_in

NEW = "mật khẩu mới rất dài"
PAGE = "/tai-khoan/mat-khau/"
FIGURES = "123456789012"


def test_account_shows_posts_and_whom_one_stands_in_for(province: Province, signed_in: SignIn) -> None:
    post = Post.objects.get(person=province.head)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today())

    page = signed_in(province.deputy).get("/tai-khoan/").content.decode()

    assert province.office.name in page
    assert str(province.head) in page


def test_account_corrects_own_contact_and_records_it(province: Province, signed_in: SignIn) -> None:
    browser = signed_in(province.cadre)

    typed = {"phone": "0901 234 567", "email": "ha@anbinh.example", "language": "en", "current": PASSWORD}
    answer = browser.post("/tai-khoan/", typed)

    person = Person.objects.get(pk=province.cadre.pk)
    assert answer.status_code == 302
    assert (person.phone, person.email, person.language) == ("0901 234 567", "ha@anbinh.example", "en")
    event = Event.objects.first()
    assert (event.action, event.details) == ("person.contact_corrected", {"fields": ["email", "phone"]})


@pytest.mark.parametrize("current", ["", "wrong"])
def test_another_address_takes_the_password_and_what_was_typed_is_kept(
    province: Province, signed_in: SignIn, current: str
) -> None:
    typed = {"phone": "0901 234 567", "email": "thief@anbinh.example", "language": "vi", "current": current}

    answer = signed_in(province.cadre).post("/tai-khoan/", typed)

    person = Person.objects.get(pk=province.cadre.pk)
    assert (answer.status_code, person.email, person.phone) == (200, province.cadre.email, province.cadre.phone)
    assert list(answer.context["form"].errors) == ["current"]
    assert answer.context["form"]["phone"].value() == "0901 234 567"


def test_the_same_address_takes_no_password(province: Province, signed_in: SignIn) -> None:
    typed = {"phone": "0901 234 567", "email": province.cadre.email, "language": "vi"}

    assert signed_in(province.cadre).post("/tai-khoan/", typed).status_code == 302
    assert Person.objects.get(pk=province.cadre.pk).phone == "0901 234 567"


@pytest.mark.parametrize(
    "extra", [{"is_superuser": "on"}, {"groups": "1"}, {"username": "x"}, {"is_staff": "on"}, {"last_name": "Khác"}]
)
def test_account_takes_nothing_else(province: Province, signed_in: SignIn, extra: dict[str, str]) -> None:
    fixed = Person.objects.filter(pk=province.cadre.pk).values("is_superuser", "is_staff", "username", "last_name")
    before = fixed.get()

    signed_in(province.cadre).post(
        "/tai-khoan/", {"email": "ha@anbinh.example", "language": "vi", "current": PASSWORD, **extra}
    )

    assert fixed.all().get() == before
    assert province.cadre.groups.count() == 0


def test_password_change_keeps_this_session_and_ends_the_others(province: Province, signed_in: SignIn) -> None:
    mine, other = signed_in(province.cadre), signed_in(province.cadre)
    before = mine.session.session_key

    answer = mine.post(PAGE, {"current": PASSWORD, "password": NEW, "again": NEW})

    assert answer.status_code == 302
    assert (is_signed_in(mine), is_signed_in(other)) == (True, False)
    assert mine.session.session_key != before
    assert is_signed_in(signed_in(province.cadre, password=NEW))


@pytest.mark.parametrize(
    ("current", "password", "again"),
    [
        ("wrong", NEW, NEW),
        (PASSWORD, NEW, "other"),
        (PASSWORD, "ngắn", "ngắn"),
        (PASSWORD, FIGURES, FIGURES),
    ],
)
def test_password_change_that_is_wrong_changes_nothing(
    province: Province, signed_in: SignIn, current: str, password: str, again: str
) -> None:
    answer = signed_in(province.cadre).post(PAGE, {"current": current, "password": password, "again": again})

    assert answer.status_code == 200
    assert Person.objects.get(pk=province.cadre.pk).check_password(PASSWORD)


def test_password_change_is_no_licence_to_guess(province: Province, signed_in: SignIn) -> None:
    browser = signed_in(province.cadre)
    with time_machine.travel(timezone.now(), tick=False):
        tried = ["wrong"] * 5 + [PASSWORD]
        pages = [browser.post(PAGE, {"current": each, "password": NEW, "again": NEW}) for each in tried]

    said = [page.context["form"].errors["current"] for page in pages]
    assert said[:5] == [["Mật khẩu không đúng. Kiểm tra phím Caps Lock rồi nhập lại."]] * 5
    assert said[5] == ["Đã thử quá nhiều lần. Chờ 15 giây rồi thử lại."]
    assert Person.objects.get(pk=province.cadre.pk).check_password(PASSWORD)


@pytest.mark.parametrize("posts", [1, 3])
def test_account_takes_a_fixed_number_of_queries(
    province: Province, signed_in: SignIn, posts: int, django_assert_max_num_queries: object
) -> None:
    for number in range(posts):
        unit = province.root.add_child(name=f"Phòng {number}", kind="division", valid_from=LONG_AGO)
        Post.objects.create(person=province.cadre, unit=unit, role=PostRole.LEADER, starts=LONG_AGO)
    browser = signed_in(province.cadre)
    browser.get("/tai-khoan/")

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        browser.get("/tai-khoan/")
