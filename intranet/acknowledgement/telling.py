"""Notices about what is asked for, whatever it is of."""

from collections.abc import Iterable

from django.db.models import Model

from intranet.acknowledgement.models import Fault, Version
from intranet.acknowledgement.subjects import office_of, subject_of
from intranet.notifications.services import notify_each, notify_many
from intranet.people.models import PostRole
from intranet.people.queries import holders_of


def tell_asked(version: Version, person_ids: Iterable[int]) -> None:
    """Tell people that they are asked to acknowledge ``version``; once each, however often it is called.

    Call in the transaction that opens their assignments.
    """
    subject = subject_of(version.subject_model, version.subject_id)
    if subject is None:
        return
    notify_each(
        person_ids,
        kind="reading-asked",
        key=f"{version.subject_model}:{version.subject_id}:{version.major}",
        subject=subject,
        number=version.number,
        url=subject.get_absolute_url(),  # type: ignore[attr-defined]
    )


def tell_fault(fault: Fault, version: Version, subject: Model) -> None:
    """Tell the clerk of the office that looks after ``subject`` what a reader reported; once a fault."""
    office = office_of(subject)
    if office is None:
        return
    notify_many(
        holders_of([PostRole.CLERK], office),
        kind="delivery-fault",
        key=f"fault:{fault.pk}",
        subject=subject,
        number=version.number,
        url=subject.get_absolute_url(),  # type: ignore[attr-defined]
    )
