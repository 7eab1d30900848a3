"""Questions of a test are chosen out of the bank by words, tag and kind, without losing what was typed."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from intranet.training.models import Course, Lesson, Question
from intranet.training.office.forms.lessons import LessonForm
from intranet.training.office.picking import MOST, MOST_TAGS, Drawn, codes_in, is_filtering, picker_of, with_picked
from intranet.training.office.queries import Wanted
from tests.factories.province import Province
from tests.training.office.test_lessons import HEADING, first, page_of, typed


def question(number: int, text: str = "Câu", points: int = 1, kind: str = "single", tags: Any = ("sổ",)) -> Question:
    return Question(pk=number, code=f"C-{number}", text=text, points=points, kind=kind, tags=list(tags))


BANK = [
    question(1, "Ai mở sổ văn bản đến?", 2),
    question(2, "Sổ lưu trữ để ở đâu?", 1, "short", ["lưu trữ"]),
    question(3, "Ghi số đến lúc nào?", 3, "order"),
    question(4, "Văn bản mật đi đâu?", 1, "single", ["mật"]),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [1, 2, 3, 4]),
        (Wanted("văn bản"), [1, 4]),
        (Wanted("den so"), [1, 3]),
        (Wanted("c-2"), [2]),
        (Wanted(tag="sổ"), [1, 3]),
        (Wanted(kind="single"), [1, 4]),
        (Wanted("sổ", "sổ", "order"), []),
    ],
)
def test_bank_is_narrowed_by_words_tag_and_kind(wanted: Wanted, found: list[int]) -> None:
    assert [each.pk for each in picker_of(BANK, [], [], wanted).found] == found


def test_more_tags_than_a_test_has_are_refused_and_not_looked_at() -> None:
    lines = [f"thẻ {n}: 1" for n in range(60)]

    picker = picker_of(BANK, [], ["sổ: 1", "sổ: 2", *lines], Wanted())

    assert (picker.drawn[0], len(picker.drawn)) == (Drawn("sổ", 2, 2), MOST_TAGS - 1)
    assert LessonForm({"tags": "\n".join(lines)}, others=[], bank=BANK).has_error("tags")


def test_chosen_ones_are_counted_with_their_points_and_offered_no_more() -> None:
    picker = picker_of(BANK, ["C-3", "C-1", "C-3", "X"], ["lưu trữ: 1"], Wanted())

    assert [each.code for each in picker.chosen] == ["C-3", "C-1"]
    assert [each.pk for each in picker.found] == [2, 4]
    assert (picker.count, picker.fewest, picker.most) == (3, 6, 6)
    assert picker.drawn == [Drawn("lưu trữ", 1, 1)]


def test_points_of_drawn_questions_depend_on_chance() -> None:
    picker = picker_of(BANK, ["C-4"], ["sổ: 1", "lưu trữ: 5", "không phải"], Wanted())

    assert (picker.count, picker.fewest, picker.most) == (3, 1 + 2 + 1, 1 + 3 + 1)
    assert picker.drawn == [Drawn("sổ", 1, 2), Drawn("lưu trữ", 5, 1)]


def test_long_bank_is_shown_in_part() -> None:
    picker = picker_of([question(n) for n in range(1, MOST + 6)], [], [], Wanted())

    assert (len(picker.found), picker.more) == (MOST, 5)


def test_ticked_codes_are_added_once_and_one_is_taken_out() -> None:
    sent = QueryDict("questions=C-1, C-2&pick=C-3&pick=C-1")

    assert codes_in(with_picked(sent)["questions"]) == ["C-1", "C-2", "C-3"]
    assert codes_in(with_picked(sent, "drop-2", BANK)["questions"]) == ["C-1", "C-3"]


@pytest.mark.parametrize(
    ("sent", "filters"),
    [
        ("do=enter&pick-q=sổ&pick-shown=||", True),
        ("do=enter&pick-q=sổ&pick-shown=sổ||", False),
        ("do=enter&pick-shown=||", False),
        ("pick-q=sổ&pick-shown=||", False),
    ],
)
def test_key_filters_where_the_filter_changed(sent: str, filters: bool) -> None:
    assert is_filtering(QueryDict(sent)) == filters


def sent(lesson: Lesson, **changes: Any) -> dict[str, Any]:
    return typed(lesson, HEADING, **changes)


def test_filter_keeps_what_was_typed_and_saves_nothing(province: Province, draft: Course, client: Client) -> None:
    lesson = first(draft)
    client.force_login(province.trainer)

    answer = client.post(
        page_of(draft), sent(lesson, title="Khác", questions="SO-1", **{"do": "find", "pick-loai": "number"})
    )

    picker = answer.context["picker"]
    assert ([each.code for each in picker.chosen], [each.code for each in picker.found]) == (["SO-1"], ["SO-5"])
    assert (answer.context["form"]["title"].value(), Lesson.objects.get(pk=lesson.pk).latest_revision_id) == (
        "Khác",
        lesson.latest_revision_id,
    )


def test_ticked_questions_are_chosen_by_the_button_and_by_saving(
    province: Province, draft: Course, client: Client
) -> None:
    lesson = first(draft)
    client.force_login(province.trainer)

    answer = client.post(page_of(draft), sent(lesson, questions="SO-1", pick=["SO-3"], do="pick"))
    taken = [each.code for each in answer.context["picker"].chosen]
    client.post(page_of(draft), sent(lesson, questions="\n".join(taken), pick=["SO-2"]))

    codes = {each.pk: each.code for each in Question.objects.all()}
    kept = Lesson.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert (taken, [codes[draw["question"]] for draw in kept.draws]) == (["SO-1", "SO-3"], ["SO-1", "SO-3", "SO-2"])


def test_key_saves_where_nothing_is_looked_for(province: Province, draft: Course, client: Client) -> None:
    lesson = first(draft)
    client.force_login(province.trainer)

    answer = client.post(page_of(draft), sent(lesson, title="Mới", **{"do": "enter", "pick-shown": "||"}))

    assert answer["Location"] == page_of(draft)
    assert Lesson.objects.get(pk=lesson.pk).get_latest_revision_as_object().title == "Mới"


def test_questions_of_another_unit_are_not_offered(province: Province, draft: Course, client: Client) -> None:
    Question.objects.create(owner_unit=province.commune, code="LA", kind="single", text="Câu lạ?", tags=["lạ"])
    client.force_login(province.trainer)

    answer = client.post(page_of(draft), sent(first(draft), questions="LA", pick=["LA"], do="pick"))

    assert ([each.code for each in answer.context["picker"].chosen], "Câu lạ" in answer.content.decode()) == ([], False)
