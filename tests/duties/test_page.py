"""One duty: what is shown to whom, the steps that are offered, and what is wrong with them."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.access.services import lay_down
from intranet.directives.models import Directive
from intranet.duties.models import Duty, DutyPerson, DutyStep, Extension, ProgressNote
from intranet.duties.services import assign, cancel, close, report_progress, submit_result
from intranet.files.models import Attachment, StoredFile
from intranet.files.services import accept_bytes
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import Province
from tests.grounds import grounded

READ_QUERIES = 19
"""Whatever the number of notes, steps and units."""


@grounded
def duty(province: Province) -> Duty:
    return opened(province, due=today() + timedelta(days=3), due_words="chậm nhất ngày kia")


def post(client: Client, duty: Duty, step: str, **typed: object) -> object:
    return client.post(duty.get_absolute_url(), {"step": step, **typed})


def offered(client: Client, duty: Duty) -> list[str]:
    return list(client.get(duty.get_absolute_url()).context["forms"])


def test_page_shows_the_facts_in_words(province: Province, client: Client, duty: Duty) -> None:
    Directive.objects.filter(pk=duty.directive_id).update(date=today() - timedelta(days=12))
    client.force_login(province.cadre)

    page = client.get(duty.get_absolute_url()).content.decode()

    expected = ["Rà soát quy chế", "Chưa thực hiện", "Còn 3 ngày", "chậm nhất ngày kia", "12 ngày", "1052/UBND-NC"]
    assert [words for words in expected if words not in page] == []


@pytest.mark.parametrize(
    ("persona", "steps"),
    [
        ("head", ["assign", "report", "submit"]),
        ("editor", ["extend", "cancel"]),
        ("cadre", []),
    ],
)
def test_steps_are_offered_to_those_who_may_take_them(
    province: Province, client: Client, duty: Duty, persona: str, steps: list[str]
) -> None:
    client.force_login(province.people[persona])

    assert offered(client, duty) == steps


def test_a_duty_goes_from_hand_to_hand(province: Province, client: Client, duty: Duty) -> None:
    client.force_login(province.head)
    post(client, duty, "assign", person=province.cadre.pk)
    client.force_login(province.cadre)
    post(client, duty, "report", text="Đã xong phần 1.", evidence=SimpleUploadedFile("bien-ban.txt", b"Bien ban"))
    post(client, duty, "submit", text="Xong.")
    client.force_login(province.editor)
    post(client, duty, "return", reason="Thiếu phụ lục.")
    client.force_login(province.head)
    post(client, duty, "submit", text="Đã bổ sung.")
    client.force_login(province.editor)
    post(client, duty, "close")

    page = client.get(duty.get_absolute_url())
    assert [row.words for row in page.context["history"]] == [
        "Giao nhiệm vụ",
        "Phân công",
        "Tiến độ",
        "Báo cáo kết quả",
        "Trả lại",
        "Báo cáo kết quả",
        "Kết thúc",
    ]
    assert (page.context["duty"].state, list(page.context["forms"])) == ("closed", [])
    assert "bien-ban.txt" in page.content.decode()


def test_evidence_opens_for_readers_of_the_duty_only(province: Province, client: Client, duty: Duty) -> None:
    stored = accept_bytes("bien-ban.txt", b"Noi dung minh chung", by=province.head)
    report_progress(duty, province.head, "Xem tệp.", [(stored, "bien-ban.txt")])
    path = f"/tep/{Attachment.objects.get().public_id}/"

    answers = {}
    for persona in ("cadre", "editor", "trainer", "outsider"):
        client.force_login(province.people[persona])
        answers[persona] = client.get(path).status_code

    assert answers == {"cadre": 200, "editor": 200, "trainer": 404, "outsider": 404}


@pytest.mark.parametrize("persona", ["trainer", "outsider", "security", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_duty_of_others_is_a_missing_page(
    province: Province, client: Client, duty: Duty, persona: str, method: str
) -> None:
    client.force_login(province.head)
    assert duty.text in client.get(duty.get_absolute_url()).content.decode()
    client.force_login(province.people[persona])

    answer = getattr(client, method)(duty.get_absolute_url(), {"step": "cancel", "reason": "x"})
    missing = getattr(client, method)("/nhiem-vu/00000000-0000-4000-8000-000000000000/", {"step": "cancel"})

    assert (answer.status_code, answer.content) == (404, missing.content)


@pytest.mark.parametrize("step", ["close", "extend", "cancel", "return", "assign"])
def test_a_forged_step_changes_nothing_and_says_who_may(
    province: Province, client: Client, duty: Duty, step: str
) -> None:
    client.force_login(province.cadre)

    page = post(
        client, duty, step, reason="x", new_due=f"{today() + timedelta(days=9):%d/%m/%Y}", person=province.deputy.pk
    )

    assert (Duty.objects.get(pk=duty.pk).state, DutyPerson.objects.count(), Extension.objects.count()) == ("open", 0, 0)
    assert "Chỉ " in page.content.decode()  # type: ignore[attr-defined]


def test_an_unknown_step_is_a_missing_page(province: Province, client: Client, duty: Duty) -> None:
    client.force_login(province.head)

    assert post(client, duty, "delete").status_code == 404  # type: ignore[attr-defined]


def test_a_step_that_somebody_else_was_faster_with_is_said(province: Province, client: Client, duty: Duty) -> None:
    cancel(duty, province.clerk, "giao nhầm")
    client.force_login(province.editor)

    page = post(client, duty, "cancel", reason="giao nhầm").content.decode()  # type: ignore[attr-defined]

    assert "Nhiệm vụ đang ở trạng thái “đã hủy”" in page
    assert DutyStep.objects.filter(kind="cancelled").count() == 1


def test_words_typed_for_a_step_that_is_gone_are_not_lost(province: Province, client: Client, duty: Duty) -> None:
    client.force_login(province.head)
    cancel(duty, province.editor, "Giao nhầm.")

    page = post(client, duty, "submit", text="Đã rà soát 12 quy chế.")

    assert "Nội dung bạn đã nhập" in page.content.decode()
    assert "Đã rà soát 12 quy chế." in page.content.decode()
    duty.refresh_from_db()
    assert duty.result == ""


def test_what_was_typed_is_kept_when_something_is_missing(province: Province, client: Client, duty: Duty) -> None:
    client.force_login(province.head)

    page = post(client, duty, "submit", text="Kết quả đã gõ.", reply="999/KHONG-CO").content.decode()  # type: ignore[attr-defined]

    assert ["Kết quả đã gõ." in page, "999/KHONG-CO" in page] == [True, True]
    assert Duty.objects.get(pk=duty.pk).state == "open"


def test_a_program_as_evidence_is_refused_and_nothing_is_noted(province: Province, client: Client, duty: Duty) -> None:
    client.force_login(province.head)

    page = post(client, duty, "report", text="Đã làm.", evidence=SimpleUploadedFile("a.exe", b"MZ\x90\x00" * 99))

    assert (ProgressNote.objects.count(), Attachment.objects.count()) == (0, 0)
    assert "Đã làm." in page.content.decode()  # type: ignore[attr-defined]


def test_reply_is_found_by_its_number_and_days_are_counted_to_it(
    province: Province, client: Client, duty: Duty
) -> None:
    Directive.objects.filter(pk=duty.directive_id).update(date=date(2026, 3, 8))
    issued(province, symbol="12/BC-VP", date=date(2026, 3, 20))
    client.force_login(province.head)

    post(client, duty, "submit", text="Xong.", reply="12 / bc-vp")

    page = client.get(duty.get_absolute_url())
    assert page.context["reply"].symbol == "12/BC-VP"
    assert ("Từ văn bản đến văn bản trả lời", "12 ngày") in page.context["facts"]


def test_a_number_that_several_documents_bear_is_put_to_the_person(
    province: Province, client: Client, duty: Duty
) -> None:
    first, second = (issued(province, symbol="12/BC-VP", issuer=issuer) for issuer in ("Sở A", "Sở B"))
    client.force_login(province.head)

    asked = post(client, duty, "submit", text="Xong.", reply="12/BC-VP")
    post(client, duty, "submit", text="Xong.", reply="12/BC-VP", which=str(first.public_id))

    assert ["Sở A" in asked.content.decode(), "Sở B" in asked.content.decode()] == [True, True]  # type: ignore[attr-defined]
    assert Duty.objects.get(pk=duty.pk).reply == first != second


def test_a_reply_that_one_may_not_read_is_not_named(province: Province, client: Client) -> None:
    duty = opened(province, co_operating=[(province.department, None)])
    hidden = issued(province, symbol="9/MAT-X", readers=[f"under:{province.office.pk}"], audience=[])
    submit_result(duty, province.head, "Xong.", hidden)
    client.force_login(province.trainer)

    page = client.get(duty.get_absolute_url()).content.decode()

    assert ("9/MAT-X" in page, "Có văn bản trả lời" in page) == (False, True)


def test_a_reply_one_may_not_read_cannot_be_named_or_confirmed(province: Province, client: Client, duty: Duty) -> None:
    issued(province, symbol="9/KIN-X", readers=[f"under:{province.commune.pk}"], audience=[])
    client.force_login(province.head)

    answers = [
        post(client, duty, "submit", text="Xong.", reply=number).context["forms"]["submit"].errors["reply"]  # type: ignore[attr-defined]
        for number in ("9/KIN-X", "9/KHONG-CO")
    ]

    assert answers[0] == answers[1]


def test_extension_to_a_day_off_is_asked_about(province: Province, client: Client) -> None:
    duty = opened(province)
    saturday = today() + timedelta(days=28 + (5 - today().weekday()))
    typed = {"new_due": f"{saturday:%d/%m/%Y}", "reason": "Chờ ý kiến."}
    client.force_login(province.editor)

    asked = post(client, duty, "extend", **typed)
    question = asked.context["forms"]["extend"].due_question  # type: ignore[attr-defined]
    post(client, duty, "extend", **typed, new_due_choice=f"keep:{saturday}")

    assert [value.partition(":")[0] for value, _words in question.answers] == ["keep", "move"]
    assert "Chờ ý kiến." in asked.content.decode()  # type: ignore[attr-defined]
    assert Extension.objects.get().new_due == saturday


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_one_note_and_for_three(
    province: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries, duty: Duty, count: int
) -> None:
    assign(duty, province.cadre, province.head)
    for number in range(count):
        stored = accept_bytes(f"{number}.txt", f"tep {number}".encode(), by=province.head)
        report_progress(duty, province.head, "Đã làm.", [(stored, f"{number}.txt")])
    client.force_login(province.head)
    client.get(duty.get_absolute_url())

    with django_assert_num_queries(READ_QUERIES):
        page = client.get(duty.get_absolute_url())

    assert len([row for row in page.context["history"] if row.files]) == count


def test_late_and_on_time_are_told_after_the_end(province: Province, client: Client, duty: Duty) -> None:
    close(submit_result(duty, province.head, "Xong."), province.editor)
    client.force_login(province.head)
    on_time = client.get(duty.get_absolute_url()).context["due"].words
    Duty.objects.filter(pk=duty.pk).update(due=today() - timedelta(days=2))

    late = client.get(duty.get_absolute_url()).context["due"].words

    assert (on_time, late) == ("đúng hạn", "chậm 2 ngày")


def test_page_waits_for_the_guard_of_its_document(province: Province, client: Client, duty: Duty) -> None:
    client.force_login(province.head)
    before = client.get(duty.get_absolute_url()).status_code
    lay_down("otp-first", action="read", subject="intranet_directives.directive", guard="otp", by=None)

    after = client.get(duty.get_absolute_url())

    assert (before, after.status_code) == (200, 404)
    assert duty.text not in after.content.decode()


def test_file_of_somebody_who_may_not_report_is_not_kept(province: Province, client: Client, duty: Duty) -> None:
    client.force_login(province.editor)

    page = post(client, duty, "report", text="Đã làm.", evidence=SimpleUploadedFile("a.txt", b"Bien ban"))

    assert (page.status_code, StoredFile.objects.count(), ProgressNote.objects.count()) == (200, 0, 0)
