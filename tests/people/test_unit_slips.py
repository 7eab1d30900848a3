"""The first sign-in of a whole unit, by slips or by links."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from intranet.people.errors import LinkRefused, NoLinkForThem, OutsideOwnUnits
from intranet.people.models import Invitation, Person, PostRole, Slip
from intranet.people.services.invitations import invite
from intranet.people.services.passwords import person_of_link, redeem_link
from intranet.people.services.persons import close_login, reopen_login
from intranet.people.services.resets import send_due_links
from intranet.people.services.slips import find_slip, issue_slip
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.people.conftest import SignIn

PASSWORD = "mot-mat-khau-moi-tinh"


@grounded
def newcomers(province: Province) -> list[Person]:
    """A member and an editor without passwords, in the office."""
    made = [
        person("moi.mot", "Lê", "Một", province.office),
        person("moi.hai", "Lê", "Hai", province.office, PostRole.EDITOR),
    ]
    for each in made:
        each.set_unusable_password()
        each.save()
    return made


@pytest.fixture
def clerk(province: Province, signed_in: SignIn) -> Client:
    """The clerk of the committee, which the office belongs to."""
    from intranet.people.models import Post

    Post.objects.create(person=province.deputy, unit=province.office, role=PostRole.CLERK, starts="2020-01-01")
    return signed_in(province.deputy)


def _address(province: Province) -> str:
    return f"/tai-khoan/phieu/don-vi/{province.office.pk}/"


def _typed(people: list[Person], way: str, **more: str) -> dict[str, object]:
    return {"people": [each.pk for each in people], "way": way, "checked": "on", "last": ""} | more


def test_the_page_lists_who_has_no_password(province: Province, clerk: Client, newcomers: list[Person]) -> None:
    assert set(clerk.get(_address(province)).context["people"]) == set(newcomers)
    assert [(unit, unit.waiting) for unit in clerk.get("/tai-khoan/phieu/cap/").context["units"]] == [
        (province.office, 2)
    ]


def test_slips_of_the_unit_are_printed_at_once(province: Province, clerk: Client, newcomers: list[Person]) -> None:
    answer = clerk.post(_address(province), _typed(newcomers, "slips"))

    slips = {slip.person.username: (slip, code) for slip, code in answer.context["slips"]}
    assert set(slips) == {"moi.mot", "moi.hai"}
    assert find_slip("moi.mot", slips["moi.mot"][1]).person == newcomers[0]
    assert slips["moi.hai"][0].needs_confirmation


def test_a_page_sent_twice_voids_nothing(province: Province, clerk: Client, newcomers: list[Person]) -> None:
    clerk.post(_address(province), _typed(newcomers, "slips"))

    again = clerk.post(_address(province), _typed(newcomers, "slips"))

    assert 'role="alert"' in again.content.decode()
    assert Slip.objects.filter(voided_at__isnull=True).count() == 2


def test_a_slip_is_for_who_waits_only(province: Province, clerk: Client, newcomers: list[Person]) -> None:
    answer = clerk.post(_address(province), _typed([province.cadre], "slips"))

    assert (answer.status_code, Slip.objects.count()) == (200, 0)


@pytest.mark.parametrize("who", ["cadre", "head", "outsider", "administrator", "security"])
def test_the_page_of_a_unit_is_its_clerks(
    province: Province, signed_in: SignIn, newcomers: list[Person], who: str
) -> None:
    browser = signed_in(province.people[who])

    answers = [browser.get(f"/tai-khoan/phieu/don-vi/{pk}/") for pk in (province.office.pk, 999_999)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_links_go_to_members_by_e_mail(
    province: Province, clerk: Client, newcomers: list[Person], settings: object
) -> None:
    settings.INTRANET_EMAIL_RESET = True  # type: ignore[attr-defined]

    clerk.post(_address(province), _typed(newcomers, "links"))
    assert send_due_links() == 1
    assert send_due_links() == 0

    assert [message.to for message in mail.outbox] == [["moi.mot@anbinh.example"]]
    found = re.search(r"/dat-lai/([^/]+)/([^/]+)/", str(mail.outbox[0].body))
    assert found is not None
    redeem_link(found[1], found[2], PASSWORD)
    newcomer = Person.objects.get(username="moi.mot")
    assert (newcomer.check_password(PASSWORD), newcomer.password_confirmed) == (True, False)
    assert Invitation.objects.count() == 0
    with pytest.raises(LinkRefused):
        person_of_link(found[1], found[2])


def _link(newcomer: Person) -> tuple[str, str]:
    send_due_links()
    found = re.search(r"/dat-lai/([^/]+)/([^/]+)/", str(mail.outbox[-1].body))
    assert found is not None
    return found[1], found[2]


@pytest.mark.parametrize("event", ["another address", "a slip", "a day", "a closed login", "a promotion"])
def test_a_link_for_the_first_sign_in_dies_with(
    province: Province, clerk: Client, newcomers: list[Person], settings: object, event: str
) -> None:
    settings.INTRANET_EMAIL_RESET = True  # type: ignore[attr-defined]
    newcomer = newcomers[0]
    invite(newcomer, by=province.deputy)
    link = _link(newcomer)
    assert person_of_link(*link) == newcomer

    if event == "another address":
        Person.objects.filter(pk=newcomer.pk).update(email="khac@example.org")
    elif event == "a slip":
        issue_slip(newcomer, by=province.deputy, identity_check="known")
    elif event == "a day":
        Invitation.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    elif event == "a closed login":
        close_login(newcomer, by=province.administrator, reason="nhầm")
        reopen_login(newcomer, by=province.administrator)
    else:
        newcomer.posts.update(role=PostRole.HEAD)

    with pytest.raises(LinkRefused):
        person_of_link(*link)


def test_a_link_is_not_for_everybody(
    province: Province, clerk: Client, newcomers: list[Person], settings: object
) -> None:
    with pytest.raises(NoLinkForThem):
        invite(newcomers[0], by=province.deputy)
    settings.INTRANET_EMAIL_RESET = True  # type: ignore[attr-defined]

    with pytest.raises(NoLinkForThem):
        invite(newcomers[1], by=province.deputy)
    with pytest.raises(NoLinkForThem):
        invite(province.cadre, by=province.deputy)
    with pytest.raises(OutsideOwnUnits):
        invite(newcomers[0], by=province.outsider)

    assert Invitation.objects.count() == 0
