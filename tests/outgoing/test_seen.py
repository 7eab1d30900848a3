"""Nobody vouches for a text that they have not had on the screen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.directives.models import Directive
from intranet.directives.services import DraftFields, update_draft
from intranet.files.models import StoredFile
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services import move, submit
from tests.factories.province import Province
from tests.outgoing.conftest import FIELDS, until

OTHER = "Nội dung khác hẳn"


def _address(passage: Passage, action: str) -> str:
    return reverse("outgoing:step", args=[passage.directive.public_id, action])


def _rewritten(province: Province, passage: Passage) -> None:
    move(passage.pk, "withdrawn", province.cadre)
    changed = FIELDS | {"paragraphs": [OTHER], "symbol": passage.directive.symbol, "direction": "outgoing"}
    update_draft(passage.directive_id, province.cadre, DraftFields(type=passage.directive.type, **changed))
    submit(passage.pk, province.cadre)


def test_text_changed_meanwhile_is_shown_and_not_approved(province: Province, client: Client) -> None:
    passage = until(province, "approval")
    client.force_login(province.head)
    opened = client.get(_address(passage, "approved")).context["seen"]
    _rewritten(province, passage)

    answer = client.post(_address(passage, "approved"), {"note": "", "seen": opened})

    stage = Passage.objects.get(pk=passage.pk).stage
    assert (answer.status_code, stage, OTHER in answer.content.decode()) == (200, Stage.APPROVAL, True)
    client.post(_address(passage, "approved"), {"note": "", "seen": answer.context["seen"]})
    assert Passage.objects.get(pk=passage.pk).stage == Stage.FORM_CHECK


@pytest.mark.parametrize(
    ("stage", "action", "persona", "typed"),
    [
        ("approval", "approved", "head", {"note": ""}),
        ("form-check", "form-checked", "clerk", {"note": ""}),
        ("signature", "signed", "leader", {"way": "paper"}),
        ("signed", "numbered", "clerk", {"day": "28/11/2026", "copies": "1"}),
    ],
)
def test_decision_without_having_seen_the_text_is_refused(
    province: Province, client: Client, stage: str, action: str, persona: str, typed: dict[str, str]
) -> None:
    passage = until(province, stage)
    client.force_login(province.people[persona])

    answer = client.post(_address(passage, action), typed)

    assert (answer.status_code, Passage.objects.get(pk=passage.pk).stage) == (200, stage)


def test_return_is_taken_whatever_was_seen(province: Province, client: Client) -> None:
    passage = until(province, "approval")
    client.force_login(province.head)

    client.post(_address(passage, "returned-by-head"), {"note": "Thiếu phụ lục"})

    assert Passage.objects.get(pk=passage.pk).stage == Stage.DRAFTING


def test_file_of_one_who_may_not_sign_is_not_kept(province: Province, client: Client) -> None:
    passage = until(province, "signature")
    client.force_login(province.cadre)
    pdf = client.get(Directive.objects.get(pk=passage.directive_id).get_absolute_url() + "in.pdf").content

    client.post(_address(passage, "signed"), {"way": "file", "file": SimpleUploadedFile("x.pdf", pdf)})

    assert StoredFile.objects.count() == 0
