"""Annexes hang on a draft, are opened under its readership, and stand in what is frozen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue
from intranet.directives.services.attaching import add_annex
from intranet.files.models import Attachment, StoredFile
from intranet.files.queries import attachments_of
from intranet.files.services import accept_file
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def _file(name: str = "bieu.txt", words: str = "Biểu số 1: chỉ tiêu") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode())


def _page(directive: Directive) -> str:
    return reverse("directives:annexes", args=[directive.public_id])


def _names(directive: Directive) -> list[tuple[str, str]]:
    return [(each.role, each.name) for each in attachments_of(directive)]


def test_several_annexes_are_added_in_their_order(province: Province, client: Client) -> None:
    directive = draft(province)
    client.force_login(province.clerk)

    client.post(_page(directive), {"file": [_file(), _file("hai.txt", "Biểu số 2")]})
    client.post(_page(directive), {"file": [_file("ba.txt", "Biểu số 3")]})

    assert _names(directive) == [("annex", "bieu.txt"), ("annex", "hai.txt"), ("annex", "ba.txt")]


def test_same_file_twice_hangs_once(province: Province, client: Client) -> None:
    directive = draft(province)
    client.force_login(province.clerk)

    client.post(_page(directive), {"file": [_file(), _file("ban-sao.txt")]})

    assert _names(directive) == [("annex", "bieu.txt")]


def test_refused_file_holds_up_none_of_the_others(province: Province, client: Client) -> None:
    directive = draft(province)
    client.force_login(province.clerk)
    secret = _file("mat.txt", "TUYỆT MẬT\nSố: 5/BC-UBND\nBáo cáo")

    page = client.post(_page(directive), {"file": [secret, _file()]})

    assert _names(directive) == [("annex", "bieu.txt")]
    assert [error.split(":")[0] for error in page.context["form"].errors["file"]] == ["mat.txt"]
    assert StoredFile.objects.count() == 1


def test_annex_is_taken_off(province: Province, client: Client) -> None:
    directive = draft(province)
    kept = add_annex(directive.pk, province.clerk, accept_file(_file(), by=province.clerk), name="bieu.txt")
    gone = add_annex(directive.pk, province.clerk, accept_file(_file(words="x y"), by=province.clerk), name="x.txt")
    client.force_login(province.clerk)

    client.post(reverse("directives:remove_annex", args=[directive.public_id, gone.public_id]))

    assert list(Attachment.objects.all()) == [kept]


def test_annex_of_another_draft_stays(province: Province, client: Client) -> None:
    mine, other = draft(province), draft(province, symbol="2/UBND-NC")
    theirs = add_annex(other.pk, province.clerk, accept_file(_file(), by=province.clerk), name="bieu.txt")
    client.force_login(province.clerk)

    client.post(reverse("directives:remove_annex", args=[mine.public_id, theirs.public_id]))

    assert list(Attachment.objects.all()) == [theirs]


def test_issued_document_stands_with_its_annexes(province: Province, client: Client) -> None:
    directive = draft(province)
    annex = add_annex(directive.pk, province.clerk, accept_file(_file(), by=province.clerk), name="bieu.txt")
    after = issue(directive.pk, province.editor, IssueOrder([f"under:{province.committee.pk}"], []))
    address = reverse("files:open", args=[annex.public_id])

    answers = []
    for person in (province.cadre, province.outsider):
        client.force_login(person)
        answers.append(client.get(address).status_code)
    client.force_login(province.clerk)
    answers.append(client.post(_page(directive), {"file": _file("moi.txt", "mới")}).status_code)

    assert answers == [200, 404, 404]
    assert [each["sha256"] for each in after.current_version.attachments] == [annex.file.sha256]
    assert _names(after) == [("annex", "bieu.txt")]


@pytest.mark.parametrize("name", ["cadre", "outsider"])
def test_annexes_of_a_draft_do_not_exist_for_others(province: Province, client: Client, name: str) -> None:
    directive = draft(province)
    annex = add_annex(directive.pk, province.clerk, accept_file(_file(), by=province.clerk), name="bieu.txt")
    client.force_login(getattr(province, name))
    remove = reverse("directives:remove_annex", args=[directive.public_id, annex.public_id])

    found = [client.get(_page(directive)).status_code, client.post(remove).status_code]

    assert (found, Attachment.objects.count()) == ([404, 404], 1)


def test_draft_that_lies_with_the_head_takes_no_annex(province: Province, client: Client) -> None:
    directive = issued(province)
    other = draft(province, symbol="3/UBND-NC")
    Directive.objects.filter(pk=other.pk).update(is_under_review=True)
    client.force_login(province.clerk)

    found = [client.post(_page(each), {"file": _file()}).status_code for each in (directive, other)]

    assert (found, Attachment.objects.count()) == ([404, 404], 0)
