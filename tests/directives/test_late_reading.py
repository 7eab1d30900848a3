"""A later page that bears a secrecy mark: the file goes, whatever became of its document meanwhile."""

import pytest
from wagtail.models import Revision

from intranet.acknowledgement.models import Version
from intranet.acknowledgement.services import Term
from intranet.audit.models import Event
from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.services import DraftFields, IssueOrder, create_draft, issue
from intranet.directives.steps import take_step
from intranet.files.models import Attachment, StoredFile
from intranet.files.pages import BEING_READ, withdraw
from intranet.files.services import accept_bytes, attach
from intranet.files.storage import path_of
from intranet.incoming.models import Arrival
from intranet.incoming.services import register, return_to_sender
from intranet.notifications.models import Notice
from intranet.notifications.services import notify
from intranet.registers.services import LoanFields, lend
from tests.factories.documents import draft
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def taken_in(province: Province) -> Directive:
    directive = draft(province)
    stored = accept_bytes("van-ban.txt", "Trang một HOACHUONGVANG".encode(), by=province.clerk)
    attach(stored, directive, role="original", name="van-ban.txt")
    return directive


def test_file_of_a_returned_document_is_removed_all_the_same(province: Province, taken_in: Directive) -> None:
    stored = StoredFile.objects.get()
    return_to_sender(taken_in.pk, province.committee, province.clerk, "address")
    assert path_of(stored.sha256).exists()

    withdraw(stored, "state-secret")

    assert (StoredFile.objects.count(), Attachment.objects.count()) == (0, 0)
    assert not path_of(stored.sha256).exists()


@pytest.mark.parametrize("lies", ["returned", "under review"])
def test_nothing_of_a_draft_stays_wherever_it_lies(province: Province, taken_in: Directive, lies: str) -> None:
    if lies == "returned":
        return_to_sender(taken_in.pk, province.committee, province.clerk, "address")
    Directive.objects.filter(pk=taken_in.pk).update(is_under_review=lies == "under review")

    withdraw(StoredFile.objects.get(), "state-secret")

    assert (Directive.objects.count(), Arrival.objects.count()) == (0, 0)


def test_row_that_a_register_keeps_holds_no_word(province: Province, taken_in: Directive) -> None:
    taken_in.save_revision()
    take_step(taken_in, "returned", province.clerk, note="HOACHUONGVANG")
    lend(province.committee, LoanFields(taken_in, province.cadre, province.leader), province.clerk)
    empty = DraftFields(type=None, issuer="", summary="").columns()

    withdraw(StoredFile.objects.get(), "state-secret")

    kept = Directive.objects.get()
    assert {name: getattr(kept, name) for name in empty} == empty
    assert (len(kept.body), kept.folded.strip(), kept.symbol_key, kept.citations.count()) == (0, "", "", 0)
    assert (Revision.objects.count(), [step.note for step in kept.steps.all()]) == (0, [""])


def test_whoever_took_a_file_in_is_told_that_it_was_withdrawn(province: Province, taken_in: Directive) -> None:
    notify(
        province.clerk, kind="document-arrived", key="1", subject=taken_in, number=taken_in.symbol, url="/tiep-nhan/"
    )

    withdraw(StoredFile.objects.get(), "state-secret")

    assert list(Notice.objects.order_by("kind").values_list("person", "kind", "number")) == [
        (province.clerk.pk, "document-arrived", ""),
        (province.clerk.pk, "file-withdrawn", ""),
    ]


def test_log_does_not_name_what_is_still_being_read(province: Province, taken_in: Directive) -> None:
    stored = StoredFile.objects.get()
    assert Event.objects.filter(label=taken_in.symbol).count() == 1
    StoredFile.objects.update(text_note=BEING_READ)

    made = create_draft(
        province.committee,
        province.clerk,
        DraftFields(type=None, issuer="", summary="", symbol="77/CANARY-NC"),
        original=stored,
        name="a.pdf",
    )
    return_to_sender(made.pk, province.committee, province.clerk, "address")
    withdraw(stored, "state-secret")

    assert Event.objects.filter(label__contains="CANARY").count() == 0
    assert Event.objects.filter(subject=f"intranet_directives.directive:{made.pk}").count() == 3


def test_nothing_is_frozen_while_pages_are_still_being_read(province: Province, taken_in: Directive) -> None:
    StoredFile.objects.update(text_note=BEING_READ)
    order = IssueOrder(["any"], [Term("under", unit=province.committee)])

    with pytest.raises(Incomplete):
        register(taken_in.pk, province.committee, province.clerk)
    with pytest.raises(Incomplete):
        issue(taken_in.pk, province.editor, order)

    taken_in.refresh_from_db()
    assert (taken_in.state, Version.objects.count()) == (DirectiveState.DRAFT, 0)
