"""Pages of outgoing documents: who gave a draft back, what is offered when, with what a draft begins."""

import pytest
from django.test import Client
from django.urls import reverse

from intranet.directives.forms import DraftForm
from intranet.directives.models import Directive
from intranet.directives.services import DraftFields, IssueOrder, issue, update_draft
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services import move, start_amendment
from intranet.people.models import Post
from tests.factories.documents import draft, issued
from tests.factories.province import Province, document_type
from tests.grounds import grounded
from tests.outgoing.conftest import FIELDS, until

REASON = "Thiếu căn cứ pháp lý."


@grounded
def returned(province: Province) -> Passage:
    passage = until(province, "signature")
    return move(passage.pk, "returned-by-leader", province.leader, REASON)


def test_returned_draft_says_by_whom_and_why_until_it_is_handed_in(
    province: Province, client: Client, returned: Passage
) -> None:
    client.force_login(province.cadre)
    address = returned.directive.get_absolute_url()

    shown = client.get(address).context["place"].returned
    client.post(reverse("outgoing:step", args=[returned.directive.public_id, "submitted"]), {"note": ""})

    assert (shown.by, shown.note) == ("Lê Văn Minh", REASON)
    assert client.get(address).context["place"].returned is None


def test_submitting_says_that_nothing_was_changed(province: Province, client: Client, returned: Passage) -> None:
    client.force_login(province.cadre)
    address = reverse("outgoing:step", args=[returned.directive.public_id, "submitted"])
    before = client.get(address).context["warning"]

    update_draft(returned.directive_id, province.cadre, DraftFields(**{"type": document_type()} | FIELDS))

    assert (bool(before), client.get(address).context["warning"]) == (True, "")


@pytest.mark.parametrize("stage", [Stage.DRAFTING, Stage.SIGNATURE, Stage.NUMBERED])
def test_issue_opens_with_the_number_only(province: Province, client: Client, stage: str) -> None:
    directive = until(province, stage).directive
    client.force_login(province.editor)

    answer = client.get(reverse("directives:issue", args=[directive.public_id]))

    assert answer.status_code == (200 if stage == Stage.NUMBERED else 302)


@pytest.mark.parametrize(("stage", "symbol"), [(Stage.SIGNED, "…/UBND-NC"), (Stage.NUMBERED, "01/UBND-NC")])
def test_number_that_is_still_to_come_is_shown_open(
    province: Province, client: Client, stage: str, symbol: str
) -> None:
    until(province, stage)
    client.force_login(province.clerk)

    assert f'<span class="num">{symbol}</span>' in client.get(reverse("outgoing:list")).content.decode()


def test_number_that_was_assigned_is_named(province: Province, client: Client) -> None:
    directive = until(province, "signed").directive
    client.force_login(province.clerk)
    address = reverse("outgoing:step", args=[directive.public_id, "numbered"])
    initial = client.get(address).context["form"].initial
    typed = {"day": f"{initial['day']:%d/%m/%Y}", "copies": "1", "seen": client.get(address).context["seen"]}

    answer = client.post(address, typed, follow=True)

    assert [str(each) for each in answer.context["messages"]] == ["Đã xong. Số, ký hiệu được cấp: 01/UBND-NC."]


def test_own_document_is_issued_and_what_came_in_is_circulated(province: Province, client: Client) -> None:
    own, came_in = until(province, "numbered").directive, draft(province)
    client.force_login(province.editor)

    pages = [client.get(reverse("directives:issue", args=[each.public_id])).content.decode() for each in (own, came_in)]

    assert ["<h1>Phát hành văn bản</h1>" in page for page in pages] == [True, False]
    assert ["<h1>Phổ biến văn bản</h1>" in page for page in pages] == [False, True]
    assert ["Về bản nháp" in page for page in pages] == [False, True]


def test_units_that_the_document_names_are_ticked(province: Province, client: Client) -> None:
    directive = until(province, "numbered", recipients=["Như trên;", "Sở Nội vụ (để biết);"]).directive
    client.force_login(province.editor)

    form = client.get(reverse("directives:issue", args=[directive.public_id])).context["form"]

    assert form.initial["units"] == [str(province.department.pk)]


def test_pdf_is_offered_to_be_signed_before_the_signature_only(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    offered = [client.get(until(province, stage).directive.get_absolute_url()) for stage in ("form-check", "signed")]

    assert ["In ra PDF để trình ký" in page.content.decode() for page in offered] == [True, False]


def test_new_draft_begins_with_the_signature_of_the_office(province: Province, client: Client) -> None:
    Post.objects.filter(person=province.leader).update(title="Chủ tịch")
    issued(province, place="Hòa Lạc", signatory="Ai Đó")
    client.force_login(province.cadre)
    typed = {"owner": province.committee.pk, "drafting_unit": province.office.pk, "family": "state", "field": "NC"}

    client.post(reverse("outgoing:start"), typed | {"type": document_type().pk, "summary": "mời họp"})

    made = Directive.objects.get(summary="mời họp")
    assert (made.place, made.signatory, made.signatory_title) == ("Hòa Lạc", "Lê Văn Minh", "CHỦ TỊCH")


def test_field_that_must_be_filled_is_not_called_optional() -> None:
    form = DraftForm()

    form.ask_for(["place", "unknown"])

    assert [name for name in form.fields if getattr(form.fields[name].widget, "is_needed", False)] == ["place"]


def test_correction_begins_in_the_field_of_its_target_and_with_what_changes(province: Province) -> None:
    passage = until(province, "numbered")
    target = issue(passage.directive_id, province.editor, IssueOrder(["any"], []))

    made = start_amendment(target, province.clerk, "corrects", change_note="Sửa số 1 <thành> số 2", asks_again=False)

    assert made.symbol == "/UBND-NC"
    assert [str(block.value) for block in made.body] == ["<p>Sửa số 1 &lt;thành&gt; số 2</p>"]
