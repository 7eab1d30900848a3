"""By the buttons of trainers: a published lesson is left out, a course is withdrawn; a preview keeps nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.files.queries import attachments_of
from intranet.training.models import Attempt, Course, Enrolment, Lesson
from intranet.training.office.queries import outline
from intranet.training.services import LessonFields, enrol, seen_of, update_lesson
from tests.factories import training
from tests.factories.province import Province
from tests.files.samples import recordings
from tests.training.office.test_courses import address


def lessons(course: Course) -> list[Lesson]:
    return list(Lesson.objects.descendant_of(course).order_by("path"))


def test_lesson_is_left_out_and_taken_in_again(province: Province, course: Course, client: Client) -> None:
    client.force_login(province.trainer)
    page = address("leave_out", course, lessons(course)[1].public_id)

    answers = [client.post(page, {"left-out": "1"}) for _again in range(2)]
    seen = [line.left_out for line in outline(course)[0].lessons]
    offered = client.get(address("lesson", course, lessons(course)[0].public_id)).context["form"]["after"].field.choices
    client.post(page, {"left-out": "0"})

    assert [answer["Location"] for answer in answers] == [
        f"{address('course', course)}#{lessons(course)[1].public_id}"
    ] * 2
    assert (seen, [key for key, _title in offered]) == ([False, True], [""])
    assert [line.left_out for line in outline(course)[0].lessons] == [False, False]


def test_course_is_withdrawn_by_its_trainer(province: Province, course: Course, client: Client) -> None:
    training.completed(course, province.head)
    client.force_login(province.trainer)

    answer = client.post(address("withdraw", course), follow=True)
    again = client.post(address("withdraw", course))

    assert (answer.context["state"], answer.context["may_withdraw"], again.status_code) == ("Đã thu hồi", False, 404)
    client.force_login(province.cadre)
    assert client.get(course.get_absolute_url()).status_code == 404
    assert client.post(reverse("training:enrol", args=[course.public_id])).status_code == 404
    client.force_login(province.head)
    assert client.get(course.get_absolute_url()).context["may_enrol"] is False
    assert len(client.get(reverse("training:transcript")).context["lines"]) == 1


def test_draft_is_not_withdrawn(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)

    assert client.post(address("withdraw", draft)).status_code == 404


@pytest.mark.parametrize(
    ("sent", "told"), [("văn thư", (True, "Vì short.")), ("lái xe", (False, "Vì short.")), ("", (None, ""))]
)
def test_question_is_tried_in_the_preview(
    province: Province, draft: Course, client: Client, sent: str, told: tuple[bool | None, str]
) -> None:
    lesson = lessons(draft)[0]
    body = [("question", {"code": "SO-6"}), ("question", {"code": "SO-1"})]
    update_lesson(lesson.pk, province.trainer, LessonFields("Mở sổ", body), seen=seen_of(lesson))
    client.force_login(province.trainer)

    answer = client.post(address("preview", draft, lesson.public_id), {"place": "0", "a0": sent})

    asked = [part.asked for part in answer.context["parts"] if part.asked]
    assert [(each.is_right, each.feedback) for each in asked] == [told, (None, "")]
    assert (Attempt.objects.count(), Enrolment.objects.count()) == (0, 0)


def test_preview_shows_one_attempt_of_the_test_without_its_key(
    province: Province, draft: Course, client: Client
) -> None:
    client.force_login(province.trainer)

    answer = client.get(address("preview", draft, lessons(draft)[1].public_id))

    assert sorted(row.field.text for row in answer.context["test"]) == sorted(
        f"Câu {kind}?" for kind in ("single", "multiple", "order", "match", "number", "short")
    )
    assert b"V\xc3\xac single." not in answer.content


@pytest.mark.parametrize("place", ["", "x", "7", "²"])
def test_preview_takes_no_place_that_is_not_there(
    province: Province, draft: Course, client: Client, place: str
) -> None:
    client.force_login(province.trainer)

    assert client.post(address("preview", draft, lessons(draft)[0].public_id), {"place": place}).status_code == 200


def test_film_and_sound_are_vouched_for_and_a_secret_caption_is_not(
    province: Province, draft: Course, client: Client
) -> None:
    files = {"phim.mp4": recordings.mp4(), "mat.vtt": recordings.vtt("TUYỆT MẬT"), "loi.vtt": recordings.vtt()}
    client.force_login(province.trainer)

    def send(**more: str) -> list[str]:
        uploads = [SimpleUploadedFile(name, content) for name, content in files.items()]
        client.post(address("files", draft), {"file": uploads} | more)
        return [each.name for each in attachments_of(draft)]

    assert send() == ["loi.vtt"]
    assert sorted(send(looked="on")) == ["loi.vtt", "phim.mp4"]


@pytest.mark.parametrize(("name", "there"), [("trainer", True), ("cadre", False)])
def test_office_is_found_from_the_menu_and_the_list(
    province: Province, course: Course, client: Client, name: str, there: bool
) -> None:
    office = reverse("training:office:list")
    client.force_login(province.people[name])

    pages = [client.get(reverse("training:list")), client.get(course.get_absolute_url())]

    assert [page.content.decode().count(f'href="{office}"') for page in pages] == ([3, 2] if there else [0, 0])
    assert (address("course", course) in pages[1].content.decode()) is there


def test_who_is_on_the_way_chooses_the_new_version(province: Province, course: Course, client: Client) -> None:
    enrol(course.pk, province.cadre)
    client.force_login(province.cadre)
    before = client.get(course.get_absolute_url()).context["newer"]
    training.published_newer(course, province)

    shown = client.get(course.get_absolute_url())
    client.post(reverse("training:newer", args=[course.public_id]))

    assert (before, shown.context["newer"].change_note) == (None, "Quy định mới")
    assert client.get(course.get_absolute_url()).context["newer"] is None
    runs = Enrolment.objects.order_by("run").values_list("version__frozen__major", "state")
    assert list(runs) == [(1, "closed"), (2, "open")]
