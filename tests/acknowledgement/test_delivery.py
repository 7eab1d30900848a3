"""A text on its way: units confirm that it came, readers report faults, lists are signed by hand."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from intranet.acknowledgement.errors import AssignmentClosed, NotAsked, SignedTooEarly, SignedTooLate
from intranet.acknowledgement.models import (
    Assignment,
    Extension,
    Fault,
    PaperList,
    Receipt,
    ReceiptKind,
    UnitReceipt,
    Version,
)
from intranet.acknowledgement.queries import assignment_of, sums
from intranet.acknowledgement.services import (
    Reading,
    Term,
    acknowledge,
    ask_units,
    confirm_on_paper,
    receive,
    report_fault,
)
from intranet.audit.models import Event
from intranet.calendars.queries import next_working
from intranet.directives.models import Directive
from intranet.files.models import Attachment
from intranet.files.services import accept_file
from intranet.notifications.mail import letter
from intranet.notifications.models import Notice
from intranet.people.models import Deputy, Person, Post, PostRole
from intranet.people.rules import local_date, today
from intranet.state.services import bump_membership
from tests.acknowledgement.ledger.sums import check_sums
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.files.samples import pdfs
from tests.grounds import grounded

DAY = timedelta(days=1)
SCAN = pdfs.pdf("Danh sach da ky ten")
TEXT = b"Danh s\xc3\xa1ch \xc4\x91\xc3\xa3 k\xc3\xbd t\xc3\xaan."


@grounded
def clerk(province: Province) -> Person:
    """The department has a clerk of its own; the office receives through the committee's."""
    return person("van.thu.so", "Đinh", "Thư", province.department, PostRole.CLERK)


@grounded
def directive(province: Province, clerk: Person) -> Directive:
    return issued(province, audience=[Term("under", unit=province.committee)])


def _scan(by: Person) -> Any:
    return accept_file(SimpleUploadedFile("danh-sach.txt", TEXT), by=by)


def test_bodies_are_asked_to_confirm_the_arrival_but_not_the_issuing_one(
    directive: Directive, province: Province
) -> None:
    asked = UnitReceipt.objects.filter(version=directive.current_version)

    assert list(asked.values_list("unit", "due", "at")) == [(province.department.pk, next_working(today()), None)]


def test_arrival_is_confirmed_once_and_says_nothing_of_reading(
    directive: Directive, province: Province, clerk: Person
) -> None:
    first = receive(directive.current_version, province.department, clerk)
    second = receive(directive.current_version, province.department, clerk)

    assert (first.at, first.by, first.acting_for) == (second.at, clerk, None)
    assert sums(directive.current_version).acknowledged == 0


def test_deputy_confirms_in_the_place_of_the_clerk_with_both_names(
    directive: Directive, province: Province, clerk: Person
) -> None:
    post = Post.objects.get(person=clerk)
    Deputy.objects.create(post=post, person=province.trainer, starts=today(), ends=today())
    bump_membership()

    receipt = receive(directive.current_version, province.department, province.trainer)

    assert (receipt.by, receipt.acting_for) == (province.trainer, clerk)


def test_deputy_does_not_read_for_the_absent(directive: Directive, province: Province, clerk: Person) -> None:
    Deputy.objects.create(post=Post.objects.get(person=clerk), person=province.trainer, starts=today(), ends=today())
    bump_membership()

    mine = assignment_of(province.trainer, directive.current_version)
    theirs = assignment_of(clerk, directive.current_version)

    assert (mine.person, theirs.person) == (province.trainer, clerk)


def test_unit_that_was_not_sent_it_confirms_nothing(directive: Directive, province: Province) -> None:
    with pytest.raises(NotAsked):
        receive(directive.current_version, province.commune, province.outsider)


def test_arrival_is_confirmed_on_its_page(
    directive: Directive, province: Province, clerk: Person, client: Client
) -> None:
    client.force_login(clerk)
    address = f"/xac-nhan/da-den/{UnitReceipt.objects.get().pk}/"
    before = client.get(directive.get_absolute_url()).content.decode()

    client.post(address)

    after = client.get(directive.get_absolute_url()).content.decode()
    assert (f'href="{address}"' in before, f'href="{address}"' in after) == (True, False)
    assert UnitReceipt.objects.get().by == clerk


