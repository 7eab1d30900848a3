"""Notices about what is asked for, whatever it is of."""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Model

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Fault, Version
from intranet.acknowledgement.policy import RECEIVERS
from intranet.acknowledgement.subjects import notice_kind, office_of, subject_of
from intranet.notifications.services import mark_done, notify, notify_each, notify_many
from intranet.people.models import Person, PostRole
from intranet.people.queries import holders_in, holders_of


def tell_asked(version: Version, person_ids: Iterable[int]) -> None:
    """Tell people that they are asked to acknowledge ``version``; once each, however often it is called.

    Call in the transaction that opens their assignments.
    """
    subject = subject_of(version.subject_model, version.subject_id)
    if subject is None:
        return
    key = f"{version.subject_model}:{version.subject_id}:{version.major}"
    url: str = subject.get_absolute_url()  # type: ignore[attr-defined]
    told = ((person_id, key) for person_id in person_ids)
    kind = notice_kind(version.subject_model, "reading-asked")
    notify_each(told, kind=kind, subject=subject, number=version.number, url=url)


def tell_arrival(version: Version, units: Collection[int]) -> None:
    """Tell the clerk of each of ``units``, its head where it has none, that they are to confirm the arrival of
    ``version``; once a version and unit. Who may not read the document hears nothing of it.

    Call in the transaction that asks them.
    """
    subject = subject_of(version.subject_model, version.subject_id)
    if subject is None or not units:
        return
    told = [(who.pk, arrival_key(version, unit)) for unit, who in _at_the_desk(units) if decide(who, "read", subject)]
    url: str = subject.get_absolute_url()  # type: ignore[attr-defined]
    notify_each(told, kind="arrival-asked", subject=subject, number=version.number, url=url)


def arrival_confirmed(version: Version, unit_id: int) -> None:
    """The unit has confirmed it: the notice is seen for everybody there. Call in the transaction that confirms."""
    mark_done(holders_of(RECEIVERS, unit_id), kind="arrival-asked", key=arrival_key(version, unit_id))


def arrival_key(version: Version, unit_id: int) -> str:
    """What makes the notice one of its kind."""
    return f"arrival:{version.pk}:{unit_id}"


def _at_the_desk(units: Collection[int]) -> Iterator[tuple[int, Person]]:
    found = holders_in(RECEIVERS, units)
    with_clerk = {unit for unit, role, _person in found if role == PostRole.CLERK}
    return ((unit, who) for unit, role, who in found if role == PostRole.CLERK or unit not in with_clerk)


def tell_fault(fault: Fault, version: Version, subject: Model) -> None:
    """Tell the clerk of the office that looks after ``subject`` what a reader reported; once a fault."""
    office = office_of(subject)
    if office is None:
        return
    notify_many(
        holders_of([PostRole.CLERK], office),
        kind="delivery-fault",
        key=fault_key(fault),
        subject=subject,
        number=version.number,
        url=subject.get_absolute_url(),  # type: ignore[attr-defined]
    )


def tell_settled(fault: Fault) -> None:
    """Tell who reported it, while they may read the document, that it is put right: where it comes first, the other
    pages are shut again until they acknowledge. For the clerks the notice is seen. Call in the transaction that
    settles.
    """
    assignment, version = fault.assignment, fault.assignment.version
    subject = subject_of(version.subject_model, version.subject_id)
    if subject is None:
        return
    if office := office_of(subject):
        mark_done(holders_of([PostRole.CLERK], office), kind="delivery-fault", key=fault_key(fault))
    if decide(assignment.person, "read", subject):
        url: str = subject.get_absolute_url()  # type: ignore[attr-defined]
        about = {"key": fault_key(fault), "number": version.number, "url": url}
        notify(assignment.person, kind="delivery-settled", subject=subject, **about)


def fault_key(fault: Fault) -> str:
    """What makes a notice about it one of its kind."""
    return f"fault:{fault.pk}"
