"""The file that was signed, the one that bears the number, and what they must show."""

import re

import pytest
from django.test import Client

from intranet.acknowledgement.services import Term
from intranet.directives.errors import Incomplete
from intranet.directives.services import IssueOrder, issue
from intranet.directives.services.attaching import replace_original
from intranet.files.models import StoredFile
from intranet.files.queries import attachments_of
from intranet.files.services import accept_bytes
from intranet.outgoing.errors import NotSigned
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.returned import differences_from_signed
from intranet.outgoing.services import assign_number, attach_original, move, sign, void_assigned_number
from intranet.people.models import Person
from intranet.people.rules import today
from tests.factories.province import Province, build_province
from tests.files.samples.signed import changed_afterwards, signed
from tests.outgoing.conftest import until

pytestmark = pytest.mark.django_db(transaction=True)
LEADER, BODY = "Lê Văn Minh", "ỦY BAN NHÂN DÂN TỈNH AN BÌNH"


@pytest.fixture
def province(transactional_db: None) -> Province:
    """Files are kept in transactions of their own."""
    return build_province()


def _printed(passage: Passage, by: Person) -> bytes:
    client = Client()
    client.force_login(by)
    return client.get(passage.directive.get_absolute_url() + "in.pdf").content


def _kept(province: Province, content: bytes) -> StoredFile:
    return accept_bytes("a.pdf", content, by=province.clerk)


def _original(passage: Passage) -> list[StoredFile]:
    return [each.file for each in attachments_of(passage.directive)]


def _signed(province: Province) -> Passage:
    passage = until(province, "signature")
    content = signed(_printed(passage, province.leader), LEADER)
    sign(passage.pk, province.leader, signed=_kept(province, content), name="da-ky.pdf")
    return Passage.objects.get(pk=passage.pk)


def _order(province: Province) -> IssueOrder:
    return IssueOrder(["any"], [Term("under", unit=province.committee)])


@pytest.mark.parametrize("kind", ["unsigned", "changed"])
def test_pdf_without_a_signature_that_covers_it_is_not_signed(province: Province, kind: str) -> None:
    passage = until(province, "signature")
    content = _printed(passage, province.leader)
    stored = _kept(province, changed_afterwards(signed(content, LEADER)) if kind == "changed" else content)

    with pytest.raises(NotSigned):
        sign(passage.pk, province.leader, signed=stored, name="da-ky.pdf")

    assert Passage.objects.get(pk=passage.pk).stage == Stage.SIGNATURE


def test_signed_pdf_becomes_the_original(province: Province) -> None:
    passage = _signed(province)

    assert (passage.stage, passage.is_signed_on_paper) == (Stage.SIGNED, False)
    assert [len(each.signatures) for each in _original(passage)] == [1]


def test_numbered_file_without_the_signature_is_not_the_original(province: Province) -> None:
    passage = _signed(province)
    assign_number(passage.pk, province.clerk, day=today())
    passage = Passage.objects.get(pk=passage.pk)
    plain = _kept(province, _printed(passage, province.clerk))

    with pytest.raises(NotSigned):
        attach_original(passage.pk, province.clerk, plain, name="ban-goc.pdf")


def test_figures_that_the_numbered_file_lacks_are_named(province: Province) -> None:
    passage = _signed(province)
    assign_number(passage.pk, province.clerk, day=today())
    passage.refresh_from_db()

    found = differences_from_signed(passage, _original(passage)[0])

    assert [line.split("“")[1].split("”")[0] for line in found] == ["1", str(today().day)]


def test_page_about_the_original_leads_to_the_file_that_is_to_be_numbered(province: Province) -> None:
    passage = _signed(province)
    assign_number(passage.pk, province.clerk, day=today())
    client = Client()
    client.force_login(province.clerk)

    page = client.get(f"/van-ban-di/{passage.directive.public_id}/ban-goc/")

    assert page.context["file_to_number"].file == _original(passage)[0]


@pytest.mark.parametrize(("is_digital", "primary"), [(True, ["ban-goc"]), (False, ["phat-hanh"])])
def test_voiding_the_number_is_never_the_step_offered_first(
    province: Province, is_digital: bool, primary: list[str]
) -> None:
    passage = _signed(province) if is_digital else until(province, "signed")
    assign_number(passage.pk, province.clerk, day=today())
    client = Client()
    client.force_login(province.clerk)

    page = client.get(passage.directive.get_absolute_url()).content.decode()

    assert re.findall(r'data-kind="primary" href="[^"]*/([a-z-]+)/"', page) == primary


def test_document_signed_digitally_is_not_issued_without_a_numbered_original(province: Province) -> None:
    passage = _signed(province)
    assign_number(passage.pk, province.clerk, day=today())

    with pytest.raises(Incomplete):
        issue(passage.directive_id, province.editor, _order(province))


def test_signature_undone_leaves_the_draft_without_an_original(province: Province) -> None:
    passage = _signed(province)

    move(passage.pk, "signature-undone", province.clerk, "Sai nơi nhận")

    passage.refresh_from_db()
    assert (_original(passage), passage.signed_text) == ([], "")


def test_voided_number_takes_the_file_that_bears_it_off(province: Province) -> None:
    passage = until(province, "numbered")
    numbered = _kept(province, _printed(passage, province.clerk))
    attach_original(passage.pk, province.clerk, numbered, name="ban-goc.pdf")

    void_assigned_number(passage.pk, province.clerk, "Nhầm")

    assert _original(passage) == []


def test_voided_number_brings_the_signed_file_back(province: Province) -> None:
    passage = _signed(province)
    assign_number(passage.pk, province.clerk, day=today())
    both = signed(_printed(passage, province.clerk), LEADER, BODY)
    replace_original(passage.directive, _kept(province, both), name="ban-goc.pdf")

    void_assigned_number(passage.pk, province.clerk, "Nhầm")

    assert [len(each.signatures) for each in _original(passage)] == [1]


def test_original_with_another_number_is_not_issued(province: Province) -> None:
    passage = until(province, "numbered")
    first = _kept(province, _printed(passage, province.clerk))
    void_assigned_number(passage.pk, province.clerk, "Nhầm")
    assign_number(passage.pk, province.clerk, day=today())
    replace_original(passage.directive, first, name="ban-goc.pdf")

    with pytest.raises(Incomplete):
        issue(passage.directive_id, province.editor, _order(province))


def test_original_with_its_number_is_issued(province: Province) -> None:
    passage = until(province, "numbered")
    stored = _kept(province, _printed(passage, province.clerk))
    attach_original(passage.pk, province.clerk, stored, name="ban-goc.pdf")

    directive = issue(passage.directive_id, province.editor, _order(province))

    assert (directive.state, directive.symbol) == ("issued", "01/UBND-NC")