@pytest.mark.parametrize("persona", ["cadre", "head", "outsider", "clerk", "editor"])
def test_arrival_of_another_unit_does_not_exist(
    directive: Directive, province: Province, client: Client, persona: str
) -> None:
    client.force_login(province.people[persona])

    answer = client.post(f"/xac-nhan/da-den/{UnitReceipt.objects.get().pk}/")

    assert (answer.status_code, UnitReceipt.objects.get().at) == (404, None)


def test_signed_list_counts_as_on_paper_and_keeps_its_scan(
    directive: Directive, province: Province, clerk: Person
) -> None:
    people = [province.trainer.pk, province.inspector.pk]

    paper = confirm_on_paper(
        directive.current_version,
        province.department,
        people,
        _scan(clerk),
        name="ds.txt",
        signed_on=today(),
        by=clerk,
    )

    receipts = Receipt.objects.filter(proof=f"paper:{paper.pk}")
    assert {each.kind for each in receipts} == {ReceiptKind.ON_PAPER}
    assert {each.statement for each in receipts} == {""}
    assert Attachment.objects.get(subject_model="intranet_acknowledgement.paperlist").subject_id == paper.pk
    assert sums(directive.current_version).acknowledged == 2
    check_sums()


def test_signed_list_with_one_who_has_read_meanwhile_is_refused_as_a_whole(
    directive: Directive, province: Province, clerk: Person
) -> None:
    read = assignment_of(province.trainer, directive.current_version)
    acknowledge(read.pk, province.trainer, Reading(read.version_id, "Đã đọc", "vi"))
    people = [province.trainer.pk, province.inspector.pk]
    scan = _scan(clerk)

    with pytest.raises(AssignmentClosed):
        confirm_on_paper(
            directive.current_version, province.department, people, scan, name="a", signed_on=today(), by=clerk
        )

    assert (PaperList.objects.count(), sums(directive.current_version).acknowledged) == (0, 1)


def test_clerk_confirms_a_signed_list_for_the_own_unit_on_its_page(
    directive: Directive, province: Province, clerk: Person, client: Client
) -> None:
    client.force_login(clerk)
    address = f"/xac-nhan/van-ban/{directive.current_version_id}/don-vi/{province.department.pk}/"
    shown = client.get(address)
    chosen = Assignment.objects.get(person=province.trainer)
    typed = {"people": [chosen.pk], "signed_on": f"{today():%d/%m/%Y}"}

    bare = client.post(address, typed)
    client.post(address, typed | {"file": SimpleUploadedFile("ds.pdf", SCAN)})

    assert {each.person for each in shown.context["waiting"]} == {province.trainer, province.inspector, clerk}
    assert (list(bare.context["form"].errors), Receipt.objects.get().assignment) == (["file"], chosen)


def test_a_text_is_no_signed_list(directive: Directive, province: Province, clerk: Person, client: Client) -> None:
    client.force_login(clerk)
    chosen = Assignment.objects.get(person=province.trainer)
    typed = {"people": [chosen.pk], "signed_on": f"{today():%d/%m/%Y}"}

    answer = client.post(
        f"/xac-nhan/van-ban/{directive.current_version_id}/don-vi/{province.department.pk}/",
        typed | {"file": SimpleUploadedFile("ds.txt", TEXT)},
    )

    form = answer.context["form"]
    assert (list(form.errors), form["people"].value(), Receipt.objects.count()) == (["file"], [str(chosen.pk)], 0)


@pytest.mark.parametrize(
    ("ago", "wrong", "words"),
    [(3, [], ""), (4, ["signed_on"], "phổ biến tại đây ngày"), (-1, ["signed_on"], "chưa đến")],
)
def test_a_list_is_signed_from_the_day_of_issue_to_today(
    directive: Directive, province: Province, clerk: Person, client: Client, ago: int, wrong: list[str], words: str
) -> None:
    issued_on = timezone.now() - 3 * DAY
    Version.objects.filter(pk=directive.current_version_id).update(created_at=issued_on)
    client.force_login(clerk)
    address = f"/xac-nhan/van-ban/{directive.current_version_id}/don-vi/{province.department.pk}/"
    signed = f"{today() - ago * DAY:%d/%m/%Y}"
    typed = {"people": [Assignment.objects.get(person=province.trainer).pk], "signed_on": signed}

    answer = client.post(address, typed | {"file": SimpleUploadedFile("ds.pdf", SCAN)})

    form = answer.context["form"] if wrong else None
    assert (list(form.errors) if form else []) == wrong
    assert Receipt.objects.count() == (0 if wrong else 1)
    if form:
        assert (form["signed_on"].value(), words in str(form.errors)) == (signed, True)
        assert (f"{local_date(issued_on):%d/%m/%Y}" in str(form.errors)) == (ago > 0)


