"""Every field into which people type words about a document: hostile words go in through the form, and come out as
words on every page that shows them (security cases 81, 83, 84 and 85).
"""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue
from intranet.duties.services import submit_result
from intranet.files.services import accept_bytes, attach
from intranet.incoming.models import Arrival
from intranet.incoming.services import close, register
from intranet.numbering.models import Book
from intranet.outgoing.services import ask_comments
from tests.factories.documents import draft, issued
from tests.factories.duties import opened
from tests.factories.province import Province, document_type
from tests.hostile.words import MARK, bundles, looked_at
from tests.outgoing.conftest import started, until

Pages = list[tuple[str, str]]
"""Persona and address of each page on which the words must be seen."""

Field = Callable[[Province, Client, str], Pages]


def typed(client: Client, province: Province, persona: str, address: str, **values: object) -> None:
    """``persona`` sends a form; it must have been taken."""
    client.force_login(province.people[persona])
    answer = client.post(address, values)
    assert answer.status_code == 302, looked_at(answer.content.decode())[1][-600:]


def outgoing_note(province: Province, client: Client, words: str) -> Pages:
    directive = until(province, "approval").directive
    address = reverse("outgoing:step", args=[directive.public_id, "returned-by-head"])
    typed(client, province, "head", address, note=words)
    return [("cadre", directive.get_absolute_url()), ("clerk", directive.get_absolute_url())]


def outgoing_comment(province: Province, client: Client, words: str) -> Pages:
    directive = started(province)
    ask_comments(directive.passage.pk, province.cadre, [province.office], due=None)
    address = reverse("outgoing:comment", args=[directive.public_id, directive.passage.comments.get().pk])
    typed(client, province, "head", address, text=words)
    return [("cadre", directive.get_absolute_url()), ("head", address)]


def outgoing_summary(province: Province, client: Client, words: str) -> Pages:
    values = {"owner": province.committee.pk, "drafting_unit": province.office.pk, "family": "state"}
    kind = document_type().pk
    typed(client, province, "cadre", reverse("outgoing:start"), **values, type=kind, field="NC", summary=words)
    directive = Directive.objects.get()
    step = reverse("outgoing:step", args=[directive.public_id, "submitted"])
    editing = reverse("directives:edit", args=[directive.public_id])
    return [
        ("cadre", path)
        for path in (directive.get_absolute_url(), editing, step, reverse("outgoing:list") + "?tab=open")
    ]


def draft_words(province: Province, client: Client, words: str) -> Pages:
    directive = draft(province)
    editing = reverse("directives:edit", args=[directive.public_id])
    kept = {"symbol": "1/A", "type": document_type().pk, "family": "state", "urgency": "normal", "date": "16/11/2026"}
    wordy = ("issuer", "summary", "place", "addressees", "recipients", "archive_line", "signatory", "signatory_title")
    lengths = {"place": 80, "archive_line": 120, "signatory": 80, "signatory_title": 120, "issuer": 200}
    values = {name: words[: lengths.get(name, 500)] for name in wordy} | {"paragraphs": words}
    typed(client, province, "clerk", editing, **kept, **values)
    paths = (directive.get_absolute_url(), editing, "/tiep-nhan/")
    return [("clerk", path) for path in paths]


def void_reason(province: Province, client: Client, words: str) -> Pages:
    passage = until(province, "numbered")
    address = reverse("outgoing:step", args=[passage.directive.public_id, "number-voided"])
    typed(client, province, "clerk", address, note=words)
    return [
        ("clerk", reverse("registers:book", args=[Book.objects.get().pk])),
        ("clerk", passage.directive.get_absolute_url()),
    ]


def change_note(province: Province, client: Client, words: str) -> Pages:
    order = IssueOrder(["any"], [])
    directive = issue(until(province, "numbered").directive_id, province.editor, order)
    address = reverse("outgoing:amend", args=[directive.public_id])
    typed(client, province, "clerk", address, kind="corrects", change_note=words)
    return [("clerk", Directive.objects.latest("pk").get_absolute_url())]


def recall_reason(province: Province, client: Client, words: str) -> Pages:
    directive = issued(province)
    typed(client, province, "editor", reverse("directives:recall", args=[directive.public_id]), reason=words)
    return [("cadre", directive.get_absolute_url()), ("editor", directive.get_absolute_url())]


def arrival_proposal(province: Province, client: Client, words: str) -> Pages:
    arrival = _registered(province)
    typed(client, province, "clerk", _step(arrival, "put-to-leader"), note=words)
    return [("leader", arrival.directive.get_absolute_url())]


def instruction(province: Province, client: Client, words: str) -> Pages:
    arrival = _registered(province)
    typed(client, province, "leader", _step(arrival, "instructed"), text=words, lead=province.office.pk)
    duty = arrival.directive.opened_duties.get()
    slip = reverse("incoming:slip", args=[arrival.directive.public_id, arrival.office_id])
    pages = [("leader", arrival.directive.get_absolute_url()), ("clerk", slip), ("head", duty.get_absolute_url())]
    return [*pages, ("head", reverse("duties:board") + "?view=lead")]


