"""A lost phone: the help desk resets, never sets up; administrators need two."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from intranet.audit.models import Event
from intranet.notifications.models import Notice
from plugins.otp.errors import NotForOneself, NothingToReset
from plugins.otp.models import AuthenticatorApp, CodeSheet, Reset
from plugins.otp.services.enrolling import make_recovery_codes
from plugins.otp.services.resetting import ask_reset, decide_reset
from tests.factories.province import Province
from tests.plugins.otp.conftest import Phone, phone_of, step_up


@pytest.fixture
def desk(otp: Province, client: Client) -> Client:
    """The security officer, a code typed."""
    client.force_login(otp.security)
    step_up(client, phone_of(otp.security))
    return client


def test_lost_phone_is_reset_and_every_session_ends(otp: Province, desk: Client) -> None:
    phone_of(otp.cadre)
    make_recovery_codes(otp.cadre, instead_of="")
    theirs = Client()
    theirs.force_login(otp.cadre)
    assert theirs.get("/otp/").status_code == 200

    typed = {"person": "cadre", "checked": "in-person", "confirmed": "1"}
    answer = desk.post("/admin/otp/resets/", typed, follow=True)

    assert answer.redirect_chain == [("/admin/otp/resets/", 302)]
    assert "Đã đặt lại thiết bị của Trần Thu Hà." in answer.content.decode()
    assert "Ngô Thanh Tùng đã đặt lại" in answer.content.decode()
    assert AuthenticatorApp.objects.filter(user=otp.cadre).count() + CodeSheet.objects.count() == 0
    assert theirs.get("/otp/").headers["Location"].startswith("/dang-nhap/")
    event = Event.objects.get(action="otp.reset")
    assert (event.actor_id, event.details["checked"]) == (otp.security.pk, "in-person")
    assert Notice.objects.filter(person=otp.cadre, kind="otp-reset").count() == 1


def test_reset_is_confirmed_on_a_page_that_says_whose_devices_go(otp: Province, desk: Client) -> None:
    phone_of(otp.cadre)
    make_recovery_codes(otp.cadre, instead_of="")

    page = desk.post("/admin/otp/resets/", {"person": "Trần Thu Hà", "checked": "in-person"}).content.decode()

    for words in ("<b>Trần Thu Hà</b>", "Tên đăng nhập: cadre", str(otp.office), "1 thiết bị bị gỡ", "gặp trực tiếp"):
        assert words in page
    assert '<input type="hidden" name="person" value="cadre">' in page
    assert (Reset.objects.count(), AuthenticatorApp.objects.filter(user=otp.cadre).count()) == (0, 1)


def test_reset_that_is_to_be_changed_keeps_what_was_typed(otp: Province, desk: Client) -> None:
    phone_of(otp.cadre)

    answer = desk.post("/admin/otp/resets/", {"person": "cadre", "checked": "head", "change": "1"})

    assert (answer.templates[0].name, answer.context["form"]["person"].value()) == ("otp/resets.html", "cadre")
    assert Reset.objects.count() == 0


def test_reset_of_an_administrator_says_beforehand_that_a_second_person_confirms(
    otp: Province, desk: Client, phone: Phone
) -> None:
    page = desk.post("/admin/otp/resets/", {"person": "administrator", "checked": "known"}).content.decode()

    assert "Vũ Hoàng Nam là quản trị" in page
    assert "Đề nghị đặt lại" in page


def test_reset_with_nothing_typed_says_what_to_do(desk: Client) -> None:
    page = desk.post("/admin/otp/resets/", {"person": ""}).content.decode()

    assert "Hãy chọn cách đã kiểm tra danh tính." in page
    assert "Trường này" not in page


@pytest.mark.parametrize("confirmed", [{}, {"confirmed": "1"}])
def test_reset_of_ones_own_is_refused_before_and_after_the_question(
    otp: Province, desk: Client, confirmed: dict[str, str]
) -> None:
    page = desk.post("/admin/otp/resets/", {"person": "security", "checked": "known"} | confirmed)

    assert (page.templates[0].name, Reset.objects.count()) == ("otp/resets.html", 0)


@pytest.mark.parametrize("persona", ["administrator", "security"])
def test_administrators_need_a_second_person(otp: Province, persona: str) -> None:
    person = otp.people[persona]
    phone_of(person)
    by = otp.security if persona == "administrator" else otp.administrator

    reset = ask_reset(person, "in-person", by)
    for nobody in (by, person):
        with pytest.raises(NotForOneself):
            decide_reset(reset.pk, nobody, agreed=True)
    assert AuthenticatorApp.objects.filter(user=person).count() == 1

    decide_reset(reset.pk, otp.leader, agreed=True)

    assert AuthenticatorApp.objects.filter(user=person).count() == 0
    with pytest.raises(Reset.DoesNotExist):
        decide_reset(reset.pk, otp.leader, agreed=True)


def test_superuser_needs_a_second_person(otp: Province) -> None:
    otp.cadre.is_superuser = True
    otp.cadre.save()
    phone_of(otp.cadre)

    assert ask_reset(otp.cadre, "known", otp.security).is_done is False


def test_second_person_refuses(otp: Province, phone: Phone) -> None:
    reset = ask_reset(otp.administrator, "called-back", otp.security)

    decide_reset(reset.pk, otp.leader, agreed=False)

    assert (AuthenticatorApp.objects.count(), Event.objects.filter(action="otp.reset").count()) == (1, 0)
    assert Event.objects.filter(action="otp.reset-refused").count() == 1


def test_second_person_decides_on_the_screen(otp: Province, desk: Client, phone: Phone) -> None:
    desk.post("/admin/otp/resets/", {"person": "administrator", "checked": "head", "confirmed": "1"})
    reset = Reset.objects.get()
    mine = desk.post(f"/admin/otp/resets/{reset.pk}/", {"decision": "agree"})
    assert (mine.status_code, AuthenticatorApp.objects.filter(user=otp.administrator).count()) == (302, 1)
    other = Client()
    otp.leader.is_superuser = True
    otp.leader.save()
    other.force_login(otp.leader)
    step_up(other, phone_of(otp.leader))

    done = other.post(f"/admin/otp/resets/{reset.pk}/", {"decision": "agree"}, follow=True).content.decode()

    assert "Đã đặt lại thiết bị của Vũ Hoàng Nam." in done
    assert "Ngô Thanh Tùng đề nghị, Lê Văn Minh xác nhận và đặt lại" in done
    assert AuthenticatorApp.objects.filter(user=otp.administrator).count() == 0


def test_nobody_resets_their_own(otp: Province, desk: Client) -> None:
    answer = desk.post("/admin/otp/resets/", {"person": "security", "checked": "in-person"})

    assert (answer.status_code, Reset.objects.count(), AuthenticatorApp.objects.count()) == (200, 0, 1)


def test_reset_of_nothing_is_said_so(otp: Province, phone: Phone) -> None:
    with pytest.raises(NothingToReset):
        ask_reset(otp.cadre, "known", otp.security)
    ask_reset(otp.administrator, "known", otp.security)
    with pytest.raises(NothingToReset):
        ask_reset(otp.administrator, "known", otp.security)


@pytest.mark.parametrize("persona", ["editor", "clerk"])
def test_help_desk_is_missing_for_others(otp: Province, client: Client, persona: str) -> None:
    client.force_login(otp.people[persona])

    answers = [client.get("/admin/otp/resets/"), client.post("/admin/otp/resets/1/", {"decision": "agree"})]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_command_resets_and_says_why(otp: Province, phone: Phone, capsys: pytest.CaptureFixture[str]) -> None:
    session = otp.administrator.session_epoch

    call_command("otp", "reset", "administrator", "--reason", "mất điện thoại")

    otp.administrator.refresh_from_db()
    assert (AuthenticatorApp.objects.count(), otp.administrator.session_epoch) == (0, session + 1)
    assert Event.objects.get(action="otp.reset").details["reason"] == "mất điện thoại"
    with pytest.raises(CommandError):
        call_command("otp", "reset", "administrator", "--reason", "lần nữa")


def test_command_prints_codes_that_open(otp: Province, phone: Phone, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("otp", "codes", "administrator")

    code, *others = capsys.readouterr().out.split()
    assert (len(others), otp.administrator.codesheet_set.get().verify_token(code)) == (9, True)


def test_command_tells_who_has_what(otp: Province, phone: Phone, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("otp", "status")
    missing = capsys.readouterr().out
    call_command("otp", "status", "administrator")
    held = capsys.readouterr().out

    assert (missing, held) == ("security\tno device\n", "app\tĐiện thoại\tlast used never\n")


@pytest.mark.parametrize("words", [("status", "nobody"), ("codes", "nobody"), ("reset", "cadre", "--reason", " ")])
def test_command_refuses_what_it_cannot_do(otp: Province, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        call_command("otp", *words)
