"""A course and its lessons, as a learner meets them."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.access.decisions import decide
from intranet.files import refusals
from intranet.files.kinds import LESSON_FILES
from intranet.files.queries import attachments_of
from intranet.files.services import accept_bytes, attach
from intranet.training.models import Course, Enrolment, Module, Progress, PublishedItem, Question
from intranet.training.services import LessonFields, PublishOrder, add_lesson, enrol, open_item, publish
from intranet.training.showing import arrangement, question_at
from tests.factories import training
from tests.factories.documents import draft, issued
from tests.factories.province import Province
from tests.files.samples import recordings
from tests.files.samples.pictures import png
from tests.grounds import grounded

COURSE_QUERIES = 14
LESSON_QUERIES = 14


@grounded
def rich(province: Province) -> Course:
    """A course of one lesson that shows a picture, asks two questions and teaches two documents."""
    training.questions(province)
    known = issued(province, symbol="12/QĐ-UBND", summary="quy chế sổ", readers=["any"])
    draft(province, symbol="13/QĐ-UBND", summary="quy chế mật")
    course = training.written(province, title="Sổ minh họa")
    with patch.dict(refusals._checks, clear=True):  # no program here reads what stands on a picture
        stored = accept_bytes("so.png", png(), by=province.trainer)
    attach(stored, course, role="annex", name="so.png")
    module = Module.objects.child_of(course).get()
    body = [
        ("paragraph", "<p>Xem hình.</p>"),
        ("picture", {"file": "so.png", "alt": 'Trang "sổ" <mẫu>', "caption": "Mẫu"}),
        ("question", {"code": "SO-1"}),
        ("question", {"code": "SO-3"}),
        ("document", {"number": known.symbol}),
        ("document", {"number": "13/QĐ-UBND"}),
    ]
    add_lesson(module.pk, province.trainer, LessonFields("Có hình", body))
    publish(course.pk, province.trainer, PublishOrder())
    return Course.objects.get(pk=course.pk)


def lesson_url(course: Course, key: str, name: str = "lesson", **more: Any) -> str:
    return reverse(f"training:{name}", kwargs={"public_id": course.public_id, "item": key, **more})


def opened(course: Course, person: Any, key: str) -> Enrolment:
    run = enrol(course.pk, person)
    open_item(run.pk, person, key)
    return run


def test_course_page_says_what_is_open_and_why_the_rest_is_locked(
    province: Province, course: Course, client: Client
) -> None:
    enrol(course.pk, province.cadre)
    client.force_login(province.cadre)

    answer = client.get(course.get_absolute_url())

    rows = answer.context["outline"].rows
    assert [(row.item.title, row.is_done, row.reason) for row in rows] == [
        ("Mở sổ", False, ""),
        ("Ghi số", False, "Hãy hoàn thành “Mở sổ” trước."),
    ]
    assert (answer.context["resume"].item.title, answer.context["may_enrol"]) == ("Mở sổ", False)
    assert "Ghi được sổ văn bản đến." in answer.content.decode()


def test_course_is_a_missing_page_to_who_may_not_see_it(province: Province, client: Client) -> None:
    training.questions(province)
    course = training.published_again(province, readers=[f"under:{province.commune.pk}"])
    nothing = reverse("training:course", args=["00000000-0000-0000-0000-000000000001"])
    client.force_login(province.cadre)

    answers = [client.get(path) for path in (course.get_absolute_url(), nothing)]
    posts = [
        client.post(reverse("training:enrol", args=[course.public_id])),
        client.post(lesson_url(course, training.keys(course)[0], "open")),
        client.post(lesson_url(course, training.keys(course)[0], "finish")),
        client.post(lesson_url(course, training.keys(course)[0], "begin")),
    ]

    assert [answer.status_code for answer in (*answers, *posts)] == [404] * 6
    assert answers[0].content == answers[1].content
    assert Enrolment.objects.count() == 0


def test_enrolling_opens_the_first_lesson(province: Province, course: Course, client: Client) -> None:
    client.force_login(province.cadre)

    answer = client.post(reverse("training:enrol", args=[course.public_id]))

    run = Enrolment.objects.get(person=province.cadre)
    first = training.keys(course)[0]
    assert (answer.status_code, answer["Location"]) == (302, lesson_url(course, first))
    assert str(run.last_item) == first
    assert client.get(reverse("training:enrol", args=[course.public_id])).status_code == 405


def test_course_that_is_not_open_is_enrolled_in_by_whom_it_is_assigned_to(province: Province, client: Client) -> None:
    training.questions(province)
    course = training.published_again(province, is_open=False)

    before = bool(decide(province.cadre, "enrol", course))
    training.asked(course, province.cadre)

    assert (before, bool(decide(province.cadre, "enrol", course))) == (False, True)
    assert bool(decide(province.outsider, "enrol", course)) is False
    client.force_login(province.cadre)
    answer = client.post(reverse("training:enrol", args=[course.public_id]))
    assert answer["Location"] == lesson_url(course, training.keys(course)[0])
    assert Enrolment.objects.get(person=province.cadre).assignment is not None


def test_lesson_shows_nothing_before_it_was_opened(province: Province, course: Course, client: Client) -> None:
    enrol(course.pk, province.cadre)
    first = training.keys(course)[0]
    client.force_login(province.cadre)

    unopened = client.get(lesson_url(course, first))
    assert Progress.objects.count() == 0
    client.post(lesson_url(course, first, "open"))
    shown = client.get(lesson_url(course, first))

    words = "từng bước"
    assert (words in unopened.content.decode(), words in shown.content.decode()) == (False, True)


def test_locked_lesson_is_not_shown_and_not_opened(province: Province, course: Course, client: Client) -> None:
    enrol(course.pk, province.cadre)
    second = training.keys(course)[1]
    client.force_login(province.cadre)

    answer = client.get(lesson_url(course, second))
    refused = client.post(lesson_url(course, second, "open"))

    assert "Hãy hoàn thành “Mở sổ” trước." in answer.content.decode()
    assert ("từng bước" in answer.content.decode(), refused["Location"]) == (False, course.get_absolute_url())
    assert Progress.objects.count() == 0


def test_lesson_before_enrolling_leads_to_the_course(province: Province, course: Course, client: Client) -> None:
    client.force_login(province.cadre)
    paths = [lesson_url(course, key) for key in (training.keys(course)[0], "00000000-0000-0000-0000-000000000001")]

    assert [client.get(path)["Location"] for path in paths] == [course.get_absolute_url()] * 2
    enrol(course.pk, province.cadre)
    assert client.get(paths[1]).status_code == 404


def test_seen_to_the_end_opens_the_next_lesson(province: Province, course: Course, client: Client) -> None:
    first, second = training.keys(course)
    opened(course, province.cadre, first)
    client.force_login(province.cadre)

    answer = client.post(lesson_url(course, first, "finish"))

    assert answer["Location"] == lesson_url(course, second)
    done = {str(each.item): each.done_at is not None for each in Progress.objects.all()}
    assert done == {first: True, second: False}


def test_lesson_that_asks_for_time_waits_for_it(province: Province, course: Course, client: Client) -> None:
    first = training.keys(course)[0]
    PublishedItem.objects.filter(key=first).update(completion="time", time=5)
    opened(course, province.cadre, first)
    client.force_login(province.cadre)

    early = client.post(lesson_url(course, first, "finish"), follow=True)
    Progress.objects.update(opened_at=timezone.now() - timedelta(minutes=5))
    client.post(lesson_url(course, first, "finish"))

    until = early.context["row"].opened_at + timedelta(minutes=5)
    left = f"còn 5 phút, đến {timezone.localtime(until):%H:%M}"
    assert early.redirect_chain == [(lesson_url(course, first), 302)]
    assert [str(each) for each in early.context["messages"]] == [f"Bài học này chưa hoàn thành: {left}."]
    assert (early.context["done_at"], early.context["left_words"]) == (until, left)
    assert Progress.objects.get(item=first).done_at is not None


def test_page_of_a_timed_lesson_ends_it_by_the_clock_of_the_server_and_stays(
    province: Province, course: Course, client: Client
) -> None:
    first, second = training.keys(course)
    PublishedItem.objects.filter(key=first).update(completion="time", time=5)
    opened(course, province.cadre, first)
    client.force_login(province.cadre)

    early = client.post(lesson_url(course, first, "finish"), {"still": "1"}).json()
    Progress.objects.update(opened_at=timezone.now() - timedelta(minutes=5))
    page = client.get(lesson_url(course, first))
    over = client.post(lesson_url(course, first, "finish"), {"still": "1"})
    done = client.get(lesson_url(course, first))

    assert (early["done"], 0 < early["left"] <= 300) == (False, True)
    assert (page.context["left"], "training/lesson.js" in page.content.decode()) == (0, True)
    assert (over.json(), Progress.objects.filter(item=second).count()) == ({"done": True, "left": 0}, 0)
    assert (done.context["done_at"], "training/lesson.js" in done.content.decode()) == (None, False)
    Enrolment.objects.update(state="closed")
    late = client.post(lesson_url(course, first, "finish"), {"still": "1"})
    assert (late.status_code, late.json()["done"]) == (409, False)


def test_picture_is_shown_by_the_address_of_the_file_with_its_words(
    province: Province, rich: Course, client: Client
) -> None:
    opened(rich, province.cadre, training.keys(rich)[2])
    client.force_login(province.cadre)

    html = client.get(lesson_url(rich, training.keys(rich)[2])).content.decode()

    path = reverse("files:open", args=[attachments_of(rich)[0].public_id])
    alt = "Trang &quot;sổ&quot; &lt;mẫu&gt;"
    assert f'<figure><img src="{path}" alt="{alt}" loading="lazy">\n<figcaption>Mẫu</figcaption></figure>' in html
    assert client.get(path).status_code == 200


def test_film_and_sound_are_played_with_what_stands_for_hearing_them(province: Province, client: Client) -> None:
    training.questions(province)
    course = training.written(province, title="Phim")
    samples = {"a.mp4": recordings.mp4(), "a.vtt": recordings.vtt(), "b.mp3": recordings.mp3()}
    for name, content in samples.items():
        stored = accept_bytes(name, content, by=province.trainer, kinds=LESSON_FILES, vouched=True)
        attach(stored, course, role="annex", name=name)
    film = {"file": "a.mp4", "captions": "a.vtt", "transcript": "Lời phim", "title": "Phim mẫu"}
    sound = {"file": "b.mp3", "captions": "", "transcript": "Lời nói", "title": "Tiếng mẫu"}
    add_lesson(
        Module.objects.child_of(course).get().pk,
        province.trainer,
        LessonFields("Nghe nhìn", [("video", film), ("audio", sound)]),
    )
    publish(course.pk, province.trainer, PublishOrder())
    opened(course, province.cadre, training.keys(course)[2])
    client.force_login(province.cadre)

    html = client.get(lesson_url(course, training.keys(course)[2])).content.decode()

    at = {each.name: reverse("files:open", args=[each.public_id]) for each in attachments_of(course)}
    assert f'<video controls preload="metadata" src="{at["a.mp4"]}"><track kind="captions" srclang="vi"' in html
    assert f'src="{at["a.vtt"]}" default></video>' in html
    assert f'<audio controls preload="metadata" src="{at["b.mp3"]}"></audio>' in html
    assert [words in html for words in ("Lời phim", "Lời nói", "Phim mẫu", "Tiếng mẫu")] == [True] * 4
    assert [client.get(path).status_code for path in at.values()] == [200] * 3


def test_document_is_named_to_who_may_read_it_only(province: Province, rich: Course, client: Client) -> None:
    key, seen = training.keys(rich)[2], {}
    for name in ("cadre", "clerk"):
        opened(rich, getattr(province, name), key)
        client.force_login(getattr(province, name))
        html = client.get(lesson_url(rich, key)).content.decode()
        seen[name] = ("Quy chế sổ" in html, "quy chế mật" in html.lower(), "13/QĐ-UBND" in html)

    assert seen == {"cadre": (True, False, False), "clerk": (True, False, False)}


def test_question_in_the_text_tells_right_and_wrong_after_answering_only(
    province: Province, rich: Course, client: Client
) -> None:
    key = training.keys(rich)[2]
    run = opened(rich, province.cadre, key)
    client.force_login(province.cadre)
    item = run.version.items.get(key=key)
    question = question_at(item, 1)
    assert question is not None
    how = arrangement(question, run)
    answer = training.right_of(question, how["shown"], how["right"])

    before = client.get(lesson_url(rich, key)).content.decode()
    wrong = client.post(lesson_url(rich, key, "answer", place=1), {"a1": answer[::-1]})
    right = client.post(lesson_url(rich, key, "answer", place=1), {"a1": answer})

    assert how["shown"] != [0, 1, 2]
    assert ("Vì order." in before, "Vì single." in before) == (False, False)
    verdicts = [[part.asked.is_right for part in each.context["parts"] if part.asked] for each in (wrong, right)]
    assert verdicts == [[None, False], [None, True]]
    assert "Vì order." in right.content.decode()
    assert arrangement(question, run) == how


def test_question_in_the_text_that_is_half_answered_says_what_is_missing_and_tells_nothing(
    province: Province, rich: Course, client: Client
) -> None:
    key = training.keys(rich)[2]
    opened(rich, province.cadre, key)
    client.force_login(province.cadre)

    answer = client.post(lesson_url(rich, key, "answer", place=1), {"a1": ["1", "", ""]})

    [asked] = [part.asked for part in answer.context["parts"] if part.asked and part.asked.place == 1]
    words = "Còn 2 chỗ chưa chọn; khi chưa chọn đủ, câu này tính là chưa trả lời."
    html = answer.content.decode()
    assert (asked.is_right, asked.feedback, asked.is_empty, asked.field.lack) == (None, "", True, words)
    assert (html.count(words), html.count("Hãy chọn hoặc ghi câu trả lời trước."), html.count("selected")) == (1, 0, 1)


def test_question_in_the_text_that_nobody_answered_tells_nothing(
    province: Province, rich: Course, client: Client
) -> None:
    key = training.keys(rich)[2]
    opened(rich, province.cadre, key)
    client.force_login(province.cadre)

    answers = [client.post(lesson_url(rich, key, "answer", place=0), typed) for typed in ({}, {"a0": ""})]

    asked = [next(part.asked for part in each.context["parts"] if part.asked) for each in answers]
    assert [(each.is_right, each.feedback, each.is_empty) for each in asked] == [(None, "", True)] * 2
    assert [each.content.decode().count("Hãy chọn hoặc ghi câu trả lời trước.") for each in answers] == [1, 1]


def test_question_in_the_text_is_answered_in_its_place_by_the_script(
    province: Province, rich: Course, client: Client
) -> None:
    key = training.keys(rich)[2]
    opened(rich, province.cadre, key)
    client.force_login(province.cadre)

    answer = client.post(lesson_url(rich, key, "answer", place=0), {"a0": "2"}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.content.decode().strip()[:5], b"<html" in answer.content) == (
        200,
        "<form",
        False,
    )


def test_question_is_asked_where_the_text_asks_it_only(province: Province, rich: Course, client: Client) -> None:
    key = training.keys(rich)[2]
    client.force_login(province.cadre)
    never = client.post(lesson_url(rich, key, "answer", place=0), {"a0": "0"})
    enrol(rich.pk, province.cadre)
    unopened = client.post(lesson_url(rich, key, "answer", place=0), {"a0": "0"})
    opened(rich, province.cadre, key)
    beyond = client.post(lesson_url(rich, key, "answer", place=2), {"a2": "0"})
    of_test = client.post(lesson_url(rich, training.keys(rich)[1], "answer", place=0), {"a0": "0"})

    assert [each.status_code for each in (never, unopened, beyond, of_test)] == [404] * 4


@pytest.mark.parametrize("count", [1, 3])
def test_course_page_and_lesson_ask_the_same_for_one_lesson_and_three(
    province: Province, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    training.questions(province)
    course = training.written(province)
    module = Module.objects.child_of(course).get()
    for number in range(count):
        training.lesson(province, module, f"Bài {number}")
    publish(course.pk, province.trainer, PublishOrder())
    training.run_to_the_test(course, province.cadre)
    client.force_login(province.cadre)
    lesson = lesson_url(course, training.keys(course)[0])
    client.get(lesson)

    with django_assert_num_queries(COURSE_QUERIES):
        answer = client.get(course.get_absolute_url())
    with django_assert_num_queries(LESSON_QUERIES):
        client.get(lesson)

    assert len(answer.context["outline"].rows) == count + 2


def test_retired_question_changes_no_published_lesson(province: Province, rich: Course, client: Client) -> None:
    opened(rich, province.cadre, training.keys(rich)[2])
    Question.objects.update(retired=True, text="khác")
    client.force_login(province.cadre)

    html = client.get(lesson_url(rich, training.keys(rich)[2])).content.decode()

    assert ("Câu single?" in html, "khác" in html) == (True, False)
