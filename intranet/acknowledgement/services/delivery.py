"""What happens to a text on its way: a unit confirms that it came, a reader says what is wrong, a list is signed."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from intranet.acknowledgement.audiences import cells_asked
from intranet.acknowledgement.bodies import received_by
from intranet.acknowledgement.errors import AssignmentClosed, NotAsked, SignedTooEarly, SignedTooLate
from intranet.acknowledgement.models import (
    Assignment,
    Audience,
    Fault,
    FaultKind,
    PaperList,
    Receipt,
    ReceiptKind,
    UnitReceipt,
    Version,
)
from intranet.acknowledgement.paper_lists import MOST_LISTED, PROOF
from intranet.acknowledgement.policy import RECEIVERS
from intranet.acknowledgement.queries import asking, first_day
from intranet.acknowledgement.services.closing import locked_open, write_receipts
from intranet.acknowledgement.subjects import DONE_ELSEWHERE
from intranet.acknowledgement.telling import arrival_confirmed, tell_arrival, tell_settled
from intranet.audit.services import record
from intranet.calendars.queries import next_working
from intranet.database import write_transaction
from intranet.files.models import AttachmentRole, StoredFile
from intranet.files.services import attach
from intranet.people.models import Person, Unit
from intranet.people.queries import stands_in_for
from intranet.people.rules import today


def ask_units(version: Version, units: Iterable[int]) -> int:
    """Ask units to confirm that ``version`` has come: the same day, or on the next working day (Decree 30/2020/NĐ-CP,
    art. 21.2.c); whoever sits at their desk is told. Returns how many were newly asked. Call inside a write
    transaction.
    """
    version = asking(version)
    there = set(UnitReceipt.objects.filter(version=version).values_list("unit_id", flat=True))
    new = sorted(set(units) - there)
    due, now = next_working(today()), timezone.now()
    UnitReceipt.objects.bulk_create(
        [UnitReceipt(version=version, unit_id=unit, asked_at=now, due=due) for unit in new], ignore_conflicts=True
    )
    tell_arrival(version, new)
    return len(new)


def ask_cells(audience: Audience) -> int:
    """Ask the Party cells that a live rule names to confirm what it asks about; returns how many were newly asked.
    Their members are asked nothing by it. Call inside a write transaction; running it again changes nothing.
    """
    cells = cells_asked(audience, today()) if audience.version is not None else []
    return ask_units(audience.version, cells) if cells and audience.version is not None else 0


def receive(version: Version, unit: Unit, by: Person) -> UnitReceipt:
    """``unit`` confirms that the text has come; whether ``by`` may is the caller's question. A second time changes
    nothing.

    Raises:
        NotAsked: the unit was not sent it.
    """
    with write_transaction():
        found = UnitReceipt.objects.select_for_update(of=("self",)).filter(version=asking(version), unit=unit).first()
        if found is None:
            raise NotAsked
        if found.at is None:
            found.at, found.by = timezone.now(), by
            found.acting_for = stands_in_for(by, RECEIVERS, unit.pk, today())
            found.save(update_fields=["at", "by", "acting_for"])
            details = {"version": found.version_id, "unit": unit.pk}
            record("unit.received", actor=by, subject=found, details=details, on_behalf_of=found.acting_for)
            arrival_confirmed(found.version, unit.pk)
    return found


def report_fault(assignment_id: int, kind: str, by: Person) -> Fault:
    """The reader says how the text came wrongly. It stays to be acknowledged. Saying it again while it is open is
    saying it once.

    Raises:
        NotAsked: it is not asked of ``by``, or has ended.
        ValueError: ``kind`` is no ``FaultKind``.
    """
    kind = FaultKind(kind)
    with write_transaction():
        assignment = Assignment.objects.select_for_update().filter(pk=assignment_id, person=by).first()
        if assignment is None or Receipt.objects.filter(assignment=assignment).exists():
            raise NotAsked
        try:
            with transaction.atomic():
                fault = Fault.objects.create(assignment=assignment, kind=kind, at=timezone.now())
        except IntegrityError:
            return Fault.objects.get(assignment=assignment, kind=kind, settled_at__isnull=True)
        record("delivery.fault", actor=by, subject=fault, details={"assignment": assignment.pk, "kind": kind})
    return fault


def settle_fault(fault_id: int, by: Person) -> Fault:
    """What was wrong is put right, and who reported it is told; whether ``by`` may say so is the caller's question."""
    with write_transaction():
        fault = Fault.objects.select_for_update().get(pk=fault_id)
        if fault.settled_at is None:
            fault.settled_at, fault.settled_by = timezone.now(), by
            fault.save(update_fields=["settled_at", "settled_by"])
            record("delivery.fault-settled", actor=by, subject=fault, details={"assignment": fault.assignment_id})
            tell_settled(fault)
    return fault


