"""Correction, replacement and recall: the text stays, what it is worth changes, and the ledger adds up."""

import pytest
from django.test import Client
from django.utils import translation

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Assignment, Receipt
from intranet.acknowledgement.queries import assignment_of, sums
from intranet.acknowledgement.services import Reading, Term, acknowledge
from intranet.directives.errors import Incomplete, NotAllowed
from intranet.directives.models import Directive, DirectiveState, Standing
from intranet.directives.queries import readable, relations
from intranet.directives.services import IssueOrder, continue_issuing, issue, issuing, plan_amendment, recall
from intranet.directives.standing import standing_notice, what_it_changes
from intranet.notifications.models import Notice
from intranet.people.rules import today
from search import feed
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def _read(province: Province, directive: Directive) -> None:
    assignment = assignment_of(province.cadre, directive.current_version)
    acknowledge(assignment.pk, province.cadre, Reading(assignment.version_id, "Đã đọc", "vi"))


def _amended(province: Province, target: Directive, kind: str, *, asks_again: bool = False) -> Directive:
    made = draft(province, symbol="99/UBND-NC", summary="đính chính văn bản", cites=[target.symbol])
    plan_amendment(made.pk, target, kind, province.editor, change_note="Sửa ngày", asks_again=asks_again)
    order = IssueOrder([f"under:{province.committee.pk}"], [Term("under", unit=province.office)])
    return issue(made.pk, province.editor, order)


def test_correction_leaves_the_text_and_asks_nobody(province: Province) -> None:
    target = issued(province)
    version = target.current_version
    _read(province, target)

    correction = _amended(province, target, "corrects")

    target.refresh_from_db()
    assert (target.state, target.standing, target.standing_by) == (
        DirectiveState.ISSUED, Standing.CORRECTED, correction,
    )  # fmt: skip
    assert target.current_version == version
    assert sums(version).acknowledged == 1


def test_correction_that_asks_anew_opens_a_new_round_of_the_same_text(province: Province) -> None:
    target = issued(province)
    old = target.current_version
    _read(province, target)

    correction = _amended(province, target, "corrects", asks_again=True)

    target.refresh_from_db()
    new = target.current_version
    assert (new.major, new.html, new.change_note) == (old.major + 1, old.html, "Sửa ngày")
    assert new.attachments[-1]["sha256"] == correction.current_version.content_hash
    assert (sums(old).open, sums(old).acknowledged) == (0, 1)
    assert sums(new).open == sums(old).assigned
    assert assignment_of(province.cadre, new) is not None


def test_replacement_closes_what_was_asked_for(province: Province) -> None:
    target = issued(province)
    _read(province, target)

    _amended(province, target, "replaces")

    found = sums(target.current_version)
    assert (found.open, found.acknowledged, found.closed) == (0, 1, found.assigned - 1)
    assert set(Receipt.objects.exclude(kind="acknowledged").values_list("kind", flat=True)) == {"replaced"}


@pytest.mark.parametrize(
    ("kind", "words"), [("corrects", "đính chính văn bản này"), ("replaces", "thay thế văn bản này")]
)
def test_amendment_is_not_called_an_implementation(province: Province, kind: str, words: str) -> None:
    target = issued(province, readers=["any"])
    carried_out = issued(province, symbol="77/KH-UBND", cites=[target.symbol])
    amendment = _amended(province, target, kind)

    target.refresh_from_db()
    labels = {line.symbol: line.label for line in relations(province.cadre, target)}

    assert labels[amendment.symbol] == words
    assert labels[carried_out.symbol].startswith("triển khai")


@pytest.mark.parametrize("note", ["", "  "])
def test_amendment_without_saying_what_changes_is_refused(province: Province, note: str) -> None:
    target, made = issued(province), draft(province, symbol="99/UBND-NC")

    with pytest.raises(Incomplete):
        plan_amendment(made.pk, target, "corrects", province.editor, change_note=note)


def test_document_of_another_office_is_not_amended(province: Province) -> None:
    target, made = issued(province), draft(province, symbol="99/UBND-NC")
    Directive.objects.filter(pk=target.pk).update(owner_unit=province.commune)
    target.refresh_from_db()

    with pytest.raises(Incomplete):
        plan_amendment(made.pk, target, "corrects", province.editor, change_note="Sửa")


def test_face_names_the_correction_only_to_those_who_may_read_it(province: Province) -> None:
    target = issued(province, readers=["any"])
    correction = _amended(province, target, "corrects")
    target.refresh_from_db()

    seen = standing_notice(target, province.cadre)
    hidden = standing_notice(target, province.outsider)

    assert (seen.symbol, hidden.symbol, hidden.url) == (correction.symbol, "", "")
    assert (seen.says, hidden.says) == (["1. Phổ biến văn bản này đến toàn thể cán bộ."], [])
    assert what_it_changes(correction, province.cadre).symbol == target.symbol
    assert {line.standing for line in relations(province.cadre, correction)} == {"", str(Standing.CORRECTED.label)}


