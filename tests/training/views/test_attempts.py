"""A test as its learner takes it: no byte of it says what is right before it is handed in."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.training.models import Attempt, Course, Enrolment, PublishedItem
from intranet.training.queries.attempts import own_attempt
from intranet.training.services import begin, hand_in, save_answer
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded

SAVE_QUERIES = 10


@grounded
def attempt(province: Province, run: Enrolment) -> Attempt:
    PublishedItem.objects.filter(after__isnull=False).update(limit=20, attempts=2)
    return begin(run.pk, province.cadre, training.keys(run.course)[1])


def url(name: str, attempt: Attempt, **more: Any) -> str:
    return reverse(f"training:{name}", kwargs={"attempt": attempt.pk, **more})


def form(attempt: Attempt, answers: list[Any], **more: str) -> dict[str, Any]:
    """The whole form as a browser without JavaScript sends it."""
    attempt.refresh_from_db()
    values = {f"q{place}": answer for place, answer in enumerate(answers)}
    return values | {f"q{place}-saves": one["saves"] for place, one in enumerate(attempt.answers)} | more


def kinds(attempt: Attempt) -> list[str]:
    return [attempt.item.question(one["question"])["kind"] for one in attempt.drawn]


def test_test_is_begun_by_its_button_and_gone_on_with(province: Province, run: Enrolment, client: Client) -> None:
    client.force_login(province.cadre)
    path = reverse("training:begin", args=[run.course.public_id, training.keys(run.course)[1]])

    answers = [client.post(path)["Location"] for _twice in range(2)]

    made = Attempt.objects.get()
    assert answers == [url("test", made)] * 2
    assert client.get(path).status_code == 405


def test_no_page_says_what_is_right_before_handing_in(province: Province, attempt: Attempt, client: Client) -> None:
    client.force_login(province.cadre)
    course, key = attempt.enrolment.course, attempt.item.key
    pages = [url("test", attempt), course.get_absolute_url(), reverse("training:lesson", args=[course.public_id, key])]

    seen = [client.get(path).content.decode() for path in pages]
    seen.append(client.post(url("test", attempt), form(attempt, ["9"] * 6)).content.decode())
    seen.append(client.post(url("save", attempt, place=0), {"q0": "1", "q0-saves": "1"}).content.decode())
    seen.append(client.post(url("save", attempt, place=0), {"q0": "2", "q0-saves": "0"}).content.decode())

    hidden = ["Vì ", "văn thư", "feedback", '"key":', "shown", "right"]
    assert [[word for word in hidden if word in page] for page in seen] == [[]] * 6
    assert client.get(url("results", attempt)).status_code == 404


def test_steps_and_pairs_are_offered_in_no_order_that_tells(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)

    rows = client.get(url("test", attempt)).context["rows"]

    place = kinds(attempt).index("order")
    offered = [choice.text for choice in rows[place].field.selects[0].choices]
    assert (sorted(offered), offered == ["Tiếp nhận", "Đăng ký", "Trình"]) == (["Tiếp nhận", "Trình", "Đăng ký"], False)
    pairs = rows[kinds(attempt).index("match")].field.selects
    beside = {"CT": "Chỉ thị", "QĐ": "Quyết định"}
    assert [choice.text for choice in pairs[0].choices] != [beside[select.label] for select in pairs]


def test_answer_is_kept_as_it_is_given_with_its_counter(province: Province, attempt: Attempt, client: Client) -> None:
    client.force_login(province.cadre)
    path = url("save", attempt, place=0)

    first = client.post(path, {"q0": "1", "q0-saves": "0"})
    again = client.post(path, {"q0": "1", "q0-saves": "0"})
    other = client.post(path, {"q0": "2", "q0-saves": "0"})

    attempt.refresh_from_db()
    assert [each.status_code for each in (first, again, other)] == [200, 200, 409]
    assert (first.json()["saves"], 0 < first.json()["left"] <= 1200) == (1, True)
    assert attempt.answers[0]["saves"] == 1
    assert set(other.json()) == {"mine", "theirs", "saves", "value", "left", "message"}


def test_attempt_of_somebody_else_is_a_missing_page(province: Province, attempt: Attempt, client: Client) -> None:
    nothing = reverse("training:test", args=[attempt.pk + 1000])
    for name in ("deputy", "trainer", "administrator"):
        client.force_login(getattr(province, name))
        answers = [
            client.get(url("test", attempt)),
            client.post(url("test", attempt), form(attempt, ["0"] * 6, sure="1")),
            client.post(url("save", attempt, place=0), {"q0": "0", "q0-saves": "0"}),
            client.get(url("results", attempt)),
        ]
        assert [each.status_code for each in answers] == [404] * 4
        assert answers[0].content == client.get(nothing).content

    attempt.refresh_from_db()
    assert (attempt.saves, attempt.handed_in_at) == (0, None)


def test_place_that_is_none_is_a_missing_page(province: Province, attempt: Attempt, client: Client) -> None:
    client.force_login(province.cadre)

    assert client.post(url("save", attempt, place=6), {"q6": "0", "q6-saves": "0"}).status_code == 404


@pytest.mark.parametrize("sent", ["-1", "x", "", "9" * 20, "٣"])
def test_counter_that_is_none_keeps_nothing(province: Province, attempt: Attempt, client: Client, sent: str) -> None:
    client.force_login(province.cadre)

    answer = client.post(url("save", attempt, place=0), {"q0": "1", "q0-saves": sent})

    attempt.refresh_from_db()
    assert (answer.status_code, attempt.saves) == (409, 0)


def test_answer_that_was_made_up_is_cut_and_wrong(province: Province, attempt: Attempt, client: Client) -> None:
    client.force_login(province.cadre)
    place = kinds(attempt).index("match")

    client.post(url("save", attempt, place=place), {f"q{place}": ["9" * 900] * 50, f"q{place}-saves": "0"})

    attempt.refresh_from_db()
    assert attempt.answers[place]["value"] == ["999"] * 12


def test_form_keeps_all_answers_and_asks_before_handing_in_an_unfinished_one(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)
    answers = training.right(attempt)

    kept = client.post(url("test", attempt), form(attempt, answers[:3]))
    asked = client.post(url("test", attempt), {**form(attempt, answers[:3]), "hand-in": "1"})
    handed = client.post(url("test", attempt), form(attempt, answers[:3], sure="1"))

    attempt.refresh_from_db()
    assert (kept.context["is_kept"], kept.context["asks"], asked.context["asks"]) == (True, False, True)
    assert (handed["Location"], attempt.reached) == (url("results", attempt), 3)


def test_answer_that_does_not_count_is_kept_and_told_at_once(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)
    number, order = kinds(attempt).index("number"), kinds(attempt).index("order")
    path = url("save", attempt, place=number)

    unit = client.post(path, {f"q{number}": "3 bản", f"q{number}-saves": "0"}).json()
    mended = client.post(path, {f"q{number}": "3", f"q{number}-saves": "1"}).json()
    half = client.post(url("save", attempt, place=order), {f"q{order}": ["1", "", ""], f"q{order}-saves": "0"}).json()

    words = "“3 bản” không phải là số. Hãy chỉ ghi chữ số, không kèm chữ hay đơn vị, ví dụ 1.234,5."
    assert [(each["lack"], each["is_wrong"], each["saves"]) for each in (unit, mended, half)] == [
        (words, True, 1),
        ("", False, 2),
        ("Còn 2 chỗ chưa chọn; khi chưa chọn đủ, câu này tính là chưa trả lời.", False, 1),
    ]


def test_form_with_answers_that_do_not_count_is_asked_about_and_keeps_them(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)
    answers = training.right(attempt)
    number, order, match = (kinds(attempt).index(kind) for kind in ("number", "order", "match"))
    answers[number], answers[order], answers[match] = "ba", ["1", "1", "1"], ["0", ""]

    page = client.post(url("test", attempt), {**form(attempt, answers), "hand-in": "1"})

    attempt.refresh_from_db()
    rows, html = page.context["rows"], page.content.decode()
    assert (page.context["asks"], page.context["lacks"], attempt.handed_in_at) == (True, 3, None)
    assert [row.place for row in rows if not row.is_answered] == sorted([number, order, match])
    assert [attempt.answers[place]["value"] for place in (number, order, match)] == ["ba", ["1", "1", "1"], ["0", ""]]
    assert (html.count('aria-invalid="true"'), rows[number].field.value) == (1, "ba")
    assert [html.count(rows[place].field.lack) for place in (number, order, match)] == [2, 2, 2]


def test_result_says_how_many_questions_are_right_and_how_many_points_that_is(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)
    for question in attempt.item.questions:
        question["points"] = 2
    attempt.item.save()
    client.post(url("test", attempt), form(attempt, training.right(attempt)[:3], sure="1"))

    page = client.get(url("results", attempt)).content.decode()

    assert "<b>3 trong 6 câu đúng · 6 trong 12 điểm</b>" in page


def test_finished_form_is_handed_in_at_once(province: Province, attempt: Attempt, client: Client) -> None:
    client.force_login(province.cadre)

    answer = client.post(url("test", attempt), {**form(attempt, training.right(attempt)), "hand-in": "1"})

    attempt.refresh_from_db()
    assert (answer["Location"], attempt.passed) == (url("results", attempt), True)
    assert client.get(url("test", attempt))["Location"] == url("results", attempt)
    assert client.post(url("save", attempt, place=0), {"q0": "0", "q0-saves": "1"}).status_code == 403


def test_form_that_another_screen_overtook_shows_both_and_is_not_handed_in(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)
    answers = training.right(attempt)
    place = kinds(attempt).index("short")
    sent = {**form(attempt, answers), "hand-in": "1", f"q{place}": "của tôi"}
    save_answer(attempt.pk, province.cadre, place, "màn hình kia", seen=0)

    answer = client.post(url("test", attempt), sent)
    row = answer.context["rows"][place]
    again = client.post(url("test", attempt), sent | {f"q{place}-saves": row.saves})

    assert (row.differing.mine, row.differing.theirs, row.field.value) == (["của tôi"], ["màn hình kia"], "của tôi")
    attempt.refresh_from_db()
    assert (again["Location"], attempt.answers[place]["value"]) == (url("results", attempt), "của tôi")


def test_time_is_the_servers(province: Province, attempt: Attempt, client: Client) -> None:
    client.force_login(province.cadre)
    client.post(url("save", attempt, place=0), {"q0": training.right(attempt)[0], "q0-saves": "0"})
    Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    late = client.post(url("save", attempt, place=1), {"q1": "0", "q1-saves": "0"})
    page = client.get(url("test", attempt))
    handed = client.post(url("test", attempt), form(attempt, training.right(attempt), sure="1"))

    attempt.refresh_from_db()
    assert (late.status_code, late.json()) == (403, {"message": "Đã hết giờ. Phần đã lưu đến lúc đó được tính."})
    assert (page.context["is_up"], page.context["left"], b"data-test" in page.content) == (True, 0, False)
    assert (handed["Location"], attempt.reached) == (url("results", attempt), 1)


def test_results_explain_and_tell_what_is_right_once_it_is_asked_no_more(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)
    hand_in(attempt.pk, province.cadre)
    first = client.get(url("results", attempt))
    second = begin(attempt.enrolment_id, province.cadre, str(attempt.item.key))
    hand_in(second.pk, province.cadre)

    last = client.get(url("results", second))

    assert (first.context["again"], first.context["left"], last.context["again"]) == (True, 1, False)
    assert [row.feedback for row in first.context["rows"]] == [""] * 6
    assert [row.feedback for row in last.context["rows"]] == [f"Vì {kind}." for kind in kinds(second)]
    assert [row.right for row in first.context["rows"]] == [[]] * 6
    shown = dict(zip(kinds(second), (row.right for row in last.context["rows"]), strict=True))
    assert shown == {
        "single": ["Văn thư"],
        "multiple": ["Số đến", "Ngày đến"],
        "order": ["1. Tiếp nhận", "2. Đăng ký", "3. Trình"],
        "match": ["CT – Chỉ thị", "QĐ – Quyết định"],
        "number": ["3"],
        "short": ["văn thư"],
    }


def test_attempts_that_are_used_up_are_said(province: Province, attempt: Attempt, client: Client) -> None:
    PublishedItem.objects.filter(pk=attempt.item_id).update(attempts=1)
    hand_in(attempt.pk, province.cadre)
    client.force_login(province.cadre)
    course = attempt.enrolment.course

    answer = client.post(reverse("training:begin", args=[course.public_id, attempt.item.key]), follow=True)

    said = [str(message) for message in answer.context["messages"]]
    assert said == ["Đã hết số lần làm bài. Hãy hỏi giảng viên phụ trách khóa học."]


def test_keeping_an_answer_asks_little(
    province: Province, attempt: Attempt, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(SAVE_QUERIES):
        found = own_attempt(province.cadre, attempt.pk)
        assert found is not None
        save_answer(found.pk, province.cadre, 0, "1", seen=0)


def test_questions_of_the_attempt_are_no_part_of_the_page_as_data(
    province: Province, attempt: Attempt, course: Course, client: Client
) -> None:
    client.force_login(province.cadre)

    page = client.get(url("test", attempt)).content.decode()

    assert [json.dumps(one["shown"]) in page for one in attempt.drawn] == [False] * 6
