"""Setting devices up, and taking them away."""

import re

import pytest
from django.test import Client
from django.utils.timezone import localdate

from intranet.audit.models import Event
from intranet.notifications.models import Notice
from plugins.otp.models import AuthenticatorApp, CodeSheet, Kind, Policy
from plugins.otp.services.enrolling import make_card
from plugins.otp.ways import Way, sealed_way
from tests.factories.province import PASSWORD, Province
from tests.plugins.otp.conftest import phone_of, step_up
from tests.plugins.otp.rfc6238 import code_now, typed_secret

DOORS = ("/otp/them/", "/otp/ung-dung/", "/otp/thiet-bi/{id}/")
POSTS = ("/otp/ung-dung/moi/", "/otp/ung-dung/", "/otp/the-ma/moi/", "/otp/the-ma/", "/otp/ma-du-phong/")


@pytest.fixture
def cadre(otp: Province, client: Client) -> Client:
    """A browser in which somebody without a device is signed in."""
    client.force_login(otp.cadre)
    return client


def typed_password(client: Client, word: str = "") -> None:
    assert client.post("/otp/mat-khau/", {"current": PASSWORD, "den": word}).status_code == 302


def begun(client: Client) -> bytes:
    """The secret of an app that is being set up, as a phone gets it from the page."""
    page = client.post("/otp/ung-dung/moi/", follow=True).content.decode()
    found = re.search(r"<code>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})</code>", page)
    assert found is not None
    return typed_secret(found[1])


def test_first_app_asks_for_the_password_again(cadre: Client) -> None:
    doors = [cadre.get("/otp/them/"), cadre.post("/otp/ung-dung/moi/"), cadre.post("/otp/the-ma/moi/")]

    assert [answer.headers["Location"] for answer in doors] == ["/otp/mat-khau/?den="] * 3


@pytest.mark.parametrize("path", ["/otp/the-ma/", "/otp/the-ma/moi/", "/otp/ung-dung/moi/", "/otp/ung-dung/"])
def test_step_that_is_loaded_anew_leads_back_to_the_choice(cadre: Client, path: str) -> None:
    assert cadre.get(path + "?den=x").headers["Location"] in {"/otp/them/?den=x", "/otp/mat-khau/?den=x"}
    typed_password(cadre)

    assert [cadre.get(path).headers["Location"], cadre.head(path).status_code] == ["/otp/them/", 302]
    assert Client().get(path).headers["Location"].startswith("/dang-nhap/")


