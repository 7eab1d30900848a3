"""The log's codes as words."""

from django import template
from django.utils.translation import gettext as _

from intranet.audit import words
from intranet.audit.models import Event

register = template.Library()


@register.simple_tag
def action_words(action: str) -> str:
    """An action as words; its code where there are none."""
    return words.action_words(action)


@register.simple_tag
def fault_words(fault: str) -> str:
    """What a fault of the chain means."""
    return words.fault_words(fault)


@register.simple_tag
def actor_words(event: Event) -> str:
    """Who did it; what no person did was done by the system."""
    return event.actor if event.actor_id is not None else _("the system")
