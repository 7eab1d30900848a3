"""Slips: issued by the right person, confirmed by another, redeemed once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from intranet.audit.models import Event
from intranet.people.codes import ALPHABET, LENGTH, code_hash, new_code
from intranet.people.errors import ConfirmedByAnother, OutsideOwnUnits, SlipIsOver, SlipRefused
from intranet.people.models import Deputy, Person, Post, PostRole, Slip
from intranet.people.queries import slips_to_tell, slips_waiting
from intranet.people.rules import today
from intranet.people.services import slips
from intranet.people.services.deputies import appoint_deputy
from intranet.people.services.persons import close_login
from intranet.people.services.posts import take_up
from intranet.people.services.slips import confirm_slip, find_slip, issue_slip, redeem_slip, refuse_slip
from tests.factories.province import Province

NEW = "mật khẩu mới rất dài"


def _issue(province: Province, who: str = "cadre") -> tuple[Slip, str]:
    return issue_slip(province.people[who], by=province.clerk, identity_check="staff-card")


def test_code_is_long_enough_and_easy_to_read() -> None:
    code = new_code()

    assert len(ALPHABET) ** LENGTH > 2**64
    assert set("BILOSZ0125") & set(ALPHABET) == set()
    assert [len(group) for group in code.split(" ")] == [4, 4, 4, 4]
    assert code_hash(code) == code_hash(code.lower().replace(" ", "-")) != code_hash(new_code())


def test_issue_slip_keeps_only_a_hash(province: Province) -> None:
    slip, code = _issue(province)

    row = " ".join(str(value) for value in Slip.objects.filter(pk=slip.pk).values_list().get())
    assert code not in row
    assert code.replace(" ", "") not in row
    assert slip.expires_at - slip.issued_at == timedelta(hours=24)
    event = Event.objects.first()
    assert (event.action, event.actor_id) == ("slip.issued", province.clerk.pk)
    assert code.replace(" ", "") not in str(event.details).replace(" ", "")


def test_issue_slip_tells_whoever_wants_to_know(province: Province) -> None:
    told: list[Slip] = []
    slips.on_issued.append(told.append)

    slip, _code = _issue(province)

    slips.on_issued.remove(told.append)
    assert told == [slip]
    assert slips_to_tell(province.cadre, None) == [slip]
    assert slips_to_tell(province.cadre, timezone.now() + timedelta(seconds=1)) == []


@pytest.mark.parametrize(
    ("by", "for_"),
    [
        ("clerk", "outsider"),
        ("clerk", "clerk"),
        ("cadre", "deputy"),
        ("head", "cadre"),
        ("administrator", "cadre"),
        ("security", "cadre"),
    ],
)
def test_issue_slip_by_anybody_but_the_clerk_of_the_unit_is_refused(province: Province, by: str, for_: str) -> None:
    with pytest.raises(OutsideOwnUnits):
        issue_slip(province.people[for_], by=province.people[by], identity_check="known")

    assert Slip.objects.count() == 0


def test_issue_slip_by_a_deputy_of_the_clerk(province: Province) -> None:
    post = Post.objects.get(person=province.clerk)
    Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today())

    slip, _code = issue_slip(province.cadre, by=province.deputy, identity_check="known")

    assert slip.issued_by == province.deputy


def test_issue_slip_for_a_closed_login_is_refused(province: Province) -> None:
    close_login(province.cadre, by=province.administrator, reason="nghỉ")

    with pytest.raises(OutsideOwnUnits):
        _issue(province)


def test_redeem_slip_sets_the_password_once(province: Province) -> None:
    slip, code = _issue(province)

    redeem_slip(find_slip("Cadre ", code.lower()), NEW)

    assert Person.objects.get(pk=province.cadre.pk).check_password(NEW)
    with pytest.raises(SlipRefused):
        find_slip("cadre", code)
    with pytest.raises(SlipRefused):
        redeem_slip(slip, "noch ein Passwort")
    assert Person.objects.get(pk=province.cadre.pk).check_password(NEW)


def test_find_slip_refuses_all_alike(province: Province, django_assert_num_queries: object) -> None:
    _slip, code = _issue(province)
    assert find_slip("cadre", code)

    for name, typed in (
        ("cadre", new_code()),
        ("deputy", code),
        ("nobody", code),
        ("cadre", ""),
        ("cadre", "x" * 5000),
    ):
        with django_assert_num_queries(1), pytest.raises(SlipRefused):  # type: ignore[operator]
            find_slip(name, typed)


def test_find_slip_expires_after_a_day(province: Province) -> None:
    with time_machine.travel("2026-03-02T05:00:00Z", tick=False) as clock:
        slip, code = _issue(province)
        clock.shift(timedelta(hours=24, seconds=-1))
        assert find_slip("cadre", code) == slip
        clock.shift(1)
        with pytest.raises(SlipRefused):
            find_slip("cadre", code)
        with pytest.raises(SlipRefused):
            redeem_slip(slip, NEW)


def test_a_new_slip_voids_the_old_one(province: Province) -> None:
    _old, first = _issue(province)
    slip, second = _issue(province)

    with pytest.raises(SlipRefused):
        find_slip("cadre", first)
    assert find_slip("cadre", second) == slip


def test_close_login_voids_slips(province: Province) -> None:
    _slip, code = _issue(province)
    close_login(province.cadre, by=province.administrator, reason="nghỉ")

    with pytest.raises(SlipRefused):
        find_slip("cadre", code)


@pytest.mark.parametrize("who", ["editor", "head", "leader", "security", "administrator", "trainer", "inspector"])
def test_a_slip_beyond_membership_waits_for_the_security_officer(province: Province, who: str) -> None:
    take_up(province.cadre, province.commune, PostRole.SECURITY, by=None, starts=today())
    slip, code = _issue(province, who)
    assert slip.needs_confirmation
    with pytest.raises(SlipRefused):
        find_slip(who, code)

    confirm_slip(slip, by=province.cadre)

    assert redeem_slip(find_slip(who, code), NEW) == province.people[who]


def test_a_deputyship_to_come_is_beyond_membership(province: Province) -> None:
    tomorrow = today() + timedelta(days=1)
    Deputy.objects.create(
        post=Post.objects.get(person=province.head), person=province.deputy, starts=tomorrow, ends=tomorrow
    )

    assert _issue(province, "deputy")[0].needs_confirmation
    assert not _issue(province, "cadre")[0].needs_confirmation


def test_a_promotion_after_the_slip_was_issued_makes_it_wait(province: Province) -> None:
    slip, code = _issue(province)
    found = find_slip("cadre", code)
    take_up(province.cadre, province.office, PostRole.EDITOR, by=province.administrator, starts=today())

    with pytest.raises(SlipRefused):
        redeem_slip(found, NEW)
    assert Slip.objects.get(pk=slip.pk).used_at is None


def test_a_password_that_only_a_clerk_vouched_for_is_void_at_a_promotion(province: Province) -> None:
    slip, _code = _issue(province)
    redeem_slip(slip, NEW)
    member = take_up(province.cadre, province.committee, PostRole.MEMBER, by=province.administrator, starts=today())
    assert Person.objects.get(pk=province.cadre.pk).check_password(NEW)
    assert Event.objects.get(subject=f"intranet_people.post:{member.pk}").details["new_slip_needed"] is False

    editor = take_up(province.cadre, province.office, PostRole.EDITOR, by=province.administrator, starts=today())

    assert not Person.objects.get(pk=province.cadre.pk).has_usable_password()
    assert Event.objects.get(subject=f"intranet_people.post:{editor.pk}").details["new_slip_needed"] is True


def test_a_password_that_only_a_clerk_vouched_for_is_void_when_standing_in(province: Province) -> None:
    slip, _code = _issue(province)
    redeem_slip(slip, NEW)

    post = Post.objects.get(person=province.head, role=PostRole.HEAD)
    appoint_deputy(post, province.cadre, by=province.administrator, starts=today(), ends=today())

    assert not Person.objects.get(pk=province.cadre.pk).has_usable_password()


def test_a_confirmed_password_survives_a_promotion(province: Province) -> None:
    Post.objects.create(person=province.deputy, unit=province.office, role=PostRole.TRAINER, starts=today())
    slip, code = _issue(province, "deputy")
    confirm_slip(slip, by=province.security)
    redeem_slip(find_slip("deputy", code), NEW)

    take_up(province.deputy, province.office, PostRole.EDITOR, by=province.administrator, starts=today())

    assert Person.objects.get(pk=province.deputy.pk).check_password(NEW)


def test_confirm_slip_by_issuer_person_or_anybody_else_is_refused(province: Province) -> None:
    slip, _code = _issue(province, "security")
    Post.objects.create(
        person=province.clerk, unit=province.office, role=PostRole.SECURITY, starts=today(), ends=today()
    )
    for by in ("security", "clerk", "administrator", "cadre"):
        with pytest.raises(ConfirmedByAnother):
            confirm_slip(slip, by=province.people[by])
    assert list(slips_waiting(province.security)) == []
    assert list(slips_waiting(province.clerk)) == []

    assert Slip.objects.get(pk=slip.pk).confirmed_at is None


def test_the_database_refuses_a_slip_for_oneself_and_a_confirmation_by_oneself(province: Province) -> None:
    slip, _code = _issue(province, "editor")
    for change in (
        {"issued_by": province.editor},
        {"confirmed_by": province.editor},
        {"confirmed_by": province.clerk},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Slip.objects.filter(pk=slip.pk).update(**change)


def test_refuse_slip_makes_it_worthless(province: Province) -> None:
    slip, code = _issue(province, "editor")
    assert list(slips_waiting(province.security)) == [slip]

    refuse_slip(slip, by=province.security)

    assert list(slips_waiting(province.security)) == []
    with pytest.raises(SlipIsOver):
        confirm_slip(slip, by=province.security)
    with pytest.raises(SlipRefused):
        find_slip("editor", code)


def test_redeem_slip_at_once_from_many_threads_lets_one_through(at_once: Callable[..., list[Any]]) -> None:
    from tests.factories.province import build_province

    def prepared(_number: int) -> int:
        return _issue(build_province())[0].pk

    [pk] = at_once(prepared)

    def redeem(number: int) -> str | None:
        password = f"mật khẩu thứ {number} thật dài"
        try:
            redeem_slip(Slip.objects.get(pk=pk), password)
        except SlipRefused:
            return None
        return password

    passwords = [one for one in at_once(redeem, times=10) if one]

    assert len(passwords) == 1
    assert at_once(lambda _number: Person.objects.get(username="cadre").check_password(passwords[0])) == [True]
