"""What forms and pages ask of the vocabulary."""

from django.db.models import Q, QuerySet

from intranet.topics.models import Topic


def offered(kept: int | None = None) -> QuerySet[Topic]:
    """What may be chosen now, in order of the names; with ``kept`` also the one that was chosen before."""
    return Topic.objects.filter(Q(is_offered=True) | Q(pk=kept or 0))
