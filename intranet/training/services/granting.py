"""One attempt more at a test: given by a trainer to somebody who has used up theirs."""

from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.access.decisions import decide
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.notifications.services import notify_each
from intranet.people.models import Person
from intranet.training.errors import Incomplete, NotForOneself, NothingToGrant, NotTheTrainer
from intranet.training.models import Enrolment, Progress
from intranet.training.queries.used_up import used_up


def grant_attempt(enrolment_id: int, key: UUID, by: Person, reason: str) -> None:
    """Let the person of a run try the test of an item once more; they are told so, with ``reason``. A second time gives
    nothing while the first one is not used.

    Raises:
        NotTheTrainer: ``by`` does not keep the course.
        NotForOneself: the run is their own.
        Incomplete: no reason is given.
        NothingToGrant: the run is over, or they may try as it is.
    """
    with write_transaction():
        rows = Enrolment.objects.select_for_update(of=("self",)).select_related("course", "version__frozen")
        run = rows.defer("version__frozen__html", "version__frozen__text").get(pk=enrolment_id)
        if not decide(by, "edit", run.course):
            raise NotTheTrainer
        if run.person_id == by.pk:
            raise NotForOneself
        if not reason.strip():
            raise Incomplete([_("Write why they may try once more; they will read it.")])
        found = used_up(enrolment=run, item=key).first()
        if found is None:
            raise NothingToGrant
        Progress.objects.filter(pk=found.pk).update(granted=F("granted") + 1)
        _tell(run, found, by, " ".join(reason.split()))


def _tell(run: Enrolment, found: Any, by: Person, reason: str) -> None:
    course = run.course
    details = {"run": run.pk, "person": run.person_id, "item": str(found.item), "reason": reason}
    record("training.attempt-granted", actor=by, subject=course, label=course.title, details=details)
    told = [(run.person_id, f"attempt:{found.pk}:{found.granted + 1}")]
    url = reverse("training:lesson", args=[course.public_id, found.item])
    number = run.version.frozen.number
    notify_each(told, kind="course-attempt", subject=course, number=number, url=url, note=reason)