@pytest.mark.parametrize(("ago", "refusal"), [(4, SignedTooEarly), (-1, SignedTooLate)])
def test_a_list_of_another_day_is_refused_by_the_service_too(
    directive: Directive, province: Province, clerk: Person, ago: int, refusal: type[Exception]
) -> None:
    Version.objects.filter(pk=directive.current_version_id).update(created_at=timezone.now() - 3 * DAY)
    version, signed = Version.objects.get(pk=directive.current_version_id), {"signed_on": today() - ago * DAY}

    with pytest.raises(refusal):
        confirm_on_paper(
            version, province.department, [province.trainer.pk], _scan(clerk), name="a", by=clerk, **signed
        )

    assert (PaperList.objects.count(), Receipt.objects.count()) == (0, 0)


@pytest.mark.parametrize("persona", ["cadre", "outsider", "clerk", "trainer", "administrator"])
def test_list_of_another_unit_does_not_exist(
    directive: Directive, province: Province, client: Client, persona: str
) -> None:
    client.force_login(province.people[persona])

    answer = client.get(f"/xac-nhan/van-ban/{directive.current_version_id}/don-vi/{province.department.pk}/")

    assert answer.status_code == 404


def test_somebody_of_another_unit_cannot_be_slipped_into_the_list(
    directive: Directive, province: Province, clerk: Person, client: Client
) -> None:
    client.force_login(clerk)
    foreign = Assignment.objects.get(person=province.cadre)
    address = f"/xac-nhan/van-ban/{directive.current_version_id}/don-vi/{province.department.pk}/"
    typed = {"people": [foreign.pk], "signed_on": f"{today():%d/%m/%Y}"}

    answer = client.post(address, typed | {"file": SimpleUploadedFile("ds.pdf", SCAN)})

    assert (list(answer.context["form"].errors), Receipt.objects.count()) == (["people"], 0)


@pytest.mark.parametrize(
    ("persona", "status"),
    [("head", 302), ("editor", 302), ("clerk", 404), ("cadre", 404), ("deputy", 404), ("outsider", 404)],
)
def test_head_and_issuing_editor_give_more_time(province: Province, client: Client, persona: str, status: int) -> None:
    directive = issued(province, audience=[Term("under", unit=province.office)], due=today())
    assignment = assignment_of(province.cadre, directive.current_version)
    client.force_login(province.people[persona])
    typed = {"way": "extend", "due": "30/12/2099", "reason": "other-work"}

    answer = client.post(f"/xac-nhan/{assignment.pk}/gia-han/", typed)

    assert (answer.status_code, Extension.objects.count()) == (status, int(status == 302))


def test_fault_is_reported_once_and_settled_by_the_clerk_of_the_office(
    directive: Directive, province: Province, client: Client
) -> None:
    assignment = assignment_of(province.cadre, directive.current_version)
    faults = [report_fault(assignment.pk, "broken-file", province.cadre) for _click in range(2)]
    client.force_login(province.head)
    refused = client.post(f"/xac-nhan/loi/{faults[0].pk}/")
    client.force_login(province.clerk)
    shown = client.get(directive.get_absolute_url()).content.decode()

    client.post(f"/xac-nhan/loi/{faults[0].pk}/")

    fault = Fault.objects.get()
    assert (faults[0], refused.status_code) == (faults[1], 404)
    assert (f'href="/xac-nhan/loi/{fault.pk}/"' in shown, fault.settled_by) == (True, province.clerk)
    assert assignment_of(province.cadre, directive.current_version).pk == assignment.pk


