"""How many tasks of a document are finished, to stand beside its acknowledgements."""

from collections.abc import Mapping

from django.db.models import Count, Q

from intranet.access.tokens import who
from intranet.directives.models import Directive
from intranet.duties.models import Duty, DutyState
from intranet.duties.policy import DutyPolicy
from intranet.people.models import Person
from intranet.progress.beside import Done


def finished(directive: Directive, person: Person) -> Mapping[int, Done]:
    """By lead unit, as far as ``person`` may see the tasks; a cancelled one is none. One query."""
    asking = who(person)
    if asking is None:
        return {}
    found = DutyPolicy().visible(asking, Duty.objects.filter(directive=directive).exclude(state=DutyState.CANCELLED))
    rows = (
        found.order_by().values("lead").annotate(all=Count("pk"), closed=Count("pk", filter=Q(state=DutyState.CLOSED)))
    )
    return {row["lead"]: Done(row["closed"], row["all"]) for row in rows}
