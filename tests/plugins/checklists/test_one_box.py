"""What evidence a question asks for is said from the beginning, and one box takes every explanation. No database."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from plugins.checklists.forms.answers import AnswerForm, form_of, lacks_in_words, said_in
from plugins.checklists.models import Answer, Kind, Proof, Question
from plugins.checklists.rules import lacking


def _answer(proof: str = Proof.REQUIRED, kind: str = Kind.VERDICT, **typed: Any) -> Answer:
    return Answer(question=Question(place=1, kind=kind, proof=proof), **typed)


@pytest.mark.parametrize(
    ("typed", "papers", "missing"),
    [
        ({"verdict": "yes"}, 0, ["evidence"]),
        ({"verdict": "yes"}, 1, []),
        ({"verdict": "yes", "note": "bản giấy"}, 0, []),
        ({"verdict": "yes", "without_proof": "bản giấy"}, 0, []),
        ({"verdict": "no", "cause": "x", "owner_id": 1, "remedy_by": "x"}, 1, ["note"]),
        ({"verdict": "no", "note": "x", "cause": "x", "owner_id": 1, "remedy_by": "x"}, 0, []),
        ({"verdict": "n/a", "note": "x"}, 0, []),
    ],
)
def test_evidence_is_shown_or_explained_in_the_one_box(typed: dict[str, Any], papers: int, missing: list[str]) -> None:
    answer = _answer(**typed)

    assert lacking(answer.question, answer, papers) == missing


def test_what_lacks_names_both_ways_to_mend_it() -> None:
    answer = _answer(verdict="yes")

    with translation.override("vi"):
        said = lacks_in_words(form_of(answer), lacking(answer.question, answer, 0))

    assert said == "minh chứng, hoặc giải trình vì sao không có"


def test_form_has_one_box_and_it_holds_what_older_answers_said_in_two() -> None:
    form = form_of(_answer(verdict="yes", note="đã có", without_proof="bản giấy"))

    boxes = [name for name in form.fields if name in {"note", "without_proof"}]
    with translation.override("vi"):
        read = dict(said_in(form))
    assert (boxes, form["note"].value()) == (["note"], "đã có\nbản giấy")
    assert (set(AnswerForm.base_fields) & {"without_proof"}, read["Giải trình"]) == (set(), "đã có\nbản giấy")


@pytest.mark.parametrize(
    ("proof", "kind", "words"),
    [
        (Proof.REQUIRED, Kind.VERDICT, "Bắt buộc có minh chứng. Nếu không có, nêu lý do ở ô “Giải trình”."),
        (Proof.WELCOME, Kind.FILE, "Bắt buộc có minh chứng. Thêm ít nhất một tệp."),
        (Proof.WELCOME, Kind.VERDICT, "Minh chứng: nếu có."),
        (Proof.NONE, Kind.VERDICT, ""),
    ],
)
def test_what_evidence_is_asked_for_is_said_before_anything_is_typed(proof: str, kind: str, words: str) -> None:
    with translation.override("vi"):
        page = render_to_string("checklists/wanted.html", {"question": _answer(proof, kind).question})

    plain = page.replace("<b>", "").replace("</b>", "").split(">", 1)[-1].rsplit("</p>", 1)[0]
    assert plain.strip() == words
