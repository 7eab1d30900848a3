"""A later page that bears a secrecy mark: the file goes, whatever became of its document meanwhile."""

import pytest

from intranet.acknowledgement.models import Version
from intranet.acknowledgement.services import Term
from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.services import IssueOrder, issue
from intranet.files.models import Attachment, StoredFile
from intranet.files.pages import BEING_READ, withdraw
from intranet.files.services import accept_bytes, attach
from intranet.files.storage import path_of
from intranet.incoming.services import register, return_to_sender
from tests.factories.documents import draft
from tests.factories.province import Province


@pytest.fixture
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


def test_nothing_is_frozen_while_pages_are_still_being_read(province: Province, taken_in: Directive) -> None:
    StoredFile.objects.update(text_note=BEING_READ)
    order = IssueOrder(["any"], [Term("under", unit=province.committee)])

    with pytest.raises(Incomplete):
        register(taken_in.pk, province.committee, province.clerk)
    with pytest.raises(Incomplete):
        issue(taken_in.pk, province.editor, order)

    taken_in.refresh_from_db()
    assert (taken_in.state, Version.objects.count()) == (DirectiveState.DRAFT, 0)
