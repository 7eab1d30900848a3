"""What the reading page shows of the handling, to the posts of the receiving office only."""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from intranet.directives.models import Directive
from intranet.incoming.pages import arrival_page, arrivals_shown
from intranet.people.models import Person


def section(directive: Directive, reader: Person) -> str:
    """One box for each office of ``reader`` in which the document arrived; nothing for everybody else."""
    boxes = [
        render_to_string("intranet/incoming/section.html", arrival_page(arrival, reader))
        for arrival in arrivals_shown(directive, reader)
    ]
    return mark_safe("".join(boxes))  # noqa: S308  rendered by templates, each of which escapes
