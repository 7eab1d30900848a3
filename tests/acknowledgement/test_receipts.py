"""Receipts: one for each assignment, bound to the version on the screen, with sums that hold."""

import pytest
from django.db import IntegrityError, transaction

from intranet.acknowledgement.errors import NotTheReader, VersionSuperseded
from intranet.acknowledgement.models import Assignment, Receipt, ReceiptKind, Tally
from intranet.acknowledgement.queries import Sums, assignment_of, sums
from intranet.acknowledgement.services import Reading, acknowledge, freeze
from intranet.audit.models import Event
from intranet.directives.models import Directive
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def directive(province: Province) -> Directive:
    return issued(province)


def _assignment(directive: Directive, person: object) -> Assignment:
    found = assignment_of(person, directive.current_version)
    assert found is not None
    return found


def _reading(assignment: Assignment) -> Reading:
    return Reading(assignment.version_id, "Tôi đã đọc.", "vi", 40)


def test_acknowledge_writes_receipt_with_what_was_shown(directive: Directive, province: Province) -> None:
    assignment = _assignment(directive, province.cadre)

    receipt = acknowledge(assignment.pk, province.cadre, _reading(assignment))

    assert (receipt.kind, receipt.by, receipt.statement, receipt.language, receipt.seconds_open) == (
        ReceiptKind.ACKNOWLEDGED,
        province.cadre,
        "Tôi đã đọc.",
        "vi",
        40,
    )
    assert receipt.content_hash == directive.current_version.content_hash


def test_acknowledge_twice_returns_first_receipt(directive: Directive, province: Province) -> None:
    assignment = _assignment(directive, province.cadre)
    first = acknowledge(assignment.pk, province.cadre, _reading(assignment))

    second = acknowledge(assignment.pk, province.cadre, _reading(assignment))

    assert second == first
    assert Receipt.objects.count() == 1
    assert Event.objects.filter(action="reading.acknowledged").count() == 1


def test_acknowledge_by_another_person_is_refused(directive: Directive, province: Province) -> None:
    assignment = _assignment(directive, province.cadre)

    with pytest.raises(NotTheReader):
        acknowledge(assignment.pk, province.head, _reading(assignment))

    assert not Receipt.objects.exists()


def test_acknowledge_after_a_new_version_is_refused(directive: Directive, province: Province) -> None:
    assignment = _assignment(directive, province.cadre)
    newer = freeze(directive, title="mới", html="<p>mới</p>", text="mới", attachments=[], by=province.editor)

    with pytest.raises(VersionSuperseded) as refused:
        acknowledge(assignment.pk, province.cadre, _reading(assignment))

    assert refused.value.current == newer
    assert not Receipt.objects.exists()


def test_acknowledge_of_another_version_than_asked_is_refused(directive: Directive, province: Province) -> None:
    assignment = _assignment(directive, province.cadre)

    with pytest.raises(VersionSuperseded):
        acknowledge(assignment.pk, province.cadre, Reading(assignment.version_id + 1, "", "vi"))

    assert not Receipt.objects.exists()


def test_second_receipt_is_refused_by_the_database(directive: Directive, province: Province) -> None:
    assignment = _assignment(directive, province.cadre)
    receipt = acknowledge(assignment.pk, province.cadre, _reading(assignment))

    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.create(
            assignment=assignment, kind="acknowledged", at=receipt.at, by=province.cadre, content_hash=""
        )


def test_sums_hold_and_agree_with_tallies(directive: Directive, province: Province) -> None:
    everybody = sums(directive.current_version)

    assignment = _assignment(directive, province.cadre)
    acknowledge(assignment.pk, province.cadre, _reading(assignment))

    assert everybody == Sums(assigned=10, acknowledged=0, open=10, closed=0)
    assert sums(directive.current_version) == Sums(assigned=10, acknowledged=1, open=9, closed=0)
    assert _by_tally(directive) == {"open": 9, "acknowledged": 1}


def _by_tally(directive: Directive) -> dict[str, int]:
    totals: dict[str, int] = {}
    for tally in Tally.objects.filter(version=directive.current_version):
        totals[tally.state] = totals.get(tally.state, 0) + tally.count
    return totals
