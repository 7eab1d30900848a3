"""The letter form of a draft, for the admin's preview."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from intranet.directives.letter import render_letter
from intranet.directives.models import Directive

register = template.Library()


@register.simple_tag
def letter(directive: Directive) -> SafeString:
    """``{% letter object %}``: the letter's HTML, cleaned."""
    return mark_safe(render_letter(directive))  # noqa: S308  a template of ours around cleaned blocks