def test_clerk_of_the_body_confirms_for_a_unit_below_without_a_clerk(directive: Directive, province: Province) -> None:
    confirm_on_paper(
        directive.current_version,
        province.committee,
        [province.cadre.pk],
        _scan(province.clerk),
        name="ds.txt",
        signed_on=today(),
        by=province.clerk,
    )

    receipt = Receipt.objects.get()
    assert (receipt.assignment.person, receipt.assignment.unit) == (province.cadre, province.office)


def test_scan_of_a_signed_list_is_opened_by_body_and_office_only(
    directive: Directive, province: Province, clerk: Person, client: Client
) -> None:
    people = [province.trainer.pk]
    version, signed = directive.current_version, {"name": "ds.txt", "signed_on": today(), "by": clerk}
    confirm_on_paper(version, province.department, people, _scan(clerk), **signed)
    scan = Attachment.objects.get(subject_model="intranet_acknowledgement.paperlist")
    everybody = province.people | {"own clerk": clerk}

    opened = set()
    for name, who in everybody.items():
        client.force_login(who)
        if client.get(f"/tep/{scan.public_id}/").status_code == 200:
            opened.add(name)

    assert opened == {"own clerk", "clerk", "editor"}
    client.force_login(clerk)
    page = client.get(f"/xac-nhan/van-ban/{version.pk}/don-vi/{province.department.pk}/")
    assert [paper.by for paper, _files, _people in page.context["lists"]] == [clerk]


def test_signed_lists_show_whose_names_were_confirmed_from_each(
    directive: Directive, province: Province, clerk: Person, client: Client
) -> None:
    version, signed = directive.current_version, {"name": "ds.txt", "signed_on": today(), "by": clerk}
    confirm_on_paper(version, province.department, [province.trainer.pk], _scan(clerk), **signed)
    confirm_on_paper(version, province.department, [province.inspector.pk], _scan(clerk), **signed)
    address = f"/xac-nhan/van-ban/{version.pk}/don-vi/{province.department.pk}/"
    client.force_login(clerk)

    page = client.get(address)

    assert [people for _paper, _files, people in page.context["lists"]] == [[province.trainer], [province.inspector]]
    assert f"1 người được xác nhận theo danh sách: {province.trainer}" in " ".join(page.content.decode().split())
    logged = Event.objects.filter(action="reading.confirmed-on-paper").order_by("pk")
    assert [event.details["persons"] for event in logged] == [[province.trainer.pk], [province.inspector.pk]]
    client.force_login(province.trainer)
    assert client.get(address).status_code == 404


def test_clerk_of_the_body_is_told_once_and_the_notice_is_seen_when_it_is_confirmed(
    directive: Directive, province: Province, clerk: Person
) -> None:
    ask_units(directive.current_version, [province.department.pk])
    told = list(Notice.objects.filter(kind="arrival-asked").values_list("person", "number", "url", "read_at"))

    receive(directive.current_version, province.department, clerk)

    assert told == [(clerk.pk, directive.symbol, directive.get_absolute_url(), None)]
    assert [each.read_at is None for each in Notice.objects.filter(kind="arrival-asked")] == [False]
    assert Notice.objects.filter(person=clerk, kind="reading-asked", read_at__isnull=True).count() == 1


def test_head_is_told_of_the_arrival_where_there_is_no_clerk(directive: Directive, province: Province) -> None:
    ask_units(directive.current_version, [province.office.pk])

    assert {
        each.person for each in Notice.objects.filter(kind="arrival-asked", key__endswith=f":{province.office.pk}")
    } == {province.head}


def test_arrival_is_not_told_to_a_desk_that_may_not_read(province: Province, clerk: Person) -> None:
    trainer = province.trainer

    issued(province, readers=[f"user:{trainer.pk}"], audience=[Term("user", person=trainer)])

    assert (UnitReceipt.objects.get().unit, Notice.objects.filter(kind="arrival-asked").count()) == (
        province.department,
        0,
    )


def test_mail_about_an_arrival_carries_number_and_link_only(
    directive: Directive, province: Province, clerk: Person
) -> None:
    message = letter(Notice.objects.get(kind="arrival-asked"))

    words = (directive.symbol, directive.get_absolute_url(), directive.summary[1:])
    assert [each in message.body for each in words] == [True, True, False]