def arrival_result(province: Province, client: Client, words: str) -> Pages:
    arrival = _registered(province)
    typed(client, province, "clerk", _step(arrival, "handling-closed"), result=words)
    handling = reverse("registers:book", args=[Book.objects.get().pk]) + "?register=giai-quyet"
    slip = reverse("incoming:slip", args=[arrival.directive.public_id, arrival.office_id])
    return [("clerk", path) for path in (arrival.directive.get_absolute_url(), handling, slip)]


def reopening(province: Province, client: Client, words: str) -> Pages:
    arrival = _registered(province)
    close(arrival.directive_id, arrival.office, province.clerk, result="Xong")
    typed(client, province, "leader", _step(arrival, "handling-reopened"), note=words)
    return [("leader", arrival.directive.get_absolute_url())]


def words_of_a_lost_step(province: Province, client: Client, words: str) -> Pages:
    """Shown back by the page that refuses: looked at here, because it has no address of its own."""
    arrival = _registered(province)
    close(arrival.directive_id, arrival.office, province.editor, result="Xong")
    client.force_login(province.clerk)
    answer = client.post(_step(arrival, "handling-closed"), {"result": words})
    active, seen = looked_at(answer.content.decode())
    assert (answer.status_code, active, MARK in seen) == (200, [], True)
    return []


def duty_progress(province: Province, client: Client, words: str) -> Pages:
    duty = opened(province)
    typed(client, province, "head", duty.get_absolute_url(), step="report", text=words)
    return [("head", duty.get_absolute_url()), ("editor", duty.get_absolute_url())]


def duty_result(province: Province, client: Client, words: str) -> Pages:
    duty = opened(province)
    typed(client, province, "head", duty.get_absolute_url(), step="submit", text=words)
    return [("editor", duty.get_absolute_url())]


def duty_return(province: Province, client: Client, words: str) -> Pages:
    duty = opened(province)
    submit_result(duty, province.head, "Xong")
    typed(client, province, "editor", duty.get_absolute_url(), step="return", reason=words)
    return [("head", duty.get_absolute_url())]


def duty_cancel(province: Province, client: Client, words: str) -> Pages:
    duty = opened(province)
    typed(client, province, "editor", duty.get_absolute_url(), step="cancel", reason=words)
    return [("head", duty.get_absolute_url())]


def loan_words(province: Province, client: Client, words: str) -> Pages:
    arrival = _registered(province)
    address = reverse("registers:loans", args=[province.committee.pk])
    people = {"borrower": province.cadre.pk, "allowed_by": province.leader.pk}
    typed(client, province, "clerk", address, symbol="1052/UBND-NC", **people, note=words, file_code=words[:60])
    return [("clerk", address), ("leader", address)] if arrival else []


def name_of_a_file(province: Province, client: Client, words: str) -> Pages:
    directive = draft(province)
    stored = accept_bytes("a.txt", "Phụ lục của văn bản này.".encode(), by=province.clerk)
    attach(stored, directive, role="annex", name=f"{words[:170]} {MARK}.txt")
    return [("clerk", directive.get_absolute_url())]


FIELDS: tuple[Field, ...] = (
    outgoing_note, outgoing_comment, outgoing_summary, draft_words, void_reason, change_note, recall_reason,
    arrival_proposal, instruction, arrival_result, reopening, words_of_a_lost_step, duty_progress, duty_result,
    duty_return, duty_cancel, loan_words, name_of_a_file,
)  # fmt: skip


def _registered(province: Province) -> Arrival:
    return register(draft(province).pk, province.committee, province.clerk)


def _step(arrival: Arrival, action: str) -> str:
    return reverse("incoming:step", args=[arrival.directive.public_id, arrival.office_id, action])


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.__name__)
@pytest.mark.parametrize("words", bundles(), ids=lambda words: words[:12])
def test_hostile_words_are_shown_as_words(province: Province, client: Client, field: Field, words: str) -> None:
    for persona, address in field(province, client, words):
        client.force_login(province.people[persona])
        active, seen = looked_at(client.get(address).content.decode())

        assert (address, active, MARK in seen) == (address, [], True)


@pytest.mark.parametrize("words", bundles(), ids=lambda words: words[:12])
@pytest.mark.parametrize("path", ["", "edit/{pk}/", "history/{pk}/", "usage/{pk}/", "delete/{pk}/"])
def test_admin_shows_hostile_words_as_words(province: Province, client: Client, words: str, path: str) -> None:
    """The admin has scripts and a preview of its own: none of them may hold what was typed."""
    made = draft(province, summary=words, issuer=words[:200], signatory=words[:80])
    client.force_login(province.editor)

    answer = client.get(f"/admin/directives/{path.format(pk=made.pk)}")
    active, seen = looked_at(answer.content.decode())

    own = ("<noscript>", "<script>", "script: ", "<iframe>")
    assert (answer.status_code, MARK in seen) == (200, True)
    assert [each for each in active if MARK in each or "alert" in each or not each.startswith(own)] == []
