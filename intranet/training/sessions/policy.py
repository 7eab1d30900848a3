"""Who may do what to a training class: the office that holds it keeps it, whoever is invited sees it."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.tokens import units_with_role
from intranet.attendance.models import Attendance, Invitation, Session, SessionState
from intranet.contracts import Who
from intranet.people.models import PostRole
from intranet.progress.scope import below, paths_of
from intranet.training.models import TrainingClass
from intranet.training.policy import OFFICE_ROLES

LABEL = "intranet_training.trainingclass"
KEEP = "keep"
"""Plans the class, invites to it, writes its lists and closes it."""
HEADS = (PostRole.HEAD, PostRole.LEADER)
"""Posts that see which of their own people were invited and came, and the lists of what their unit holds."""


class ClassPolicy:
    """A class that is not announced yet is for its office alone."""

    def allows(self, who: Who, action: str, subject: TrainingClass) -> bool:
        return action == "read" or (action == KEEP and subject.held.state != SessionState.CALLED_OFF)

    def tokens(self, action: str, subject: TrainingClass) -> Iterable[str]:
        roles = OFFICE_ROLES if action == KEEP else (*OFFICE_ROLES, *HEADS)
        return {f"post:{role}@{subject.held.unit_id}" for role in roles}

    def keeps(self, who: Who, action: str, subject: TrainingClass) -> bool:
        """Who is on the list, and who heads somebody on it."""
        if action != "read" or subject.published_at is None:
            return False
        listed = _own(who) | below(paths_of(units_with_role(who.tokens, HEADS)), "unit__path")
        return any(rows.filter(listed, session=subject.session_id).exists() for rows in _lists())

    def visible(self, who: Who, queryset: QuerySet[TrainingClass]) -> QuerySet[TrainingClass]:
        """One query first, of the units that ``who`` heads, if they head any."""
        headed = units_with_role(who.tokens, HEADS)
        office = Q(session__unit__in={*units_with_role(who.tokens, OFFICE_ROLES), *headed})
        listed = _own(who) | (below(paths_of(headed), "unit__path") if headed else Q(pk__in=[]))
        on_a_list = Q(pk__in=[])
        for rows in _lists():
            on_a_list |= Q(Exists(rows.filter(listed, session=OuterRef("session"))))
        return queryset.filter(office | (Q(published_at__isnull=False) & on_a_list))

    def among(self, who: Who, keys: Collection[int]) -> list[TrainingClass]:
        """The rows with these keys that ``who`` may read."""
        return list(self.visible(who, TrainingClass.objects.filter(pk__in=keys).select_related("session__unit")))


def _lists() -> tuple[QuerySet[Invitation], QuerySet[Attendance]]:
    return Invitation.objects.all(), Attendance.objects.all()


def _own(who: Who) -> Q:
    return Q(person=who.person.pk)


def names_within(who: Who, session: Session) -> tuple[str, ...] | None:
    """Paths of the units whose people ``who`` sees by name on the list of ``session``; None for everywhere. One query
    where they head units.
    """
    if session.unit_id in units_with_role(who.tokens, (*OFFICE_ROLES, *HEADS)):
        return None
    return paths_of(units_with_role(who.tokens, HEADS))
