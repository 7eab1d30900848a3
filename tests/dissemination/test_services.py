"""What closing a session gives: receipts for who was there, once, and only where attending counts."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from intranet.acknowledgement.errors import SignedTooEarly
from intranet.acknowledgement.models import Audience, Manner, Receipt, ReceiptKind, Tally, UnitReceipt, Version
from intranet.acknowledgement.queries import asking, sums
from intranet.acknowledgement.services import Asking, Reading, Term, acknowledge, ask_cells
from intranet.acknowledgement.services import resolve as resolve_audience
from intranet.attendance.errors import NotNamed, NotNow, NotOfUnit
from intranet.attendance.models import Attendance, Invitation, Session
from intranet.attendance.services import SessionFields, count_heads
from intranet.directives.models import Directive
from intranet.dissemination import services
from intranet.dissemination.asked import still_asked, version_of
from intranet.dissemination.services import add, close, give_receipts, give_some, invite_asked, plan
from intranet.people.models import PostRole
from intranet.people.rules import today
from intranet.worker.models import Job
from tests.acknowledgement.ledger.sums import check_sums
from tests.factories.documents import issued
from tests.factories.province import Province, person

There = Callable[..., None]
DAY = timedelta(days=1)


def receipts(version: Version) -> dict[str, tuple[str, str]]:
    rows = Receipt.objects.filter(assignment__version=asking(version)).order_by("pk")
    return {each.assignment.person.username: (each.kind, each.proof) for each in rows}


def acknowledged(version: Version) -> int:
    cells = Tally.objects.filter(version=version, state=ReceiptKind.ATTENDED)
    return sum(cells.values_list("count", flat=True))


def test_everybody_still_asked_below_the_unit_is_invited(province: Province, version: Version) -> None:
    assert version.assignments.count() == 10
    acknowledge(
        version.assignments.get(person=province.trainer).pk, province.trainer, Reading(version.pk, "Đã đọc", "vi")
    )

    session = plan(version, province.committee, SessionFields(today()), by=province.clerk)

    invited = {each.person.username for each in session.invitations.all()}
    everybody = {"cadre", "deputy", "clerk", "leader", "editor", "head", "inspector", "security", "administrator"}
    assert invited == everybody


def test_who_was_there_gets_a_receipt_that_names_the_session(
    province: Province, version: Version, session: Session, there: There
) -> None:
    there(session, province.head, province.cadre, province.head)

    close(session.pk, province.head)

    proof = (ReceiptKind.ATTENDED, f"session:{session.pk}")
    assert receipts(version) == {"cadre": proof, "head": proof}
    assert acknowledged(version) == 2
    counted = sums(version)
    assert (counted.assigned, counted.acknowledged, counted.open, counted.closed) == (10, 2, 8, 0)


def test_closing_twice_gives_nothing_twice(
    province: Province, version: Version, session: Session, there: There
) -> None:
    there(session, province.head, province.cadre)

    close(session.pk, province.head)
    close(session.pk, province.clerk)

    assert (acknowledged(version), Receipt.objects.count()) == (1, 1)
    assert give_receipts(session.pk) == 0


def test_who_acknowledged_before_keeps_that_receipt(
    province: Province, version: Version, session: Session, there: There
) -> None:
    there(session, province.head, province.cadre)
    mine = version.assignments.get(person=province.cadre)
    acknowledge(mine.pk, province.cadre, Reading(version.pk, "Đã đọc", "vi"))

    close(session.pk, province.head)

    assert receipts(version) == {"cadre": (ReceiptKind.ACKNOWLEDGED, "")}


@pytest.mark.parametrize("manner", [Manner.CHECK, Manner.PASSWORD])
def test_where_more_is_asked_for_attending_is_written_down_and_closes_nothing(
    province: Province, version: Version, session: Session, there: There, manner: str
) -> None:
    Audience.objects.update(manner=manner)
    there(session, province.head, province.cadre)

    close(session.pk, province.head)
    add(session.pk, province.deputy, province.head)

    assert (receipts(version), session.attendances.filter(status="present").count()) == ({}, 2)


def test_attending_closes_what_asks_for_attending(
    province: Province, version: Version, session: Session, there: There
) -> None:
    Audience.objects.update(manner=Manner.SESSION)
    there(session, province.head, province.cadre)

    close(session.pk, province.head)

    assert list(receipts(version)) == ["cadre"]


def test_a_person_forgotten_gets_the_receipt_when_added_and_nobody_loses_one(
    province: Province, version: Version, session: Session, there: There
) -> None:
    there(session, province.head, province.cadre)
    close(session.pk, province.head)

    add(session.pk, province.deputy, province.head)

    assert sorted(receipts(version)) == ["cadre", "deputy"]
    with pytest.raises(NotNow):
        there(session, province.head)


@pytest.mark.parametrize("name", ["trainer", "outsider", "clerk"])
def test_people_of_elsewhere_are_not_added(province: Province, session: Session, name: str) -> None:
    with pytest.raises(NotOfUnit):
        add(session.pk, province.people[name], province.head)


def test_a_correction_on_the_day_after_asks_anew_whoever_was_there(
    province: Province, directive: Directive, version: Version, session: Session, there: There
) -> None:
    there(session, province.head, province.cadre)
    Version.objects.create(
        subject_model=version.subject_model,
        subject_id=version.subject_id,
        major=2,
        title="sau",
        content_hash="0" * 64,
        created_at=version.created_at + DAY,
        created_by=province.editor,
    )

    assert version_of(session) == version


def test_a_session_of_a_later_day_is_about_what_stood_then(
    province: Province, version: Version, session: Session
) -> None:
    later = Version.objects.create(
        subject_model=version.subject_model,
        subject_id=version.subject_id,
        major=2,
        title="sau",
        content_hash="0" * 64,
        created_at=version.created_at,
        created_by=province.editor,
    )

    assert version_of(session) == version
    session.on = today() + DAY
    assert version_of(session) == later


def test_joiners_are_invited_later_once(province: Province, version: Version, session: Session) -> None:
    joiner = person("joiner", "Hồ", "An", province.office)
    resolve_audience(Audience.objects.get().pk)

    assert [invite_asked(session.pk, province.head), invite_asked(session.pk, province.head)] == [1, 0]
    assert session.invitations.filter(person=joiner).exists()


def test_killed_between_chunks_each_gets_the_receipt_once(
    province: Province, version: Version, session: Session, there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "CHUNK", 1)
    there(session, province.head, province.cadre, province.deputy, province.head)
    close(session.pk, province.head)
    job = Job.objects.get(run="intranet.dissemination.services.give_receipts")
    assert (job.arguments, receipts(version)) == ({"session_id": session.pk}, {})
    held = Session.objects.get(pk=session.pk)
    give_some(held, version_of(held), [province.cadre.pk])  # and here it is killed

    assert [give_receipts(session.pk), give_receipts(session.pk)] == [2, 0]
    assert (acknowledged(version), sorted(receipts(version))) == (3, ["cadre", "deputy", "head"])
    check_sums()


def cell_asked(province: Province) -> tuple[Version, UnitReceipt]:
    terms = [Term("under", unit=province.committee), Term("unit", unit=province.cell)]
    directive = issued(province, readers=["any"], audience=terms, symbol="12/QĐ-TU")
    assert directive.current_version
    return directive.current_version, UnitReceipt.objects.get(unit=province.cell)


def test_a_cell_named_in_the_audience_is_asked_as_a_unit_and_none_of_its_members(province: Province) -> None:
    secretary = person("secretary", "Ngô", "Bình", province.cell, PostRole.HEAD)

    version, receipt = cell_asked(province)

    assert (receipt.version, receipt.unit, receipt.at) == (version, province.cell, None)
    assert not version.assignments.filter(person=secretary).exists()
    assert ask_cells(Audience.objects.get()) == 0


def test_a_state_body_named_with_all_below_it_brings_in_no_cell(province: Province) -> None:
    issued(province, readers=["any"], audience=[Term("under", unit=province.root)])

    assert not UnitReceipt.objects.filter(unit=province.cell).exists()


def test_the_count_of_a_cell_closes_the_units_receipt_and_nobodys_reading(province: Province) -> None:
    secretary = person("secretary", "Ngô", "Bình", province.cell, PostRole.HEAD)
    version, receipt = cell_asked(province)
    session = plan(version, province.cell, SessionFields(today()), by=secretary)
    count_heads(session.pk, province.cell, 12, secretary)

    close(session.pk, secretary)

    receipt.refresh_from_db()
    assert (receipt.by, receipt.at is not None) == (secretary, True)
    assert (receipts(version), Attendance.objects.count(), Invitation.objects.count()) == ({}, 0, 0)


def test_a_count_of_a_cell_that_was_not_asked_stands_for_itself(province: Province, version: Version) -> None:
    secretary = person("secretary", "Ngô", "Bình", province.cell, PostRole.HEAD)
    session = plan(version, province.cell, SessionFields(today()), by=secretary)
    count_heads(session.pk, province.cell, 12, secretary)

    close(session.pk, secretary)

    assert not UnitReceipt.objects.filter(unit=province.cell).exists()


def test_nobody_is_added_to_the_session_of_a_cell(province: Province) -> None:
    secretary = person("secretary", "Ngô", "Bình", province.cell, PostRole.HEAD)
    version, _receipt = cell_asked(province)
    session = plan(version, province.cell, SessionFields(today()), by=secretary)

    with pytest.raises((NotOfUnit, NotNamed)):
        add(session.pk, secretary, secretary)

    assert still_asked(version, province.cell) == []


def test_an_audience_that_asks_for_attending_reaches_all(province: Province, there: There) -> None:
    terms = [Term("unit", unit=province.office)]
    directive = issued(province, audience=terms, asking=Asking(manner=Manner.SESSION), symbol="13/QĐ-UBND")
    version = directive.current_version
    assert version
    session = plan(version, province.office, SessionFields(today()), by=province.head)
    there(session, province.head, province.cadre, province.deputy, province.head)

    close(session.pk, province.head)

    counted = sums(version)
    assert (counted.assigned, counted.acknowledged, counted.open) == (3, 3, 0)


@pytest.mark.parametrize("back", [0, 3])
def test_no_session_is_planned_for_a_day_before_the_document_was_issued(
    province: Province, version: Version, back: int
) -> None:
    Version.objects.filter(pk=version.pk).update(created_at=timezone.now() - back * DAY)
    issued_version, first = Version.objects.get(pk=version.pk), today() - back * DAY

    with pytest.raises(SignedTooEarly) as refused:
        plan(issued_version, province.office, SessionFields(first - DAY), by=province.head)

    assert (refused.value.first, Session.objects.count()) == (first, 0)
    assert plan(issued_version, province.office, SessionFields(first), by=province.head).on == first
