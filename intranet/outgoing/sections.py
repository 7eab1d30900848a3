"""What the reading page shows of the way of an outgoing document."""

from django.template.loader import render_to_string

from intranet.access.decisions import decide
from intranet.directives.models import Directive
from intranet.outgoing.models import Passage
from intranet.outgoing.pages import passage_page
from intranet.people.models import Person


def section(directive: Directive, reader: Person) -> str:
    """The stages and what ``reader`` may do next; nothing for those who only read what is issued."""
    if not directive.is_outgoing or not decide(reader, "work", directive):
        return ""
    passage = Passage.objects.select_related("drafting_unit", "number").filter(directive=directive).first()
    if passage is None:
        return ""
    passage.directive = directive
    return render_to_string("intranet/outgoing/section.html", passage_page(passage, reader))
