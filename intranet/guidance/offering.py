"""What is offered on the page of a draft that is no official document."""

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.directives.intake import Offer
from intranet.directives.models import Directive


def offer(directive: Directive) -> Offer | None:
    """Makes a guidance page of ``directive``; nothing for an outgoing one, which is the office's own letter."""
    if directive.is_outgoing:
        return None
    return Offer(
        title=_("Keep it as guidance"),
        words=_("It becomes a draft of the guidance with its file; you say there who may read it."),
        button=_("Keep as guidance"),
        url=reverse("guidance:keep", args=[directive.public_id]),
    )
