"""What is findable: frozen texts under the circles that may read them, drafts and recalled ones never."""

from collections.abc import Iterable

from intranet.access.tokens import tokens_of
from intranet.database import write_transaction
from intranet.directives.catalogue import SOURCE, entries
from intranet.directives.models import AmendmentKind, Directive
from intranet.directives.services import IssueOrder, issue, plan_amendment, recall
from intranet.directives.services.freezing import admit, freeze_registered
from search import feed
from search.catalogue import query
from tests.factories.documents import draft, issued
from tests.factories.province import Province
from tests.grounds import grounded

EVERYBODY = ("clerk", "editor", "leader", "head", "cadre", "outsider")


def _finders(province: Province) -> list[str]:
    feed.drain()
    return [name for name in EVERYBODY if _found(tokens_of(getattr(province, name)))]


def _found(tokens: Iterable[str]) -> int:
    return int(query("không gian mạng", tokens=list(tokens), sources=[SOURCE]).total)


@grounded
def registered(province: Province) -> Directive:
    directive = draft(province)
    with write_transaction():
        freeze_registered(directive, province.clerk)
    return directive


def test_draft_is_found_by_nobody(province: Province) -> None:
    draft(province)

    assert _finders(province) == []


def test_registered_document_is_found_by_its_office(province: Province, registered: Directive) -> None:
    assert _finders(province) == ["clerk", "editor"]


def test_registered_document_is_found_by_who_is_let_in(province: Province, registered: Directive) -> None:
    with write_transaction():
        admit(registered, [f"post:head@{province.office.pk}"])

    assert _finders(province) == ["clerk", "editor", "head"]


def test_registered_document_that_circulates_is_found_by_its_readers(province: Province, registered: Directive) -> None:
    issue(registered.pk, province.editor, IssueOrder([f"under:{province.office.pk}"], []))

    assert _finders(province) == ["clerk", "editor", "head", "cadre"]


def test_recalled_document_is_found_by_nobody(province: Province) -> None:
    directive = issued(province)
    before = _finders(province)

    recall(directive.pk, province.editor, "Gửi nhầm")

    assert (before, _finders(province)) == (["clerk", "editor", "leader", "head", "cadre"], [])


def test_rebuild_has_the_same_entries(province: Province, registered: Directive) -> None:
    other = issued(province, symbol="2/UBND-NC")
    draft(province, symbol="3/UBND-NC")

    assert sorted(entry.key for entry in entries()) == sorted(str(each.pk) for each in (registered, other))


def test_replaced_document_is_found_among_those_no_longer_in_force(province: Province) -> None:
    kept, old = issued(province), issued(province, symbol="4/UBND-NC", signatory="Trần Văn Bình")
    new = draft(province, symbol="5/UBND-NC")
    plan_amendment(new.pk, old, AmendmentKind.REPLACES, province.editor, change_note="Thay thế toàn bộ")
    before = _keys(province, state="In force")

    issue(new.pk, province.editor, IssueOrder([f"under:{province.committee.pk}"], []))

    assert before == {kept.pk, old.pk}
    assert _keys(province, state="In force") == {kept.pk, new.pk}
    assert _keys(province, state="No longer in force", signer="Trần Văn Bình") == {old.pk}
    assert _keys(province, unit=province.committee.name) == {kept.pk, old.pk, new.pk}


def _keys(province: Province, **chosen: str) -> set[int]:
    feed.drain()
    filters = {field: [value] for field, value in chosen.items()}
    tokens = list(tokens_of(province.cadre))
    return {int(hit.key) for hit in query("không gian mạng", tokens=tokens, sources=[SOURCE], filters=filters).hits}
