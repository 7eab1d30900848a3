"""The question bank: one form a kind, nothing overwritten, nothing deleted."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intranet.training.models import Question
from intranet.training.services.bank import mark_of
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def bank(province: Province) -> list[Question]:
    return training.questions(province)


def address(name: str, province: Province, *args: Any) -> str:
    return reverse(f"training:office:{name}", args=[province.department.pk, *args])


COMMON = {"code": "M-1", "text": "Hỏi gì?", "points": "2", "feedback": "Vì thế.", "tags": "sổ\nsổ\nvăn thư"}
KINDS: list[tuple[str, dict[str, str], list[Any], Any]] = [
    ("single", {"option_1": "A", "option_2": "B", "right_2": "on"}, ["A", "B"], 1),
    ("multiple", {"option_1": "A", "option_3": "C", "right_1": "on", "right_3": "on"}, ["A", "C"], [0, 1]),
    ("order", {"steps": "Một\nHai\nBa"}, ["Một", "Hai", "Ba"], None),
    ("match", {"pairs": "CT | Chỉ thị\nQĐ|Quyết định"}, [["CT", "Chỉ thị"], ["QĐ", "Quyết định"]], None),
    ("number", {"value": "12,5", "off": "0,5"}, [], ["12,5", "0,5"]),
    ("short", {"words": "văn thư\nbộ phận văn thư"}, [], ["văn thư", "bộ phận văn thư"]),
]


@pytest.mark.parametrize(("kind", "typed", "options", "key"), KINDS)
def test_question_of_each_kind_is_written_and_comes_back(
    province: Province, client: Client, kind: str, typed: dict[str, str], options: list[Any], key: Any
) -> None:
    client.force_login(province.trainer)

    client.post(address("new_question", province, kind), COMMON | typed)

    made = Question.objects.get()
    assert (made.kind, made.options, made.key, made.points, made.tags) == (kind, options, key, 2, ["sổ", "văn thư"])
    page = address("question", province, made.pk)
    form = client.get(page).context["form"]
    shown = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    again = {name: "\n".join(value) if isinstance(value, list) else value for name, value in shown.items()}
    assert client.post(page, again).status_code == 302
    assert Question.objects.values("options", "key", "text").get() == {
        "options": options,
        "key": key,
        "text": "Hỏi gì?",
    }


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("single", {"option_1": "A", "option_2": "B"}, {"option_1": ["Hãy chọn phương án đúng."]}),
        (
            "single",
            {"option_1": "A", "option_2": "B", "right_1": "on", "right_2": "on"},
            {"option_1": ["Hãy chọn phương án đúng."]},
        ),
        ("order", {"steps": "Một"}, {"steps": ["Hãy viết từ 2 đến 12 phương án trả lời."]}),
        ("match", {"pairs": "CT\nQĐ"}, {"pairs": ["Hãy ngăn hai vế của mỗi cặp bằng dấu “|”."]}),
        (
            "number",
            {"value": "1.234", "off": "2.000"},
            {
                "value": ["“1.234” có thể hiểu là 1234 hoặc 1,234. Hãy ghi một trong hai cách này."],
                "off": ["“2.000” có thể hiểu là 2000 hoặc 2,000. Hãy ghi một trong hai cách này."],
            },
        ),
        ("number", {"value": "mười"}, {"value": ["Hãy ghi số đúng và mức sai lệch cho phép."]}),
    ],
)
def test_question_that_cannot_be_asked_is_refused_at_its_field(
    province: Province, client: Client, kind: str, typed: dict[str, str], words: dict[str, list[str]]
) -> None:
    client.force_login(province.trainer)

    answer = client.post(address("new_question", province, kind), COMMON | typed)

    assert (answer.context["form"].errors, Question.objects.count()) == (words, 0)


def test_code_that_is_taken_is_refused(province: Province, bank: list[Question], client: Client) -> None:
    client.force_login(province.trainer)

    answer = client.post(address("new_question", province, "short"), COMMON | {"code": "SO-1", "words": "x"})

    assert answer.context["form"].errors == {"code": ["Ngân hàng đã có câu hỏi mang mã SO-1."]}


def test_question_changed_meanwhile_is_shown_beside_what_was_typed(
    province: Province, bank: list[Question], client: Client
) -> None:
    question = bank[5]
    page, seen = address("question", province, question.pk), mark_of(question)
    typed = COMMON | {"words": "văn thư", "seen": seen, "feedback": "", "tags": "", "points": "1"}
    client.force_login(province.trainer)
    client.post(page, typed | {"text": "Của họ?"})

    answer = client.post(page, typed | {"text": "Của tôi?"})

    pieces = [[(piece.kind, piece.text) for piece in each.pieces] for each in answer.context["theirs"]]
    assert pieces == [[("same", "Câu hỏi: Của"), ("removed", "tôi?"), ("added", "họ?")]]
    assert answer.context["form"]["text"].value() == "Của tôi?"
    assert Question.objects.get(pk=question.pk).text == "Của họ?"
    client.post(page, typed | {"text": "Của tôi?", "seen": answer.context["form"]["seen"].value()})
    assert Question.objects.get(pk=question.pk).text == "Của tôi?"


def test_question_is_retired_and_asked_again(province: Province, bank: list[Question], client: Client) -> None:
    client.force_login(province.trainer)
    page = address("retire", province, bank[0].pk)

    client.post(page, {"retired": "1", "seen": mark_of(bank[0])})
    stale = client.post(page, {"retired": "0", "seen": mark_of(bank[0])})
    retired = Question.objects.get(pk=bank[0].pk)
    client.post(page, {"retired": "0", "seen": mark_of(retired)})

    assert (retired.retired, stale["Location"]) == (True, address("question", province, bank[0].pk))
    assert Question.objects.get(pk=bank[0].pk).retired is False


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("", ["SO-1", "SO-2", "SO-3", "SO-4", "SO-5"]),
        ("?nhan=khac", ["SO-2"]),
        ("?loai=match", ["SO-4"]),
        ("?q=CÂU+NUMBER", ["SO-5"]),
        ("?khong-dung=1", ["SO-6"]),
        ("?nhan=khong-co", []),
    ],
)
def test_list_is_narrowed(
    province: Province, bank: list[Question], client: Client, asked: str, codes: list[str]
) -> None:
    Question.objects.filter(code="SO-2").update(tags=["khac"])
    Question.objects.filter(code="SO-6").update(retired=True)
    client.force_login(province.trainer)

    page = client.get(address("bank", province) + asked).context["page"]

    assert [each.code for each in page.object_list] == codes


def test_question_of_another_unit_is_not_there(province: Province, bank: list[Question], client: Client) -> None:
    other = Question.objects.create(owner_unit=province.committee, code="X", kind="short", text="X?", key=["x"])
    client.force_login(province.trainer)

    codes = [
        client.get(address("question", province, other.pk)).status_code,
        client.get(reverse("training:office:question", args=[province.committee.pk, other.pk])).status_code,
        client.post(address("retire", province, other.pk)).status_code,
        client.get(address("new_question", province, "essay")).status_code,
    ]

    assert codes == [404] * 4


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(province: Province, client: Client, django_assert_num_queries: Any, more: int) -> None:
    for number in range(more):
        Question.objects.create(owner_unit=province.department, code=f"Q{number}", kind="short", text="?", key=["x"])
    client.force_login(province.trainer)
    client.get(address("bank", province))

    with django_assert_num_queries(QUERIES):
        client.get(address("bank", province))


QUERIES = 9


def test_number_that_was_understood_is_told_when_it_is_saved_and_beside_its_field(
    province: Province, client: Client
) -> None:
    client.force_login(province.trainer)

    kept = client.post(
        address("new_question", province, "number"), COMMON | {"value": "1234", "off": "0,5"}, follow=True
    )
    form = client.get(address("question", province, Question.objects.get().pk)).context["form"]

    told = "Số đúng được hiểu là số nguyên 1.234, sai lệch nhiều nhất số thập phân 0,5."
    exact = client.post(
        address("new_question", province, "number"), COMMON | {"code": "M-2", "value": "1234"}, follow=True
    )
    assert [str(each) for each in kept.context["messages"]] == [f"Đã lưu câu hỏi. {told}"]
    assert [str(each) for each in exact.context["messages"]] == [
        "Đã lưu câu hỏi. Số đúng được hiểu là số nguyên 1.234."
    ]
    assert form.fields["value"].help_text.endswith("Được hiểu là số nguyên 1.234.")
    assert form.fields["off"].help_text.endswith("Được hiểu là số thập phân 0,5.")
