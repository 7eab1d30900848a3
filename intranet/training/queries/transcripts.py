"""Everything that one person learnt: runs, attempts, certificates."""

from dataclasses import dataclass

from django.db.models import Prefetch

from intranet.people.models import Person
from intranet.training.models import Attempt, Certificate, Enrolment
from intranet.training.queries.runs import LONG


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run with its attempts in order and the certificate that it gave."""

    run: Enrolment
    title: str
    attempts: list[Attempt]
    certificate: Certificate | None


def transcript(person: Person) -> list[RunLine]:
    """All runs of ``person``, the newest first; no run is ever left out, whoever may read its course today. Two
    queries.
    """
    short = [f"item__{name}" for name in LONG]
    attempts = (
        Attempt.objects.filter(handed_in_at__isnull=False).select_related("item").defer(*short, "drawn", "answers")
    )
    runs = Enrolment.objects.filter(person=person).select_related("course", "version__frozen", "certificate")
    runs = runs.defer("version__frozen__html", "version__frozen__text").order_by("-at", "-pk")
    of_runs = Prefetch("attempts", attempts.order_by("item__position", "number"), to_attr="marked")
    return [
        RunLine(run, run.version.frozen.title, run.marked, getattr(run, "certificate", None))
        for run in runs.prefetch_related(of_runs)
    ]
