"""The forms about people and units: what they offer, how days are written, and what they say when something lacks."""

import re

import pytest
from django.test import Client
from django.utils import translation

from intranet.editor.people.forms import (
    CloseLoginForm,
    CloseUnitForm,
    DeputyForm,
    EndPostForm,
    MergeForm,
    MoveForm,
    PersonForm,
    RenameForm,
    TakeUpForm,
    UnitForm,
)
from intranet.people.models import Post
from intranet.people.rules import today
from tests.factories.province import Province

STOCK = "Trường này là bắt buộc."


def test_a_field_left_empty_says_what_to_fill_in(province: Province) -> None:
    post = Post.objects.get(person=province.head)
    plain = (PersonForm, CloseLoginForm, UnitForm, RenameForm, MoveForm, MergeForm)
    forms = [form({}) for form in plain] + [
        TakeUpForm({}, roles=[]),
        DeputyForm({}, post=post),
        EndPostForm({}, post=post),
    ]

    with translation.override("vi"):
        said = {(type(form).__name__, name): str(form.errors[name][0]) for form in forms for name in form.errors}

    assert len(said) == 18
    assert {field: words for field, words in said.items() if not words.startswith("Hãy ") or words == STOCK} == {}


def test_a_name_with_an_invisible_character_is_refused_at_its_field_and_kept(province: Province) -> None:
    unit = {"name": "Phòng\u202e A", "short_name": "P\u200bA", "code": "\ufeffPA"}
    person = {"family_name": "Trần\u2066", "given_name": "Hà\u200f", "username": "ha\u200d"}
    forms = [PersonForm(person), UnitForm(unit), RenameForm(unit), TakeUpForm({"title": "P\u2028hó"}, roles=[])]
    typed = {"PersonForm": person, "UnitForm": unit, "RenameForm": unit, "TakeUpForm": {"title": "P\u2028hó"}}

    with translation.override("vi"):
        said = {
            type(form).__name__: {name: form.errors[name].as_text() for name in typed[type(form).__name__]}
            for form in forms
        }

    words = "* Có ký tự ẩn (%s), có thể dính theo khi sao chép. Hãy gõ lại bằng bàn phím."
    of_unit = {"name": words % "U+202E", "short_name": words % "U+200B", "code": words % "U+FEFF"}
    assert said == {
        "PersonForm": {
            "family_name": words % "U+2066",
            "given_name": words % "U+200F",
            "username": words % "U+200D",
        },
        "UnitForm": of_unit,
        "RenameForm": of_unit,
        "TakeUpForm": {"title": words % "U+2028"},
    }
    assert PersonForm(person)["family_name"].value() == person["family_name"]


def test_days_are_written_as_documents_write_them(province: Province) -> None:
    form = UnitForm(initial={"valid_from": today()})

    shown = str(form["valid_from"])

    assert (f'value="{today():%d/%m/%Y}"' in shown, 'type="text"' in shown) == (True, True)


@pytest.mark.parametrize("written", ["05/02/2026", "5/2/2026", "2026-02-05", "05-02-2026", "05.02.2026"])
def test_a_day_is_read_day_first(written: str) -> None:
    form = CloseUnitForm({"on": written})

    assert (form.is_valid(), form.cleaned_data["on"].isoformat()) == (True, "2026-02-05")


@pytest.mark.parametrize("form", [MoveForm, MergeForm])
def test_a_unit_is_not_offered_itself_nor_what_lies_below(province: Province, form: type) -> None:
    name = "parent" if form is MoveForm else "successor"
    everywhere = set(form().fields[name].queryset)

    offered = set(form(apart_from=province.committee).fields[name].queryset)

    below = {unit for unit in everywhere if unit.path.startswith(province.committee.path)}
    assert (province.committee in below, offered) == (True, everywhere - below)


def test_colleagues_are_suggested_as_deputies(province: Province, client: Client) -> None:
    post = Post.objects.get(person=province.head)
    client.force_login(province.administrator)

    page = client.get(f"/admin/people/post/{post.pk}/deputy/").content.decode()

    names = re.findall(r'<option value="([^"]*)">', page)
    assert names == [one.username for one in DeputyForm(post=post).suggestions()]
    assert (province.clerk.username in names, province.head.username in names) == (True, False)


def test_the_page_of_a_move_bears_the_word_of_its_link(province: Province, client: Client) -> None:
    client.force_login(province.administrator)

    page = client.get(f"/admin/people/units/{province.office.pk}/move/").content.decode()

    assert f"Di chuyển {province.office}" in page
