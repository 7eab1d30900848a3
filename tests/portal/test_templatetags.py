"""The small pieces that templates share."""

from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from intranet.portal.templatetags.intranet import depth, error_summary, field, icon, undashed


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport")
    colour = forms.ChoiceField(choices=[("r", "Red"), ("g", "Green")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Agree")


def drawn(form: forms.Form, name: str, **options: str) -> str:
    return render_to_string("intranet/components/field.html", field(form[name], **options))


def test_field_ties_hint_and_error_to_the_control() -> None:
    html = drawn(Sample({}), "name")

    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'data-state="error"' in html
    assert '<label for="id_name">' in html


def test_field_without_words_is_tied_to_nothing() -> None:
    assert "aria-describedby" not in drawn(Sample(), "agree")


def test_field_of_a_group_is_a_fieldset_with_a_legend() -> None:
    html = drawn(Sample({}), "colour")

    assert html.count("<fieldset") == 1
    assert 'aria-describedby="id_colour-error"' in html
    assert html.count('type="radio"') == 2


def test_field_shows_how_sure_it_is() -> None:
    with translation.override("vi"):
        marks = [drawn(Sample(), "name", mark=mark) for mark in ("sure", "unsure", "missing")]

    assert [word in html for word, html in zip(["Chắc", "Cần xem lại", "Chưa thấy"], marks, strict=True)] == [True] * 3


def test_error_summary_leads_to_every_field() -> None:
    summary = error_summary(Sample({}))

    assert [target for target, _error in summary["lines"]] == ["id_name", "id_colour_0", "id_agree"]


def test_error_summary_of_an_untouched_form_is_empty() -> None:
    assert error_summary(Sample())["count"] == 0


def test_icon_escapes_its_name() -> None:
    assert icon('"><script>') == '<svg class="i" aria-hidden="true"><use href="#&quot;&gt;&lt;script&gt;"/></svg>'


def test_tree_options_give_depth_and_name() -> None:
    assert [(depth(label), undashed(label)) for label in ("Tỉnh", "— Sở", "— — Phòng")] == [
        (0, "Tỉnh"),
        (1, "Sở"),
        (2, "Phòng"),
    ]


def test_pagination_keeps_the_filters() -> None:
    page = Paginator(range(30), 10).get_page(2)
    request = RequestFactory().get("/?q=bảo vệ&page=2")

    html = render_to_string("intranet/components/pagination.html", {"page": page, "request": request})

    assert "?q=b%E1%BA%A3o+v%E1%BB%87&amp;page=3" in html
    assert "?q=b%E1%BA%A3o+v%E1%BB%87&amp;page=1" in html
