"""Clearance: by the security officer of the person's units, never to oneself, within its days, ended at once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from intranet.access.decisions import decide
from intranet.access.models import Rule
from intranet.contracts import Refused, today
from intranet.notifications.models import Notice
from intranet.people.models import PostRole
from intranet.registry.services import enable
from plugins.circulation.models import Clearance
from plugins.circulation.services.clearances import grant, withdraw
from tests.doubles.dummy.guard import KEY
from tests.factories.province import PERSONAS, Province, person
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, clear, room

ADDRESS = "/circulation/muc-tiep-can/"
BASIS = "6/QĐ-UBND ngày 02/11/2026"


@grounded
def house(province: Province) -> Room:
    return room(province)


def _form(house: Room, **more: str) -> dict[str, object]:
    day = today()
    form = {"person": "leader", "level": house.level("han-che").pk, "basis": BASIS, "starts": _said(day)}
    return form | {"ends": _said(day + timedelta(days=9))} | more


def _said(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _grant(house: Room, target: str, by: str, starts: date | None = None, days: int = 9) -> Clearance:
    people, first = house.province.people, starts or today()
    ends = first + timedelta(days=days)
    return grant(people[target], house.level("han-che"), starts=first, ends=ends, basis=BASIS, by=people[by])


def test_only_the_security_officer_grants_and_never_to_themselves(house: Room) -> None:
    granted = []
    for name, *_rest in PERSONAS:
        for target in ("leader", "security"):
            try:
                _grant(house, target, name)
            except Refused:
                continue
            granted.append((name, target))

    assert granted == [("security", "leader")]


def test_two_officers_may_clear_one_another_and_neither_themselves(house: Room) -> None:
    province = house.province
    province.people["second"] = person("second", "Lý Văn", "An", province.committee, PostRole.SECURITY)

    for target, by in (("second", "security"), ("security", "second")):
        _grant(house, target, by)
        with pytest.raises(Refused):
            _grant(house, by, by)

    assert Clearance.objects.filter(person__in=[province.security, province.people["second"]]).count() == 2


def test_officer_of_another_unit_has_no_say(house: Room) -> None:
    province = house.province
    province.people["second"] = person("second", "Lý Văn", "An", province.commune, PostRole.SECURITY)
    held = Clearance.objects.get(person=province.cadre)

    with pytest.raises(Refused):
        _grant(house, "leader", "second")
    with pytest.raises(Refused):
        withdraw(held, BASIS, province.people["second"])
    with pytest.raises(Refused):
        _grant(house, "outsider", "security")
    _grant(house, "outsider", "second")

    assert Clearance.objects.get(person=province.outsider).granted_by.username == "second"


def test_database_itself_refuses_who_clears_themselves(house: Room) -> None:
    officer, day = house.province.security, today()

    with pytest.raises(IntegrityError, match="nobody_clears_oneself"), transaction.atomic():
        Clearance.objects.create(
            person=officer,
            level=house.level("noi-bo"),
            starts=day,
            ends=day,
            basis=BASIS,
            granted_by=officer,
            granted_at=timezone.now(),
        )


def test_form_refuses_the_officer_themselves_in_words_and_keeps_what_was_typed(house: Room, client: Client) -> None:
    client.force_login(house.province.security)

    answer = client.post(ADDRESS, _form(house, person="security"))

    page = answer.content.decode()
    assert (answer.status_code, "không được làm cho chính mình" in page, BASIS in page) == (200, True, True)
    assert Clearance.objects.filter(person=house.province.security).count() == 0


@pytest.mark.parametrize("wrong", [{"ends": "01/01/2020"}, {"basis": " "}, {"ends": ""}, {"person": "khong ai"}])
def test_form_that_is_not_right_grants_nothing(house: Room, client: Client, wrong: dict[str, str]) -> None:
    client.force_login(house.province.security)

    answer = client.post(ADDRESS, _form(house, **wrong))

    assert (answer.status_code, Clearance.objects.filter(person=house.province.leader).count()) == (200, 0)


@pytest.mark.parametrize("persona", [name for name, *_rest in PERSONAS if name != "security"])
def test_screen_is_the_officers_alone(house: Room, client: Client, persona: str) -> None:
    held = Clearance.objects.get(person=house.province.cadre)
    client.force_login(house.province.people[persona])

    statuses = [
        client.get(ADDRESS),
        client.post(ADDRESS, _form(house)),
        client.post(f"{ADDRESS}{held.pk}/thu-lai/", {"basis": BASIS}),
    ]

    held.refresh_from_db()
    assert ([answer.status_code for answer in statuses], held.withdrawn_at) == ([404, 404, 404], None)


def test_officer_sees_people_of_their_units_and_nobody_else(house: Room, client: Client) -> None:
    province = house.province
    second = person("second", "Lý Văn", "An", province.commune, PostRole.SECURITY)
    grant(province.outsider, house.level("noi-bo"), starts=today(), ends=today(), basis=BASIS, by=second)

    pages = []
    for officer in (province.security, second):
        client.force_login(officer)
        pages.append(client.get(ADDRESS).content.decode())

    assert [(str(province.cadre) in page, str(province.outsider) in page) for page in pages] == [
        (True, False),
        (False, True),
    ]


def test_withdrawn_clearance_ends_at_the_next_request_of_an_open_session(house: Room, client: Client) -> None:
    page = f"/circulation/tai-lieu/{house.item.public_id}/trang/1.jpg"
    client.force_login(house.province.cadre)
    before = client.get(page).status_code
    officer = Client()
    officer.force_login(house.province.security)
    held = Clearance.objects.get(person=house.province.cadre)

    officer.post(f"{ADDRESS}{held.pk}/thu-lai/", {"basis": BASIS})

    assert (before, client.get(page).status_code) == (200, 404)


def test_withdrawing_without_a_decision_is_refused_at_its_field_and_changes_nothing(
    house: Room, client: Client
) -> None:
    client.force_login(house.province.security)
    held = Clearance.objects.get(person=house.province.cadre)

    asked = client.get(f"{ADDRESS}{held.pk}/thu-lai/")
    answer = client.post(f"{ADDRESS}{held.pk}/thu-lai/", {"basis": " "})

    held.refresh_from_db()
    assert (asked.status_code, answer.status_code, list(answer.context["form"].errors)) == (200, 200, ["basis"])
    assert (held.withdrawn_at, Notice.objects.filter(kind="circulation-clearance-withdrawn").count()) == (None, 0)
    with pytest.raises(Refused):
        withdraw(held, " ", house.province.security)


def test_person_is_told_of_a_clearance_granted_and_of_one_withdrawn_once_each(house: Room) -> None:
    cadre, officer = house.province.cadre, house.province.security
    held = Clearance.objects.get(person=cadre)

    for _time in range(2):
        withdraw(held, "12/QĐ-UBND ngày 20/11/2026", officer)

    held.refresh_from_db()
    told = Notice.objects.filter(person=cadre, kind__startswith="circulation-clear").order_by("pk")
    assert [(notice.kind, notice.number) for notice in told] == [
        ("circulation-cleared", ""),
        ("circulation-clearance-withdrawn", ""),
    ]
    assert held.withdrawal_basis == "12/QĐ-UBND ngày 20/11/2026"


def test_lower_clearance_takes_the_place_of_the_higher_one(house: Room) -> None:
    clear(house.province, "cadre", level="noi-bo")

    assert not decide(house.province.cadre, "read", house.item)


def test_renewal_leaves_no_gap_and_no_two_at_once(house: Room) -> None:
    first = today() + timedelta(days=10)
    _grant(house, "cadre", "security", starts=first, days=100)
    _grant(house, "cadre", "security", starts=first, days=50)

    open_now = Clearance.objects.filter(person=house.province.cadre, withdrawn_at__isnull=True).order_by("starts")
    assert [(row.starts, row.ends) for row in open_now] == [
        (today(), first - timedelta(days=1)),
        (first, first + timedelta(days=50)),
    ]
    assert decide(house.province.cadre, "read", house.item)


def test_guard_before_clearances_is_asked_for_granting_and_for_withdrawing(house: Room, client: Client) -> None:
    enable("plinth")
    enable("dummy")
    Rule.objects.create(name="word-first", action="*", subject="plugin_circulation.clearance", guard="dummy-password")
    held = Clearance.objects.get(person=house.province.cadre)
    client.force_login(house.province.security)

    def answers() -> list[str]:
        sent = [client.post(ADDRESS, _form(house)), client.post(f"{ADDRESS}{held.pk}/thu-lai/", {"basis": BASIS})]
        return [answer.headers.get("Location", "") for answer in sent]

    before, written = answers(), Clearance.objects.filter(person=house.province.leader).count()
    session = client.session
    session[KEY] = True
    session.save()
    after = answers()

    held.refresh_from_db()
    assert (before, written) == (["/dummy/say/"] * 2, 0)
    assert (after, held.withdrawn_at is not None) == ([ADDRESS, ADDRESS], True)
