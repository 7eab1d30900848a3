"""A lesson is written in a plain form: blocks are added, moved and taken away without losing what was typed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.files.models import StoredFile
from intranet.training.models import Course, Lesson, Question
from intranet.training.services import LessonFields, add_file, seen_of, update_lesson
from tests.factories import training
from tests.factories.province import Province
from tests.training.office.test_courses import address


def first(course: Course) -> Lesson:
    return Lesson.objects.descendant_of(course).order_by("path")[0]


def page_of(course: Course, lesson: Lesson | None = None) -> str:
    return address("lesson", course, (lesson or first(course)).public_id)


def typed(lesson: Lesson, *blocks: tuple[str, dict[str, str]], **changes: Any) -> dict[str, Any]:
    """What a browser sends."""
    given = {"title": lesson.title, "completion": "seen", "pass_mark": "80", "shuffled": "on", "seen": seen_of(lesson)}
    fields = {f"b{n}-{name}": value for n, (_kind, values) in enumerate(blocks) for name, value in values.items()}
    return given | {"blocks": ",".join(kind for kind, _values in blocks)} | fields | changes


HIDDEN = "Văn bản mà phần này hướng dẫn không hiển thị với bạn."
HEADING = ("heading", {"text": "Phần một"})
PARAGRAPH = ("paragraph", {"text": "Ghi **ngay**.\n- một\n- hai"})


def body_of(lesson: Lesson) -> list[tuple[str, Any]]:
    lesson = Lesson.objects.get(pk=lesson.pk)
    body = lesson.get_latest_revision_as_object().body
    return [(each.block_type, each.value) for each in body]


def picture(province: Province, course: Course) -> str:
    now = timezone.now()
    kind = {"kind": "png", "media_type": "image/png"}
    stored = StoredFile.objects.create(sha256="a" * 64, size=1, created_at=now, accepted_at=now, **kind)
    return add_file(course.pk, province.trainer, stored, name="so.png").name


def test_every_kind_of_block_is_saved_and_comes_back(province: Province, draft: Course, client: Client) -> None:
    lesson, name = first(draft), picture(province, draft)
    client.force_login(province.trainer)
    blocks = [
        HEADING,
        PARAGRAPH,
        ("picture", {"file": name, "alt": "Trang đầu của sổ", "caption": "Hình 1"}),
        ("table", {"rows": "Cột | Ghi gì\nSố | thứ tự"}),
        ("callout", {"tone": "warning", "text": "Không *tẩy xóa*."}),
        ("question", {"code": "SO-1"}),
        ("document", {"number": "30/2020/NĐ-CP"}),
    ]

    answer = client.post(page_of(draft), typed(lesson, *blocks))

    assert answer["Location"] == page_of(draft)
    saved = body_of(lesson)
    assert [kind for kind, _value in saved] == [kind for kind, _values in blocks]
    assert saved[1][1].source == "<p>Ghi <b>ngay</b>.</p><ul><li>một</li><li>hai</li></ul>"
    assert [[str(cell) for cell in row] for row in saved[3][1].rows] == [["Số", "thứ tự"]]
    shown = client.get(page_of(draft)).context["blocks"]
    assert [
        {name: block[name].value() for name in values} for block, (_kind, values) in zip(shown, blocks, strict=True)
    ] == [values for _kind, values in blocks]
    seen = client.get(address("preview", draft, lesson.public_id)).content.decode()
    assert [words in seen for words in ('alt="Trang đầu của sổ"', "<b>ngay</b>", "Câu single?", HIDDEN)] == [True] * 4


@pytest.mark.parametrize(
    ("step", "kinds"),
    [
        ({"do": "up-1"}, ["paragraph", "heading"]),
        ({"do": "down-0"}, ["paragraph", "heading"]),
        ({"do": "up-0"}, ["heading", "paragraph"]),
        ({"do": "remove-0"}, ["paragraph"]),
        ({"do": "add", "new": "table", "place": "1"}, ["heading", "table", "paragraph"]),
        ({"do": "add", "new": "callout", "place": ""}, ["heading", "paragraph", "callout"]),
        ({"do": "add", "new": "script"}, ["heading", "paragraph"]),
        ({"do": "remove-9"}, ["heading", "paragraph"]),
    ],
)
def test_buttons_arrange_blocks_and_save_nothing(
    province: Province, draft: Course, client: Client, step: dict[str, str], kinds: list[str]
) -> None:
    lesson = first(draft)
    before = lesson.latest_revision_id
    client.force_login(province.trainer)

    answer = client.post(page_of(draft), typed(lesson, HEADING, PARAGRAPH, title="", **step))

    blocks = answer.context["blocks"]
    assert [block.kind for block in blocks] == kinds
    kept = {block.kind: block["text"].value() for block in blocks if block.kind in ("heading", "paragraph")}
    assert kept == {kind: values["text"] for kind, values in (HEADING, PARAGRAPH) if kind in kinds}
    assert [block.errors for block in blocks] == [{}] * len(kinds)
    assert answer.context["form"]["title"].value() == ""
    assert Lesson.objects.get(pk=lesson.pk).latest_revision_id == before


def test_rules_and_test_are_saved(province: Province, draft: Course, client: Client) -> None:
    lesson = first(draft)
    other = Lesson.objects.get(title="Ghi số")
    client.force_login(province.trainer)
    rules = {"completion": "passed", "after": str(other.public_id), "questions": "SO-2\nSO-1", "tags": "sổ: 3"}

    client.post(page_of(draft), typed(lesson, HEADING, **rules, pass_mark="70", attempts="2", limit="15", shuffled=""))

    lesson.refresh_from_db()
    written = lesson.get_latest_revision_as_object()
    ids = {each.code: each.pk for each in Question.objects.all()}
    assert written.draws == [{"question": ids["SO-2"]}, {"question": ids["SO-1"]}, {"tag": "sổ", "count": 3}]
    kept = (written.completion, written.after, written.pass_mark, written.attempts, written.limit, written.shuffled)
    assert kept == ("passed", other.public_id, 70, 2, 15, False)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"completion": "time"}, "time", "Hãy ghi số phút cần mở bài."),
        (
            {"completion": "passed"},
            "questions",
            "Bài này được tính là hoàn thành khi làm bài kiểm tra, nhưng chưa có bài kiểm tra.",
        ),
        ({"questions": "KHONG-CO"}, "questions", "Ngân hàng câu hỏi không có câu mang mã KHONG-CO."),
        ({"tags": "sổ"}, "tags", "“sổ” không phải là nhãn kèm số câu. Ví dụ: hồ sơ: 5"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    province: Province, draft: Course, client: Client, changes: dict[str, str], field: str, words: str
) -> None:
    client.force_login(province.trainer)

    answer = client.post(page_of(draft), typed(first(draft), HEADING, **changes))

    assert answer.context["form"].errors == {field: [words]}
    assert answer.context["blocks"][0]["text"].value() == "Phần một"


def test_block_that_is_not_complete_is_named(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)

    answer = client.post(page_of(draft), typed(first(draft), HEADING, ("picture", {"alt": "Sổ"})))

    assert [(place, block.errors) for place, block in answer.context["wrong"]] == [
        (1, {"file": ["Hãy chọn một tệp của khóa học."]})
    ]


def test_lesson_saved_meanwhile_is_shown_beside_what_was_typed(
    province: Province, draft: Course, client: Client
) -> None:
    lesson = first(draft)
    mine = typed(lesson, ("heading", {"text": "Của tôi"}))
    update_lesson(lesson.pk, province.trainer, LessonFields("Mở sổ", [("heading", "Của họ")]), seen=seen_of(lesson))
    client.force_login(province.trainer)

    answer = client.post(page_of(draft), mine)

    pieces = [[(piece.kind, piece.text) for piece in each.pieces] for each in answer.context["theirs"]]
    assert pieces == [[("same", "Tiêu đề: Của"), ("removed", "tôi"), ("added", "họ")]]
    assert answer.context["blocks"][0]["text"].value() == "Của tôi"
    assert [str(value) for _kind, value in body_of(lesson)] == ["Của họ"]
    client.post(page_of(draft), mine | {"seen": answer.context["form"]["seen"].value()})
    assert [str(value) for _kind, value in body_of(lesson)] == ["Của tôi"]


def test_lesson_of_another_course_is_not_there(province: Province, draft: Course, client: Client) -> None:
    other = training.written(province, title="Khác")
    client.force_login(province.trainer)

    codes = [client.get(address(page, other, first(draft).public_id)).status_code for page in ("lesson", "preview")]

    assert codes == [404, 404]


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(
    province: Province, draft: Course, client: Client, django_assert_num_queries: Any, more: int
) -> None:
    lesson = first(draft)
    blocks = [HEADING, PARAGRAPH, ("question", {"code": "SO-1"})] * more
    client.force_login(province.trainer)
    client.post(page_of(draft), typed(lesson, *blocks))
    pages = [page_of(draft), address("preview", draft, lesson.public_id), reverse("training:office:list")]
    for page in pages:
        client.get(page)

    for page, queries in zip(pages[:2], QUERIES, strict=True):
        with django_assert_num_queries(queries):
            client.get(page)


QUERIES = (15, 12)


def test_test_that_nobody_has_to_pass_is_said_on_the_desk_when_saved_and_before_publishing(
    province: Province, draft: Course, client: Client
) -> None:
    lesson = first(draft)
    client.force_login(province.trainer)
    seen = {}
    for completion in ("seen", "answered", "passed"):
        lesson.refresh_from_db()
        rules = {"completion": completion, "questions": "SO-1"}
        saved = client.post(page_of(draft), typed(lesson, HEADING, **rules), follow=True)
        page = client.get(address("publish", draft))
        link = f"{address('lesson', draft, lesson.public_id)}#id_completion_0" in page.content.decode()
        told = [str(each) for each in saved.context["messages"]][1:]
        seen[completion] = (saved.context["is_optional"], len(told), [x.title for x in page.context["optional"]], link)

    assert seen == {
        "seen": (True, 1, ["Mở sổ"], True),
        "answered": (True, 1, ["Mở sổ"], True),
        "passed": (False, 0, [], False),
    }
