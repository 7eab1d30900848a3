"""The document that demands a question: searched for among what its editor may read, and shown to who may read it."""

from typing import Any

import pytest
from django.test import Client

from intranet.contracts import documents_among
from intranet.directives.models import Directive
from intranet.directives.services import recall
from intranet.people.models import PostRole
from intranet.registry.services import enable
from plugins.checklists.models import Question, Version
from plugins.checklists.services.library import begin, parts_of, publish
from plugins.checklists.services.opening import open_inspections, open_now
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.plugins.checklists.house import planned, published

BASE = "/checklists/thu-vien/thu/"
QUESTION = f"{BASE}soan/cau/quy-che/"


@grounded
def draft(province: Province) -> Version:
    """The second version of a checklist of the committee."""
    enable("checklists")
    return begin(published(province).checklist, province.editor)


@grounded
def open_to_all(province: Province) -> Directive:
    return issued(province)


@grounded
def closed(province: Province) -> Directive:
    """Of the department, read by nobody else."""
    fields = {"symbol": "9/KH-SNV", "number": "9", "summary": "kế hoạch kín của sở"}
    made = issued(province, **fields)
    made.readers.all().delete()
    Directive.objects.filter(pk=made.pk).update(owner_unit=province.department)
    return made


def _typed(**more: Any) -> dict[str, Any]:
    given = {"text": "Có quy chế không?", "section": "Tổ chức", "kind": "verdict", "weight": "1", "proof": "welcome"}
    return given | {"choices": "", "measure": "", "guidance": "", "basis": "", "sought": "", "searched": ""} | more


def _seen(client: Client) -> str:
    return str(client.get(QUESTION).context["form"]["seen"].value())


def _referred(draft: Version) -> int | None:
    return Question.objects.get(section__version=draft, key="quy-che").directive_id


def _offered(page: Any) -> list[str]:
    return [value for value, _words in page.context["form"].fields["document"].choices]


def test_document_is_found_by_number_and_by_words_and_is_kept(
    draft: Version, open_to_all: Directive, closed: Directive, province: Province, client: Client
) -> None:
    client.force_login(province.editor)
    version, seen = str(open_to_all.current_version_id), _seen(client)
    pages = [client.post(QUESTION, _typed(sought=text, find="1", seen=seen)) for text in ("1052", "không gian mạng")]
    kept = client.post(
        QUESTION, _typed(sought="1052", searched="1052", document=version, seen=seen), follow=True
    ).content.decode()

    assert [_offered(page) for page in pages] == [["", version]] * 2
    assert _referred(draft) == open_to_all.current_version_id
    assert f'href="{open_to_all.get_absolute_url()}"' in kept


@pytest.mark.parametrize("text", ["9/KH-SNV", "kế hoạch kín", "zzz", " "])
def test_document_that_one_may_not_read_is_found_as_little_as_one_that_is_not_there(
    draft: Version, closed: Directive, province: Province, client: Client, text: str
) -> None:
    client.force_login(province.editor)

    page = client.post(QUESTION, _typed(sought=text, find="1"))

    assert (_offered(page), "9/KH-SNV" in page.content.decode().replace(f'value="{text}"', "")) == ([""], False)


@pytest.mark.parametrize("which", ["closed", "none", "words"])
def test_document_that_was_not_offered_is_not_taken_from_the_form(
    draft: Version, closed: Directive, province: Province, client: Client, which: str
) -> None:
    client.force_login(province.editor)
    sent = {"closed": str(closed.current_version_id), "none": "999999", "words": "x"}[which]

    page = client.post(QUESTION, _typed(document=sent, seen=_seen(client)))

    assert (page.status_code, list(page.context["form"].errors)) == (200, ["document"])
    assert _referred(draft) is None


def test_what_was_typed_and_not_searched_for_is_not_left_away_unsaid(
    draft: Version, open_to_all: Directive, province: Province, client: Client
) -> None:
    client.force_login(province.editor)
    seen = _seen(client)
    page = client.post(QUESTION, _typed(sought="1052", seen=seen))
    before = (list(page.context["form"].errors), _offered(page)[1:])
    client.post(QUESTION, _typed(sought="1052", searched="1052", document="", seen=seen))

    assert before == (["sought"], [str(open_to_all.current_version_id)])
    assert _referred(draft) is None


def test_editor_who_may_not_read_it_changes_nothing_of_it_unseen(
    draft: Version, closed: Directive, province: Province, client: Client
) -> None:
    Question.objects.filter(section__version=draft, key="quy-che").update(directive=closed.current_version_id)
    client.force_login(province.editor)

    page = client.get(QUESTION)
    client.post(QUESTION, _typed(text="Có quy chế mới không?", document="", seen=_seen(client)))

    assert (_offered(page), "KH-SNV" in page.content.decode()) == ([""], False)
    assert (_referred(draft), parts_of(draft)[0].questions[0].text) == (
        closed.current_version_id,
        "Có quy chế mới không?",
    )


def test_document_is_taken_away_by_who_sees_it(
    draft: Version, open_to_all: Directive, province: Province, client: Client
) -> None:
    Question.objects.filter(section__version=draft, key="quy-che").update(directive=open_to_all.current_version_id)
    client.force_login(province.editor)

    client.post(QUESTION, _typed(document="", seen=_seen(client)))

    assert _referred(draft) is None


def test_every_page_names_it_to_who_may_read_it_and_to_nobody_else(
    draft: Version, closed: Directive, province: Province, client: Client
) -> None:
    Question.objects.filter(section__version=draft, key="quy-che").update(directive=closed.current_version_id)
    version = publish(draft, province.editor)
    asked = (f"unit:{province.department.pk}",)
    campaign = planned(province, version, audience=asked)
    open_now(campaign, province.editor)
    open_inspections(campaign)
    clerk = person("van-thu-so", "Lý", "Thư", province.department, PostRole.CLERK)
    inspection = campaign.inspections.get().public_id
    pages = [BASE, f"{BASE}phien-ban/2/", f"{BASE}phien-ban/2/khac-biet/", f"/checklists/phieu/{inspection}/phan/A/"]

    found = {}
    for reader in (clerk, province.editor, province.inspector):
        client.force_login(reader)
        found[reader.username] = ["9/KH-SNV" in client.get(page).content.decode() for page in pages]

    assert found == {"van-thu-so": [True] * 4, "editor": [False] * 4, "inspector": [False] * 4}


def test_document_that_was_recalled_is_not_named_any_more(open_to_all: Directive, province: Province) -> None:
    version = open_to_all.current_version_id
    before = list(documents_among(province.editor, [version, None]))

    recall(open_to_all.pk, province.editor, "ban hành nhầm")

    assert (before, documents_among(province.editor, [version])) == ([version], {})
