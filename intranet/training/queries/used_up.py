"""Tests of which a run has used up all attempts while its lesson asks for one more."""

from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from intranet.training.models import Attempt, EnrolmentState, Progress, PublishedItem
from intranet.training.rules.completion import OF_THE_TEST


def used_up(**of_runs: Any) -> Any:
    """Lessons of open runs that only their test ends, and of which no attempt is left or under way; ``of_runs`` narrows
    the runs. Each bears the ``title`` of the lesson, the ``most`` attempts that it gives and how many were ``made``.
    """
    items: Any = PublishedItem.objects.filter(
        version=OuterRef("enrolment__version"),
        key=OuterRef("item"),
        completion__in=OF_THE_TEST,
        attempts__isnull=False,
    )
    tried: Any = Attempt.objects.filter(enrolment=OuterRef("enrolment"), item__key=OuterRef("item")).order_by()
    counted = tried.values("enrolment").annotate(n=Count("pk")).values("n")
    rows = Progress.objects.filter(enrolment__state=EnrolmentState.OPEN, done_at=None, **of_runs)
    rows = rows.annotate(
        title=Subquery(items.values("title")[:1]),
        most=Subquery(items.values("attempts")[:1]),
        made=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
    )
    return rows.filter(~Exists(tried.filter(handed_in_at=None)), made__gte=F("most") + F("granted"))
