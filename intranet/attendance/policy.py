"""Who may see and keep a session: posts of the unit that holds it, as far as they may read what it is about."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.policies import policy_for
from intranet.access.tokens import units_with_role
from intranet.attendance.models import Session, SessionState
from intranet.contracts import Who
from intranet.people.models import PostRole

LABEL = "intranet_attendance.session"
KEEP = "keep"
KEEPERS = (PostRole.CLERK, PostRole.HEAD)
"""Posts that plan a session and write its lists."""
READERS = (*KEEPERS, PostRole.LEADER)


class SessionPolicy:
    """Readers of the subject see neither sessions nor names; a name is for those who answer for the unit."""

    def allows(self, who: Who, action: str, subject: Session) -> bool:
        if action not in {"read", KEEP} or (action == KEEP and subject.state == SessionState.CALLED_OFF):
            return False
        return _reads(who, subject)

    def tokens(self, action: str, subject: Session) -> Iterable[str]:
        roles = KEEPERS if action == KEEP else READERS
        return {f"post:{role}@{subject.unit_id}" for role in roles}

    def keeps(self, who: Who, action: str, subject: Session) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Session]) -> QuerySet[Session]:
        """One query first: which models the sessions of these units are about."""
        units = units_with_role(who.tokens, READERS)
        if not units:
            return queryset.none()
        mine = queryset.filter(unit__in=units)
        about = Q(pk__in=[])
        for label in Session.objects.filter(unit__in=units).values_list("subject_model", flat=True).distinct():
            about |= Q(subject_model=label) & _readable(who, label)
        return mine.filter(about)


def _readable(who: Who, label: str) -> Q:
    model = apps.get_model(label)
    policy = policy_for(model)
    if policy is None:
        return Q(pk__in=[])
    return Q(Exists(policy.visible(who, model._default_manager.filter(pk=OuterRef("subject_id")).order_by())))


def _reads(who: Who, session: Session) -> bool:
    """Whether the policy of the subject itself lets ``who`` read it."""
    subject = session.subject()
    policy = policy_for(subject) if subject is not None else None
    if policy is None or not policy.allows(who, "read", subject):
        return False
    return not who.tokens.isdisjoint(policy.tokens("read", subject)) or policy.keeps(who, "read", subject)
