"""What became of what was asked: acknowledged in every way, waived, put off, on paper, at fault, or still open."""

from datetime import timedelta
from itertools import islice

from intranet.acknowledgement.models import Assignment, Reason, Version
from intranet.acknowledgement.services import (
    Reading,
    acknowledge,
    confirm_on_paper,
    extend,
    receive,
    report_fault,
    waive,
)
from intranet.demo.growth.papers import Desk
from intranet.demo.growth.sessions import hold_sessions
from intranet.demo.growth.topics.paper import Paper
from intranet.directives.models import Directive
from intranet.files.services import accept_bytes
from intranet.people.models import Person, PostRole, Unit
from intranet.people.rules import today

STATEMENT = "Tôi đã đọc toàn bộ văn bản, hiểu các việc tôi và đơn vị tôi phải làm."
FAULTS = ("missing-annex", "broken-file", "wrong-address")
WAIVERS = (Reason.OTHER_WORK, Reason.NOT_CONCERNED, Reason.READ_ELSEWHERE)
MOST = 4
"""How many of those who have not read are treated at most."""


def read(directive: Directive, paper: Paper, desk: Desk) -> None:
    """Hold the sessions about it, let ``paper.read`` in a hundred of the others acknowledge in the manner that is asked
    for; the units confirm that it came.
    """
    version = directive.current_version
    if version is None:
        return
    hold_sessions(directive, desk)
    _arrived(version, paper, desk)
    still = list(Assignment.objects.filter(version=version).select_related("person").order_by("pk"))
    readers = [each for n, each in enumerate(still) if n * 37 % 100 < paper.read]
    for n, each in enumerate(readers):
        seconds = 12 + n % 15 if n % 9 == 4 else 45 + n * 29 % 400
        acknowledge(each.pk, each.person, Reading(version.pk, STATEMENT, "vi", seconds, paper.manner))


def _arrived(version: Version, paper: Paper, desk: Desk) -> None:
    for n, receipt in enumerate(version.unit_receipts.select_related("unit").order_by("pk")):
        if n % 4 != 3:
            receive(version, receipt.unit, desk.holder(receipt.unit.code, PostRole.CLERK, PostRole.HEAD))


def treat(directive: Directive, paper: Paper, desk: Desk, turn: int) -> None:
    """Do one thing more with some who have not read: waive, put off, report a fault or sign a list, by ``turn``."""
    clerk = desk.holder(paper.owner, PostRole.CLERK)
    still = Assignment.objects.filter(version=directive.current_version, receipt=None).select_related("person", "unit")
    open_ones = list(islice(still.order_by("-pk"), MOST))
    if turn % 4 == 0:
        for each in open_ones[:2]:
            waive(each.pk, WAIVERS[turn // 4 % len(WAIVERS)], clerk)
    elif turn % 4 == 1:
        for each in (each for each in open_ones[:2] if each.due):
            extend(each.pk, max(each.due or today(), today()) + timedelta(days=5), Reason.LATE_DELIVERY, clerk)
    elif turn % 4 == 2:
        for each in open_ones[:1]:
            report_fault(each.pk, FAULTS[turn // 4 % len(FAULTS)], each.person)
    elif open_ones:
        _sign(directive, [each for each in open_ones if each.unit_id == open_ones[0].unit_id], desk)


def _sign(directive: Directive, signed: list[Assignment], desk: Desk) -> None:
    unit: Unit = signed[0].unit
    clerk: Person = desk.holder(unit.code, PostRole.CLERK, PostRole.HEAD)
    names = "\n".join(f"{n}. {each.person}" for n, each in enumerate(signed, start=1))
    text = f"DANH SÁCH KÝ XÁC NHẬN\nVăn bản số {directive.symbol}\n{unit}\n\n{names}\n"
    scan = accept_bytes("danh-sach-ky.txt", text.encode(), by=clerk)
    version = directive.current_version
    if version is not None:
        people = [each.person_id for each in signed]
        confirm_on_paper(version, unit, people, scan, name="danh-sach-ky.txt", signed_on=today(), by=clerk)
