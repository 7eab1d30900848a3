"""A verdict says how far a thing is met, for yes and no answer no question of how many. No database."""

import pytest
from django.utils import translation

from plugins.checklists import ready
from plugins.checklists.forms.answers import words_of
from plugins.checklists.models import Kind, Verdict


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ["Đạt", "Đạt một phần", "Chưa đạt", "Không áp dụng"]),
        ("en", ["Met", "Partly met", "Not met", "Not applicable"]),
    ],
)
def test_verdict_is_said_in_words_of_being_met(language: str, words: list[str]) -> None:
    with translation.override(language):
        said = [words_of("verdict", each) for each in Verdict.values]

    assert (said, Verdict.values) == (words, ["yes", "partly", "no", "n/a"])


def test_question_of_how_many_or_which_day_says_when_it_is_met() -> None:
    counted = {Kind.NUMBER, Kind.SHARE, Kind.DATE}
    asked = [each for part in ready.PARTS for each in part.questions if each.kind in counted]

    assert len(asked) == 11
    assert [each.key for each in asked if not each.guidance.startswith("Đạt nếu ")] == []


def test_guidance_names_verdicts_by_the_words_on_the_screen() -> None:
    with translation.override("vi"):
        words = {f"“{words_of('verdict', each)}”" for each in Verdict.values}
    guidance = " ".join(each.guidance for part in ready.PARTS for each in part.questions)
    chosen = {f"“{piece.split('”')[0]}”" for piece in guidance.split("chọn “")[1:]}

    assert chosen - words == set()