def confirm_on_paper(
    version: Version, unit: Unit, people: Collection[int], scan: StoredFile, *, name: str, signed_on: date, by: Person
) -> PaperList:
    """Record that ``people`` for whom ``unit`` receives have signed a list by hand, whose scan is kept. Whether ``by``
    keeps the unit's lists is the caller's question. It counts as acknowledged on paper, never as read.

    Raises:
        NotAsked: none of them has anything open here, or it is nothing to be signed for.
        AssignmentClosed: one of them has acknowledged or is asked no more since the page was opened.
        SignedTooEarly, SignedTooLate: it was signed before the version was issued, or after today.
    """
    if version.subject_model in DONE_ELSEWHERE:
        raise NotAsked
    version = asking(version)
    check_day(version, signed_on)
    if signed_on > today():
        raise SignedTooLate
    with write_transaction():
        mine = Assignment.objects.filter(version=version, unit__in=received_by(unit), person__in=people)
        open_ones = locked_open(version, list(mine.values_list("person_id", flat=True)), most=len(people))
        if not open_ones:
            raise NotAsked
        if len(open_ones) < len(set(people)):
            raise AssignmentClosed(_ended_meanwhile(version, people, open_ones))
        paper = PaperList.objects.create(version=version, unit=unit, signed_on=signed_on, at=timezone.now(), by=by)
        attach(scan, paper, role=AttachmentRole.ORIGINAL, name=name)
        write_receipts(open_ones, version, ReceiptKind.ON_PAPER, by=by, proof=f"{PROOF}{paper.pk}")
        details = {"version": version.pk, "unit": unit.pk, "scan": scan.sha256}
        details |= {"people": len(open_ones), "persons": sorted(each.person_id for each in open_ones)[:MOST_LISTED]}
        record("reading.confirmed-on-paper", actor=by, subject=paper, label=version.number, details=details)
    return paper


def check_day(version: Version, on: date) -> None:
    """A list of ``version`` may have been signed, or a session about it held, on the day ``on``.

    Raises:
        SignedTooEarly: the version was issued later.
    """
    first = first_day(version)
    if on < first:
        raise SignedTooEarly(first)


def _ended_meanwhile(version: Version, people: Collection[int], open_ones: Collection[Assignment]) -> Receipt:
    missing = set(people) - {each.person_id for each in open_ones}
    found = Receipt.objects.filter(assignment__version=version, assignment__person__in=missing).order_by("-pk").first()
    if found is None:
        raise NotAsked
    return found


def attended(version: Version, people: Collection[int], *, by: Person, proof: str) -> int:
    """Give those of ``people`` who are still asked a receipt for having attended; ``proof`` names the session. Returns
    how many. Call inside a write transaction. Running it again changes nothing.
    """
    return _given(version, people, ReceiptKind.ATTENDED, by=by, proof=proof)


def completed(version: Version, people: Collection[int], *, by: Person, proof: str) -> int:
    """As ``attended``, for having completed a course; ``proof`` names the run."""
    return _given(version, people, ReceiptKind.COMPLETED, by=by, proof=proof)


def _given(version: Version, people: Collection[int], kind: ReceiptKind, *, by: Person, proof: str) -> int:
    version = asking(version)
    open_ones = locked_open(version, people, most=len(people))
    write_receipts(open_ones, version, kind, by=by, proof=proof)
    return len(open_ones)
