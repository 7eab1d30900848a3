"""Small pieces that templates share. ``{% load intranet %}``."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.db.models import Model
from django.forms import BoundField, CheckboxSelectMultiple, Form, RadioSelect
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from intranet.portal.bookmarks import is_kept, mark_of
from intranet.registry.loader import registry

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of the symbols of ``intranet/icons.html``, as decoration: what it means stands beside it in words."""
    return format_html('<svg class="i" aria-hidden="true"><use href="#{}"/></svg>', name)


@register.simple_tag(takes_context=True)
def slot(context: RequestContext, name: str, subject: Any = None) -> SafeString:
    """What enabled plugins put in a declared slot, each contained; ``subject`` is what the page is about."""
    request = context.get("request")
    if request is None or not getattr(request, "user", None) or not request.user.is_authenticated:
        return SafeString("")
    return mark_safe("".join(fragment.render(request, subject) for fragment in registry().slots(name)))  # noqa: S308  rendered templates


@register.inclusion_tag("intranet/components/field.html")
def field(bound: BoundField, mark: str = "", note: str = "", source: str = "", picture: str = "") -> dict[str, Any]:
    """A form field with label, hint and error in the order a reader needs them.

    ``mark`` is how sure a recognised value is (``sure``, ``unsure``, ``missing``), ``source`` what it was read from,
    ``picture`` the address of a picture of that place. A widget that says ``is_needed`` is not called optional, though
    the form may be sent without it.
    """
    kind = getattr(bound.field.widget, "input_type", "")
    is_group = isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
    described = " ".join(_described_by(bound, note))
    return {
        "field": bound,
        "id": bound.auto_id,
        "is_group": is_group,
        "is_optional": not bound.field.required and not getattr(bound.field.widget, "is_needed", False),
        "is_single_check": kind == "checkbox" and not is_group,
        "described": described,
        "widget": "" if is_group else _drawn(bound, kind, described),
        "mark": mark,
        "note": note,
        "source": source,
        "picture": picture,
    }


def _described_by(bound: BoundField, note: str) -> Iterator[str]:
    """Ids of the words around the control, for those who hear the page."""
    if bound.help_text:
        yield f"{bound.auto_id}-hint"
    if note:
        yield f"{bound.auto_id}-note"
    if bound.errors:
        yield f"{bound.auto_id}-error"


def _drawn(bound: BoundField, kind: str, described: str) -> SafeString:
    attributes: dict[str, str | bool] = {"aria-describedby": described} if described else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if kind != "checkbox":
        attributes["class"] = f"{bound.field.widget.attrs.get('class', '')} input".strip()
    return bound.as_widget(attrs=attributes)


@register.inclusion_tag("intranet/components/error_summary.html")
def error_summary(form: Form, title: str = "") -> dict[str, Any]:
    """What is wrong with a form, at its top, each line leading to its field; nothing when nothing is wrong."""
    lines = [(_target(bound), line) for bound in form for line in _lines(bound)] if form.is_bound else []
    general = list(form.non_field_errors()) if form.is_bound else []
    return {"title": title, "lines": lines, "general": general, "count": len(lines) + len(general)}


def _lines(bound: BoundField) -> Iterator[str]:
    """What is wrong with a field; that it is empty says by itself not which one."""
    for error in bound.errors.as_data():
        for message in error.messages:
            yield f"{bound.label}: {message}" if error.code == "required" else message


def _target(bound: BoundField) -> str:
    """Where an error leads: the control, or the first one of a group, which has no id of its own."""
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.inclusion_tag("intranet/components/bookmark.html", takes_context=True)
def bookmark(context: RequestContext, subject: Model) -> dict[str, Any]:
    """The button that marks ``subject`` for the reader, or takes the mark off. One query."""
    request = context["request"]
    return {
        "mark": mark_of(subject),
        "is_kept": is_kept(request.user, subject),
        "here": request.path,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def page_link(context: RequestContext, number: int, name: str = "page") -> str:
    """The query string of this list's page ``number``, filters kept."""
    query = context["request"].GET.copy()
    query[name] = str(number)
    return f"?{query.urlencode()}"


_DASH = "— "


@register.filter
def depth(label: str) -> int:
    """How deep an option of a tree stands: options are indented with dashes, as a plain list would show them."""
    text = str(label)
    count = 0
    while text.startswith(_DASH, count * len(_DASH)):
        count += 1
    return count


@register.filter
def undashed(label: str) -> str:
    """The option's name without its indentation."""
    return str(label)[depth(label) * len(_DASH) :]