def test_removal_that_is_loaded_anew_leads_to_the_device(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    address = f"/otp/thiet-bi/{phone.app.public_id}/"

    assert cadre.get(address + "go/").headers["Location"] == address


def test_wrong_password_sets_nothing_up(cadre: Client) -> None:
    refused = cadre.post("/otp/mat-khau/", {"current": "sai"})

    assert (refused.status_code, cadre.get("/otp/them/").status_code) == (200, 302)


def test_app_counts_once_its_first_code_was_typed(otp: Province, cadre: Client) -> None:
    typed_password(cadre)
    secret = begun(cadre)
    assert AuthenticatorApp.objects.count() == 0

    done = cadre.post("/otp/ung-dung/", {"name": "Điện thoại", "code": code_now(secret)})

    app = AuthenticatorApp.objects.get()
    assert (done.headers["Location"], app.confirmed, app.user, app.secret()) == ("/otp/", True, otp.cadre, secret)
    assert list(Notice.objects.values_list("person__username", "kind")) == [("cadre", "otp-device-added")]
    assert Event.objects.filter(action="otp.device-added", actor_id=otp.cadre.pk).count() == 1


def test_app_with_a_wrong_code_is_not_kept(cadre: Client) -> None:
    typed_password(cadre)
    secret = begun(cadre)

    refused = cadre.post("/otp/ung-dung/", {"name": "Điện thoại", "code": code_now(secret, 5)})

    assert (refused.status_code, AuthenticatorApp.objects.count()) == (200, 0)


def test_code_that_set_the_app_up_opens_what_was_wanted_but_not_again(otp: Province, client: Client) -> None:
    client.force_login(otp.administrator)
    begin = client.get("/admin/").headers["Location"]
    word = begin.partition("den=")[2]
    password = client.get(begin).headers["Location"]
    client.post(password, {"current": PASSWORD})
    page = client.get(begin)
    assert page.status_code == 200
    secret = begun(client)

    done = client.post(f"/otp/ung-dung/?den={word}", {"name": "Điện thoại", "code": code_now(secret)}, follow=True)

    assert 'href="/admin/"' in done.content.decode()
    assert client.get("/admin/").status_code == 200
    other = Client()
    other.force_login(otp.administrator)
    app = AuthenticatorApp.objects.get()
    again = other.post("/otp/xac-thuc/", {"thiet-bi": app.public_id, "code": code_now(secret)})
    assert (again.status_code, other.get("/admin/").status_code) == (200, 302)


def test_secret_is_nowhere_once_the_app_counts(cadre: Client) -> None:
    typed_password(cadre)
    secret = begun(cadre)
    words = [secret.hex(), code_now(secret)]
    cadre.post("/otp/ung-dung/", {"name": "Điện thoại", "code": code_now(secret)})
    app = AuthenticatorApp.objects.get()

    pages = [cadre.get(path, follow=True) for path in ("/otp/", "/otp/ung-dung/", f"/otp/thiet-bi/{app.public_id}/")]
    seen = b"".join(page.content for page in pages)
    kept = "".join(f"{event.details} {event.label}" for event in Event.objects.all()) + str(dict(cadre.session))

    from plugins.otp.rules import in_groups

    words += [in_groups(secret), in_groups(secret).replace(" ", "")]
    assert [word for word in words if word.encode() in seen or word in kept] == []
    assert secret not in bytes(app.sealed)


def test_secret_of_one_device_does_not_open_in_another_row(otp: Province) -> None:
    from intranet.contracts import SealBroken

    mine, theirs = phone_of(otp.cadre).app, phone_of(otp.deputy).app
    mine.sealed = theirs.sealed

    with pytest.raises(SealBroken):
        mine.secret()


@pytest.mark.parametrize("path", DOORS)
def test_password_alone_opens_no_door_to_who_has_a_device(otp: Province, cadre: Client, path: str) -> None:
    phone = phone_of(otp.cadre)
    typed_password(cadre)

    answer = cadre.get(path.format(id=phone.app.public_id))

    assert answer.headers["Location"].startswith("/otp/xac-thuc/?den=")


@pytest.mark.parametrize("path", POSTS)
def test_password_alone_changes_nothing_for_who_has_a_device(otp: Province, cadre: Client, path: str) -> None:
    phone_of(otp.cadre)
    typed_password(cadre)

    answer = cadre.post(path, {"code": "1"})

    assert answer.status_code in {302, 403}
    assert (AuthenticatorApp.objects.count(), CodeSheet.objects.count()) == (1, 0)


def test_set_up_begun_before_another_device_counts_is_of_no_use(otp: Province, cadre: Client) -> None:
    """Two who know the password set a device up at once: the slower one needs a code of the faster one."""
    typed_password(cadre)
    secret = begun(cadre)
    phone_of(otp.cadre)

    answer = cadre.post("/otp/ung-dung/", {"name": "Điện thoại", "code": code_now(secret)})

    assert (answer.status_code, AuthenticatorApp.objects.count()) == (302, 1)


def test_device_put_aside_is_no_way_to_another_one(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    for _try in range(100):
        phone.app.takes("000000 no")
    typed_password(cadre)

    assert cadre.get("/otp/them/").templates[0].name == "otp/stuck.html"


def test_second_device_after_a_code_of_the_first(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    step_up(cadre, phone, "/otp/them/")

    secret = begun(cadre)
    cadre.post("/otp/ung-dung/", {"name": "Máy bảng", "code": code_now(secret)})

    assert sorted(AuthenticatorApp.objects.values_list("name", flat=True)) == ["Máy bảng", "Điện thoại"]


def test_card_counts_once_its_first_cell_was_read(otp: Province, cadre: Client) -> None:
    typed_password(cadre)
    page = cadre.post("/otp/the-ma/moi/").content.decode()
    codes = dict(re.findall(r'<td data-cell="(\w\d)">(\d{6})</td>', page))
    card = CodeSheet.objects.get()
    before = (len(codes), card.confirmed)

    wrong = cadre.post("/otp/the-ma/", {"card": card.public_id, "name": "Thẻ", "code": codes["A2"]})
    assert not re.search(r"\d{6}</td>", wrong.content.decode())
    right = cadre.post("/otp/the-ma/", {"card": card.public_id, "name": "Thẻ", "code": codes["A1"]})

    card.refresh_from_db()
    assert before == (40, False)
    assert (wrong.status_code, right.headers["Location"]) == (200, "/otp/")
    assert (card.confirmed, card.asked_cell()) == (True, "B1")
    number = str(card.public_id)[:6].upper()
    assert f"Thẻ mã số {number} của Trần Thu Hà, tạo ngày {localdate(card.created_at):%d/%m/%Y}" in page
    assert f'value="Thẻ mã in {number}"' in page
    assert f"số {number}" in cadre.get("/otp/").content.decode()
    kept = {str(value) for row in card.codes.values() for value in row.values()}
    assert kept.isdisjoint(codes.values())


def test_card_that_was_never_read_opens_nothing(otp: Province, cadre: Client) -> None:
    card, cells = make_card(otp.cadre)
    typed = {"thiet-bi": card.public_id, "code": cells[0][1]}

    cadre.post("/otp/xac-thuc/", typed)

    assert cadre.session.get("otp.verified") is None


def test_recovery_codes_are_shown_once_and_void_the_old_ones(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    step_up(cadre, phone, "/otp/them/")

    first = re.findall(r"<code>([A-Z2-9]{5}-[A-Z2-9]{5})</code>", cadre.post("/otp/ma-du-phong/").content.decode())
    again = cadre.post("/otp/ma-du-phong/")
    sheet = CodeSheet.objects.get()
    second = cadre.post("/otp/ma-du-phong/", {"instead_of": sheet.public_id})

    assert (len(set(first)), again.headers["Location"], second.status_code) == (10, "/otp/", 200)
    assert CodeSheet.objects.get().public_id != sheet.public_id
    assert not any(code in cadre.get("/otp/").content.decode() for code in first)


def test_few_codes_left_are_told(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    step_up(cadre, phone, "/otp/them/")
    codes = re.findall(r"<code>([A-Z2-9]{5}-[A-Z2-9]{5})</code>", cadre.post("/otp/ma-du-phong/").content.decode())
    sheet = CodeSheet.objects.get()

    for code in codes[:7]:
        before = cadre.get("/otp/").content.decode()
        assert cadre.post("/otp/xac-thuc/", {"thiet-bi": sheet.public_id, "code": code}).status_code == 302

    after = cadre.get("/otp/").content.decode()
    warning, reason = "“Mã dự phòng” chỉ còn 3 mã.", "Khi hết mã mà mất điện thoại"
    assert [word in page for page in (before, after) for word in (warning, reason)] == [False, False, True, True]
    kinds = list(Notice.objects.values_list("kind", flat=True))
    assert (kinds.count("otp-codes-low"), kinds.count("otp-recovery-used"), sheet.left()) == (1, 7, 3)


def test_last_device_stays(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    step_up(cadre, phone, "/otp/them/")

    refused = cadre.post(f"/otp/thiet-bi/{phone.app.public_id}/go/")
    other = phone_of(otp.cadre, "Máy khác")
    removed = cadre.post(f"/otp/thiet-bi/{phone.app.public_id}/go/")

    assert refused.headers["Location"] == f"/otp/thiet-bi/{phone.app.public_id}/"
    assert (removed.headers["Location"], AuthenticatorApp.objects.get()) == ("/otp/", other.app)


def test_only_device_has_no_button_that_cannot_work(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    step_up(cadre, phone, "/otp/them/")
    address = f"/otp/thiet-bi/{phone.app.public_id}/"

    alone = cadre.get(address).content.decode()
    phone_of(otp.cadre, "Máy khác")
    beside = cadre.get(address).content.decode()

    assert [f'action="{address}go/"' in page for page in (alone, beside)] == [False, True]
    assert ("Hãy thêm thiết bị khác trước." in alone, 'href="/otp/them/"' in alone) == (True, True)


def test_first_device_is_followed_by_recovery_codes_until_there_are_some(otp: Province, cadre: Client) -> None:
    before = cadre.get("/otp/").content.decode()
    step_up(cadre, phone_of(otp.cadre), "/otp/them/")
    word = sealed_way(Way("/van-ban/", "otp-registers"), otp.cadre)

    page = cadre.get(f"/otp/?den={word}").content.decode()
    codes = cadre.post("/otp/ma-du-phong/", {"instead_of": "", "den": word}).content.decode()

    following = "Việc tiếp theo: in mã dự phòng"
    assert page.index(following) < page.index("Mở tiếp") < page.index("Ứng dụng và thẻ")
    assert f'href="/otp/?den={word}"' in codes.replace("%3D", "=")
    assert [following in each for each in (before, cadre.get("/otp/").content.decode())] == [False, False]


def test_device_of_somebody_else_is_missing_and_leaves_a_row(otp: Province, cadre: Client) -> None:
    step_up(cadre, phone_of(otp.cadre), "/otp/them/")
    theirs = phone_of(otp.deputy).app

    answers = [
        cadre.get(f"/otp/thiet-bi/{theirs.public_id}/"),
        cadre.post(f"/otp/thiet-bi/{theirs.public_id}/", {"name": "của tôi"}),
        cadre.post(f"/otp/thiet-bi/{theirs.public_id}/go/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert Event.objects.filter(action="otp.not-theirs", actor_id=otp.cadre.pk).count() == 3
    theirs.refresh_from_db()
    assert theirs.name == "Điện thoại"


def test_code_of_somebody_elses_device_is_refused(otp: Province, cadre: Client) -> None:
    phone_of(otp.cadre)
    theirs = phone_of(otp.deputy)

    cadre.post("/otp/xac-thuc/", {"thiet-bi": theirs.app.public_id, "code": theirs.code()})

    assert cadre.session.get("otp.verified") is None


def test_name_of_a_device_is_changed(otp: Province, cadre: Client) -> None:
    phone = phone_of(otp.cadre)
    step_up(cadre, phone, "/otp/them/")

    cadre.post(f"/otp/thiet-bi/{phone.app.public_id}/", {"name": "<b>Máy</b>"})

    phone.app.refresh_from_db()
    assert phone.app.name == "<b>Máy</b>"
    assert "&lt;b&gt;Máy&lt;/b&gt;" in cadre.get("/otp/").content.decode()


def test_kinds_are_told_apart() -> None:
    assert [kind.value for kind in Kind] == ["app", "card", "recovery"]


def test_code_for_reading_changes_no_device(otp: Province, client: Client) -> None:
    """Whoever finds the browser open within minutes of a code adds no device of their own and takes none away."""
    phone = phone_of(otp.administrator)
    client.force_login(otp.administrator)
    step_up(client, phone)

    added = [client.post("/otp/ung-dung/moi/"), client.post("/otp/the-ma/moi/"), client.post("/otp/ma-du-phong/")]
    taken = client.post(f"/otp/thiet-bi/{phone.app.public_id}/go/")

    assert [answer.status_code for answer in (*added, taken)] == [302, 302, 403, 403]
    assert (AuthenticatorApp.objects.count(), CodeSheet.objects.count()) == (1, 0)


def test_first_code_of_a_further_device_counts_for_nothing_else(otp: Province, client: Client) -> None:
    phone = phone_of(otp.administrator)
    Policy.objects.create(rule="otp-admin", minutes=60, alone=True)
    client.force_login(otp.administrator)
    step_up(client, phone, "/otp/them/")
    word = client.get(client.get("/admin/").headers["Location"]).context["word"]
    secret = begun(client)

    client.post("/otp/ung-dung/", {"den": word, "name": "Máy hai", "code": code_now(secret, 0)})

    assert AuthenticatorApp.objects.count() == 2
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("card", ["x", "", "9" * 50])
def test_card_that_is_none_is_a_missing_page(otp: Province, client: Client, card: str) -> None:
    phone = phone_of(otp.administrator)
    client.force_login(otp.administrator)
    step_up(client, phone, "/otp/them/")

    assert client.post("/otp/the-ma/", {"card": card, "code": "123456", "name": "Thẻ"}).status_code == 404
