"""From the door to the closing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.decisions import decide
from intranet.acknowledgement.services import Term
from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.services import DraftFields, IssueOrder, issue, update_draft
from intranet.duties.models import Duty
from intranet.duties.services import DutyOrder
from intranet.duties.services import cancel as cancel_duty
from intranet.incoming.errors import DutiesOpen, HeldAlready, NotYours, WrongStage
from intranet.incoming.models import Arrival, Stage
from intranet.incoming.services import (
    Face,
    close,
    correct_face,
    instruct,
    put_to_leader,
    register,
    reopen,
    return_to_sender,
)
from intranet.notifications.models import Notice
from intranet.numbering.errors import BookClosed
from intranet.numbering.models import Book, Number
from intranet.people.rules import today
from tests.factories.documents import draft, issued
from tests.factories.province import Province, person
from tests.outgoing.conftest import until
from tests.registers.asking import lines_of


def _registered(province: Province, **changes: object) -> Directive:
    directive = draft(province, **changes)
    register(directive.pk, province.committee, province.clerk)
    directive.refresh_from_db()
    return directive


def _order(province: Province) -> DutyOrder:
    return DutyOrder("", "Tham mưu trả lời", province.office, today() + timedelta(days=5))


def test_register_keeps_the_documents_number_and_freezes_its_text(province: Province) -> None:
    directive = _registered(province)

    arrival = Arrival.objects.get(directive=directive)
    assert (directive.state, directive.symbol, arrival.number.value) == (DirectiveState.REGISTERED, "1052/UBND-NC", 1)
    assert directive.current_version is not None
    assert arrival.stage == Stage.REGISTERED


def test_register_of_one_held_already_asks_first(province: Province) -> None:
    _registered(province)
    second = draft(province)

    with pytest.raises(HeldAlready):
        register(second.pk, province.committee, province.clerk)
    register(second.pk, province.committee, province.clerk, is_another=True)

    assert Arrival.objects.get(directive=second).number.value == 2


def test_twin_in_the_register_of_another_office_is_not_told(province: Province) -> None:
    _registered(province)
    clerk = person("clerk2", "Dương", "Thu", province.commune, "clerk")
    other = draft(province)
    Directive.objects.filter(pk=other.pk).update(owner_unit=province.commune)

    arrival = register(other.pk, province.commune, clerk)

    assert arrival.number.value == 1


def test_incomplete_document_is_not_registered(province: Province) -> None:
    directive = draft(province, type=None, summary="")

    with pytest.raises(Incomplete) as refused:
        register(directive.pk, province.committee, province.clerk, arrived_on=today() + timedelta(days=1))

    assert len(refused.value.problems) == 3
    assert Arrival.objects.count() == 0


@pytest.mark.parametrize("persona", ["cadre", "head", "leader", "outsider", "administrator"])
def test_nobody_but_the_clerk_registers(province: Province, persona: str) -> None:
    directive = draft(province)

    with pytest.raises(NotYours):
        register(directive.pk, province.committee, province.people[persona])

    assert Arrival.objects.count() == 0


def test_returned_document_gets_no_number_and_stays_on_record(province: Province) -> None:
    directive = draft(province)

    arrival = return_to_sender(directive.pk, province.committee, province.clerk, "annex")

    directive.refresh_from_db()
    assert (arrival.stage, arrival.number, arrival.return_reason) == (Stage.RETURNED, None, "annex")
    assert directive.is_under_review is True
    with pytest.raises(WrongStage):
        register(directive.pk, province.committee, province.clerk)


def test_returned_document_neither_circulates_nor_is_it_offered(province: Province, client: Client) -> None:
    directive = draft(province)
    client.force_login(province.editor)
    offer = reverse("directives:issue", args=[directive.public_id])
    before = offer in client.get(directive.get_absolute_url()).content.decode()

    return_to_sender(directive.pk, province.committee, province.clerk, "address")
    after = offer in client.get(directive.get_absolute_url()).content.decode()
    with pytest.raises(Incomplete):
        issue(directive.pk, province.editor, IssueOrder(["any"], [Term("under", unit=province.committee)]))

    directive.refresh_from_db()
    assert (before, after, directive.state) == (True, False, DirectiveState.DRAFT)


def test_instruction_lets_its_units_read_and_gives_them_their_part(province: Province) -> None:
    directive = _registered(province)
    put_to_leader(directive.pk, province.committee, province.clerk)
    assert not decide(province.head, "read", directive)

    instruct(directive.pk, province.committee, province.leader, text="VP tham mưu", orders=[_order(province)])

    duty = Duty.objects.get()
    assert (duty.lead, duty.office, duty.origin) == (province.office, province.committee, "instruction")
    assert decide(province.head, "read", directive)
    assert not decide(province.outsider, "read", directive)
    assert Notice.objects.filter(person=province.leader, kind="instruction-asked").count() == 1


def test_document_with_open_duties_is_not_closed(province: Province) -> None:
    directive = _registered(province)
    instruct(directive.pk, province.committee, province.leader, text="VP tham mưu", orders=[_order(province)])

    with pytest.raises(DutiesOpen):
        close(directive.pk, province.committee, province.clerk, result="Đã trả lời")
    cancel_duty(Duty.objects.get(), province.clerk, "Không cần nữa")
    arrival = close(directive.pk, province.committee, province.clerk, result="Đã trả lời")

    assert (arrival.stage, arrival.closed_on, arrival.result) == (Stage.CLOSED, today(), "Đã trả lời")


def test_closed_document_names_its_reply(province: Province) -> None:
    directive, reply = _registered(province), issued(province, symbol="12/UBND-VX", summary="trả lời")

    arrival = close(directive.pk, province.committee, province.clerk, result="", reply=reply)

    assert arrival.reply == reply


def test_reopened_document_is_open_again(province: Province) -> None:
    directive = _registered(province)
    close(directive.pk, province.committee, province.clerk, result="Xong")

    with pytest.raises(Incomplete):
        reopen(directive.pk, province.committee, province.leader, note=" ")
    arrival = reopen(directive.pk, province.committee, province.leader, note="Còn việc")

    assert (arrival.stage, arrival.closed_on) == (Stage.HANDLING, None)


def test_what_circulates_is_registered_first(province: Province) -> None:
    directive = draft(province)

    issue(directive.pk, province.editor, IssueOrder(["any"], [Term("under", unit=province.committee)]))

    arrival = Arrival.objects.get(directive=directive)
    assert (arrival.stage, arrival.number.value) == (Stage.REGISTERED, 1)


def test_registered_document_circulates_with_the_text_it_was_registered_with(province: Province) -> None:
    directive = _registered(province)
    version = directive.current_version

    issue(directive.pk, province.editor, IssueOrder(["any"], [Term("under", unit=province.committee)]))

    directive.refresh_from_db()
    assert (directive.state, directive.current_version) == (DirectiveState.ISSUED, version)


def test_document_issued_here_arrives_in_offices_that_have_a_clerk(province: Province) -> None:
    clerk = person("clerk2", "Đinh Công", "Sơn", province.department, "clerk")
    directive = until(province, "numbered").directive

    issue(
        directive.pk,
        province.editor,
        IssueOrder([f"under:{province.committee.pk}"], [Term("under", unit=province.committee)]),
    )

    assert [(a.office, a.stage) for a in Arrival.objects.all()] == [(province.department, Stage.RECEIVED)]
    assert Notice.objects.filter(person=clerk, kind="document-arrived").count() == 1
    arrival = register(directive.pk, province.department, clerk)
    assert (arrival.number.value, arrival.number.book.series.office) == (1, province.department)


@pytest.mark.parametrize("changes", [{"symbol": "", "number": ""}, {"date": None}])
def test_document_without_number_or_date_is_registered_knowingly(
    province: Province, changes: dict[str, object]
) -> None:
    directive = draft(province, **changes)

    with pytest.raises(Incomplete):
        register(directive.pk, province.committee, province.clerk)
    arrival = register(directive.pk, province.committee, province.clerk, is_unmarked=True)

    assert (arrival.number.value, bool(directive.steps.get(action="registered").note)) == (1, True)


def test_what_a_machine_read_is_checked_before_it_is_registered(province: Province) -> None:
    directive = draft(province)
    Arrival.objects.create(directive=directive, office=province.committee, arrived_on=today(), is_unchecked=True)
    fields = DraftFields(**{name: getattr(directive, name) for name in DraftFields(None, "", "").columns()})

    update_draft(directive.pk, province.clerk, fields, by_machine=True)
    with pytest.raises(Incomplete):
        register(directive.pk, province.committee, province.clerk)
    update_draft(directive.pk, province.clerk, fields)
    arrival = register(directive.pk, province.committee, province.clerk)

    assert arrival.stage == Stage.REGISTERED


def _face(directive: Directive, **changes: object) -> Face:
    return replace(Face(directive.symbol, directive.date, directive.issuer, directive.summary), **changes)


def test_line_of_the_register_is_corrected_and_says_so(province: Province) -> None:
    directive = _registered(province)
    old = directive.current_version
    face = _face(directive, symbol="1053/UBND-NC", date=date(2026, 11, 17))

    arrival = correct_face(directive.pk, province.committee, province.clerk, face, reason="Máy đọc nhầm")

    directive.refresh_from_db()
    version, number = directive.current_version, Number.objects.get()
    words = "số, ký hiệu “1052/UBND-NC”; ngày văn bản 16/11/2026 → số, ký hiệu “1053/UBND-NC”; ngày văn bản 17/11/2026"
    assert (directive.symbol, directive.date, number.symbol) == ("1053/UBND-NC", date(2026, 11, 17), "1053/UBND-NC")
    assert (version.major, version.minor, version.number) == (old.major, 1, "1053/UBND-NC")
    assert (arrival.stage, arrival.remark) == (Stage.REGISTERED, f"sửa: {words} (Máy đọc nhầm)")
    assert directive.steps.last().note == f"{words} (Máy đọc nhầm)"
    assert lines_of("incoming", province.clerk)[0][-1] == arrival.remark


@pytest.mark.parametrize(
    ("changes", "reason"), [({}, "x"), ({"symbol": "1/A"}, " "), ({"issuer": ""}, "x"), ({"summary": ""}, "x")]
)
def test_line_is_not_corrected_without_a_difference_and_a_reason(
    province: Province, changes: dict[str, object], reason: str
) -> None:
    directive = _registered(province)

    with pytest.raises(Incomplete):
        correct_face(directive.pk, province.committee, province.clerk, _face(directive, **changes), reason=reason)

    assert Arrival.objects.get().remark == ""


def test_line_of_a_closed_book_is_not_corrected(province: Province) -> None:
    directive = _registered(province)
    Book.objects.update(closed_at="2026-11-28T03:00:00Z", closed_by=province.clerk)

    with pytest.raises(BookClosed):
        correct_face(directive.pk, province.committee, province.clerk, _face(directive, symbol="1/A"), reason="x")


def test_line_is_not_corrected_by_another_office(province: Province) -> None:
    clerk = person("clerk2", "Đinh Công", "Sơn", province.department, "clerk")
    directive = until(province, "numbered").directive
    issue(directive.pk, province.editor, IssueOrder(["any"], [Term("under", unit=province.committee)]))
    arrival_office = province.department
    register(directive.pk, arrival_office, clerk)
    directive.refresh_from_db()

    with pytest.raises(Incomplete):
        correct_face(directive.pk, arrival_office, clerk, _face(directive, summary="khác"), reason="x")
