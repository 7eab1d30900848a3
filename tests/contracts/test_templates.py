import pytest

from intranet.contracts.conformance.templates import faults_in_templates, included_templates, loaded_libraries


def faults(folder, text):
    path = folder / "templates" / "sample" / "page.html"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return faults_in_templates(folder, "sample")


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "intranet/base.html" %}',
        "{% extends 'intranet/registry/admin.html' %}",
        '{% include "sample/row.html" with a=b only %}',
        '{% include "intranet/components/card.html" %}',
        "{% load i18n intranet %}",
        '{% url "sample:read" thing.pk %}',
        '{% url "sample_admin:office" %}',
        '{% url "portal:home" %}',
        '<script src="/static/sample/x.js"></script>',
    ],
)
def test_what_a_template_may_name(tmp_path, text):
    assert faults(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{% extends "intranet/home.html" %}', "includes intranet/home.html"),
        ('{% include "other/row.html" %}', "includes other/row.html"),
        ("{% include name %}", "includes name"),
        ("{% load fancy %}", "loads the tags of fancy"),
        ("{% load field from forms %}", "loads the tags of forms"),
        ('{% url "other:read" 1 %}', "links to other:read"),
        ('{% url "wagtailadmin_home" %}', "links to wagtailadmin_home"),
        ("<script>alert(1)</script>", "holds an inline script"),
        ('<p style="color: red">', "holds an inline script"),
        ('<p onclick="x()">', "holds an inline script"),
    ],
)
def test_what_a_template_must_not_name(tmp_path, text, said):
    (found,) = faults(tmp_path, text)

    assert found.startswith(f"templates/sample/page.html {said}")


def test_own_tags_may_be_loaded(tmp_path):
    (tmp_path / "templatetags").mkdir()
    (tmp_path / "templatetags" / "fancy.py").touch()

    assert faults(tmp_path, "{% load fancy %}") == []


def test_names_are_read_out_of_tags():
    assert included_templates('{% extends "a.html" %}{% include b %}') == ["a.html", "b"]
    assert loaded_libraries("{% load a b %}{% load c %}") == ["a", "b", "c"]