def test_recalled_document_is_gone_but_for_its_face(province: Province) -> None:
    directive = issued(province)
    asked = Assignment.objects.count()
    _read(province, directive)

    recall(directive.pk, province.editor, "Gửi nhầm")
    feed.drain()

    directive.refresh_from_db()
    assert directive.state == DirectiveState.RECALLED
    assert (bool(decide(province.cadre, "read", directive)), bool(decide(province.cadre, "face", directive))) == (
        False, True,
    )  # fmt: skip
    assert not decide(province.outsider, "face", directive)
    assert list(readable(province.cadre)) == []
    assert sums(directive.current_version).open == 0
    assert Notice.objects.filter(kind="document-recalled").count() == asked


@pytest.mark.parametrize("persona", ["cadre", "clerk", "leader", "outsider"])
def test_nobody_but_the_editor_recalls(province: Province, persona: str) -> None:
    directive = issued(province)

    with pytest.raises(NotAllowed):
        recall(directive.pk, province.people[persona], "Gửi nhầm")

    directive.refresh_from_db()
    assert directive.state == DirectiveState.ISSUED


def test_recall_without_a_reason_is_refused(province: Province) -> None:
    directive = issued(province)

    with pytest.raises(Incomplete):
        recall(directive.pk, province.editor, " ")


@pytest.mark.parametrize("kind", ["corrects", "replaces"])
def test_recalled_target_is_not_revived_by_a_correction(province: Province, kind: str) -> None:
    target = issued(province)
    made = draft(province, symbol="99/UBND-NC", summary="đính chính văn bản")
    plan_amendment(made.pk, target, kind, province.editor, change_note="Sửa ngày", asks_again=True)
    recall(target.pk, province.editor, "Gửi nhầm")
    order = IssueOrder([f"under:{province.committee.pk}"], [Term("under", unit=province.office)])

    with pytest.raises(Incomplete) as refused:
        issue(made.pk, province.editor, order)

    target.refresh_from_db()
    assert len(refused.value.problems) == 1
    assert (target.state, target.standing, target.standing_reason) == (
        DirectiveState.RECALLED, Standing.RECALLED, "Gửi nhầm",
    )  # fmt: skip
    assert sums(target.current_version).open == 0


def test_replaced_target_is_not_corrected(province: Province) -> None:
    target = issued(province)
    made = draft(province, symbol="98/UBND-NC", summary="đính chính văn bản")
    plan_amendment(made.pk, target, "corrects", province.editor, change_note="Sửa ngày")
    replacing = _amended(province, target, "replaces")

    with pytest.raises(Incomplete):
        issue(made.pk, province.editor, IssueOrder([f"under:{province.committee.pk}"], []))

    target.refresh_from_db()
    assert (target.standing, target.standing_by) == (Standing.REPLACED, replacing)


def test_target_recalled_while_the_worker_asks_stays_recalled(
    province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = issued(province)
    monkeypatch.setattr(issuing, "CHUNK", 1)
    monkeypatch.setattr(issuing, "AT_ONCE", 1)
    made = _amended(province, target, "corrects", asks_again=True)
    recall(target.pk, province.editor, "Gửi nhầm")

    continue_issuing(made.pk)

    made.refresh_from_db()
    target.refresh_from_db()
    assert (made.state, target.state, target.standing) == (
        DirectiveState.ISSUED, DirectiveState.RECALLED, Standing.RECALLED,
    )  # fmt: skip


def test_face_says_that_the_replacing_document_was_recalled_too(province: Province) -> None:
    target = issued(province, readers=["any"])
    replacing = _amended(province, target, "replaces")
    before = standing_notice(Directive.objects.get(pk=target.pk), province.cadre)
    recall(replacing.pk, province.editor, "Sai căn cứ")

    seen = standing_notice(Directive.objects.get(pk=target.pk), province.cadre)
    hidden = standing_notice(Directive.objects.get(pk=target.pk), province.outsider)

    with translation.override("vi"):
        day = f"{today():%d/%m/%Y}"
        words = standing_notice(Directive.objects.get(pk=target.pk), province.cadre)
    assert (before.warning, seen.symbol, hidden.symbol) == ("", replacing.symbol, "")
    assert seen.warning == hidden.warning != ""
    assert words.words == f"Văn bản này đã được thay thế ngày {day}, hết hiệu lực."
    assert words.warning == f"Văn bản thay thế cũng đã bị thu hồi ngày {day}: hiện không có văn bản nào còn hiệu lực."


def test_face_of_a_recalled_document_ends_its_sentences_once(province: Province, client: Client) -> None:
    directive = issued(province)
    recall(directive.pk, province.editor, "Gửi nhầm")
    client.force_login(province.cadre)

    page = client.get(directive.get_absolute_url()).content.decode()

    assert f"Văn bản này đã bị thu hồi ngày {today():%d/%m/%Y}. Không sử dụng.</b></p>" in page
