"""What was typed is kept, nothing unsafe is repeated, and nobody is led off the site."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from intranet.contracts import Demand
from intranet.people.models import Unit
from intranet.state.models import SiteState
from plugins.otp.guard import OneTimePassword
from plugins.otp.known import DEVICES
from plugins.otp.ways import LARGEST, Way, opened_way, sealed_way, way_of
from tests.factories.province import Province
from tests.plugins.otp.conftest import Phone, step_up

NEW_UNIT = "/admin/people/units/new/"


def test_unsafe_request_does_nothing_and_keeps_what_was_typed(administrator: Client, phone: Phone) -> None:
    count = Unit.objects.count()

    asked = administrator.post(NEW_UNIT, {"name": "Phòng\n mới <b>", "code": "PM"})

    assert (asked.status_code, Unit.objects.count()) == (403, count)
    assert (asked.headers["Cache-Control"], asked.context["way"].path) == ("no-store", NEW_UNIT)


def test_what_was_typed_is_shown_after_the_code_and_sent_by_the_person(
    otp: Province, administrator: Client, phone: Phone
) -> None:
    word = administrator.post(NEW_UNIT, {"name": "Phòng\n mới <b>", "csrfmiddlewaretoken": "old"}).context["word"]
    form = administrator.post("/otp/xac-thuc/", {"den": word})
    assert form.status_code == 200

    shown = administrator.post(
        "/otp/xac-thuc/", {"den": form.context["word"], "thiet-bi": phone.app.public_id, "code": phone.code()}
    )

    page = shown.content.decode()
    assert (shown.status_code, f'action="{NEW_UNIT}"' in page) == (200, True)
    assert '<textarea name="name" hidden>\nPhòng\n mới &lt;b&gt;</textarea>' in page
    assert 'value="old"' not in page
    assert Unit.objects.filter(name__startswith="Phòng\n").count() == 0
    assert administrator.post(NEW_UNIT, {"name": "Phòng"}).status_code == 200


def test_wrong_code_keeps_what_was_typed(administrator: Client, phone: Phone) -> None:
    word = administrator.post(NEW_UNIT, {"name": "Phòng mới"}).context["word"]

    wrong = administrator.post("/otp/xac-thuc/", {"den": word, "code": "000000"})

    assert wrong.context["way"].fields == (("name", "Phòng mới"),)
    assert "000000" not in wrong.content.decode()


def test_who_has_no_device_sets_one_up_elsewhere_and_sends_then(administrator: Client) -> None:
    page = administrator.post(NEW_UNIT, {"name": "Phòng mới"}).content.decode()

    assert '<textarea name="name" hidden>\nPhòng mới</textarea>' in page
    assert 'href="/otp/them/" target="_blank"' in page


def test_passwords_and_files_are_not_kept(otp: Province) -> None:
    typed = {"name": "a", "password": "b", "current": "c", "mat_khau_moi": "d", "so_hieu": "e"}
    request = RequestFactory().post("/x/?q=1", typed | {"file": SimpleUploadedFile("a.txt", b"x")})

    way = way_of(request, Demand("otp-admin", "open"))

    assert (way.fields, way.left_out) == (
        (("name", "a"), ("so_hieu", "e")),
        ("current", "file", "mat_khau_moi", "password"),
    )


def test_what_a_view_calls_sensitive_is_not_kept(otp: Province) -> None:
    request = RequestFactory().post("/x/", {"pin": "1", "name": "a"})
    request.sensitive_post_parameters = ["pin"]  # type: ignore[attr-defined]

    assert way_of(request, Demand("otp-admin", "open")).fields == (("name", "a"),)


def test_text_that_is_too_long_is_said_to_be_left_out(otp: Province) -> None:
    request = RequestFactory().post("/x/", {"text": "a" * LARGEST})

    way = way_of(request, Demand("otp-admin", "open"))

    assert (way.fields, way.left_out) == ((), ("…",))


def test_way_opens_for_its_person_only_and_cannot_be_forged(otp: Province) -> None:
    way = Way("/admin/?q=1", "otp-admin", "Kế hoạch", True, (("a", "b"),), ("c",))
    word = sealed_way(way, otp.administrator)

    assert opened_way(word, otp.administrator) == way
    assert opened_way(word, otp.security) is None
    forged = [word[:-8] + "AAAAAAA=", "", "x", "á", word + "x", "//evil.example"]
    assert [opened_way(each, otp.administrator) for each in forged] == [None] * len(forged)
    assert "admin" not in word


@pytest.mark.parametrize(
    "path", ["//evil.example/", "https://evil.example/", "/\\evil.example", "/\t/evil.example", "javascript:x", ""]
)
def test_way_leads_nowhere_else_even_under_our_seal(otp: Province, path: str) -> None:
    word = sealed_way(Way(path, "otp-admin"), otp.administrator)

    assert opened_way(word, otp.administrator) is None


@pytest.mark.parametrize("den", ["//evil.example/", "https://evil.example", "", "/admin/"])
def test_step_up_with_a_way_of_somebody_elses_making_leads_home(administrator: Client, phone: Phone, den: str) -> None:
    typed = {"den": den, "next": den, "code": phone.code()}

    assert administrator.post(f"/otp/xac-thuc/?next={den}", typed).headers["Location"] == "/otp/"


def test_path_with_two_slashes_is_not_gone_back_to(otp: Province) -> None:
    request = RequestFactory().get("/x/")
    request.path = "//evil.example/x/"

    assert way_of(request, Demand("otp-admin", "open")).path in {"/", "/%2Fevil.example/x/"}


def test_program_that_asks_for_no_page_gets_none(administrator: Client, phone: Phone) -> None:
    answer = administrator.post(NEW_UNIT, {"name": "a"}, headers={"accept": "application/json"})

    assert (answer.status_code, answer.content) == (403, b"")


def test_fragment_of_a_page_sends_the_whole_page_to_the_code(administrator: Client, phone: Phone) -> None:
    answer = administrator.get("/admin/people/", headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"].startswith("/otp/xac-thuc/?den=")


def test_title_of_what_is_opened_stands_on_the_page_and_not_in_the_address(
    otp: Province, administrator: Client, phone: Phone
) -> None:
    request = RequestFactory().get("/x/")
    request.user = otp.administrator
    answer = OneTimePassword().challenge(request, Demand("otp-restricted-item", "read", SiteState(pk=1)))

    title = str(SiteState(pk=1))
    assert title not in answer.headers["Location"]
    assert title in administrator.get(answer.headers["Location"]).content.decode()


def test_nothing_of_ours_stands_behind_a_rule(administrator: Client, phone: Phone) -> None:
    pages = ("/otp/", "/otp/xac-thuc/", "/dang-nhap/", "/otp/mat-khau/")

    assert [administrator.get(page).status_code for page in pages] == [200, 200, 302, 200]


def test_step_up_for_devices_returns_to_them(administrator: Client, phone: Phone) -> None:
    assert step_up(administrator, phone, "/otp/them/") == "/otp/them/"
    assert replace(Way("/", DEVICES), title="x").purpose == "“x”"
    assert Way("/", DEVICES).purpose == "thay đổi thiết bị xác thực và nơi được bảo vệ"


@pytest.mark.parametrize(
    ("action", "purpose"),
    [("read", "“Lan · Nội bộ”"), ("grant", "Cấp và hạ mức tiếp cận tài liệu – “Lan · Nội bộ”")],
)
def test_purpose_names_what_is_done_where_it_is_more_than_reading(otp: Province, action: str, purpose: str) -> None:
    assert Way("/", "otp-clearance", "Lan · Nội bộ", action=action).purpose == purpose
