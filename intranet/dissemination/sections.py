"""Beside a letter: the sessions about it, for those who keep them, and the way to plan one."""

from django.template.loader import render_to_string

from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.subjects import label_of
from intranet.attendance.policy import READERS
from intranet.directives.models import Directive
from intranet.dissemination.asked import planning_units
from intranet.dissemination.queries import rows_of, sessions_about
from intranet.people.models import Person

MOST_SHOWN = 10


def beside_letter(directive: Directive, reader: Person) -> str:
    """The section for ``reader``, who may read the document; "" for who keeps no unit's sessions, without a query."""
    if not units_with_role(tokens_of(reader), READERS) or directive.current_version is None:
        return ""
    version = directive.current_version
    found = sessions_about(label_of(directive), directive.pk, reader)
    rows = rows_of(found[:MOST_SHOWN])
    plans = bool(planning_units(asking(version), reader))
    if not rows and not plans:
        return ""
    context = {"rows": rows, "version": version, "plans": plans}
    return render_to_string("intranet/dissemination/section.html", context)
