"""What a document belongs together with: the same whichever of the two came first, and the same after a rebuild."""

from intranet.database import write_transaction
from intranet.directives.catalogue import SOURCE, entries
from intranet.directives.chain import CARRIES_OUT, CITED, CORRECTED, CORRECTS, REPLACED, REPLACES, chain_of
from intranet.directives.models import AmendmentKind, Directive
from intranet.directives.services import IssueOrder, issue, plan_amendment
from intranet.directives.services.freezing import freeze_registered
from search.catalogue import index, named
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def _kept(province: Province) -> dict[str, dict[str, str]]:
    """The chains in the catalogue, by the number of each document."""
    wanted = [(SOURCE, str(pk)) for pk in Directive.objects.values_list("pk", flat=True)]
    tokens = ["any", f"under:{province.committee.pk}", f"post:clerk@{province.committee.pk}"]
    hits = {(hit.source, hit.key): hit for hit in named(wanted, tokens=tokens, sources=[SOURCE])}
    number = {identity: "".join(part.text for part in hit.number) for identity, hit in hits.items()}
    return {
        number[identity]: {number[other]: words for other, words in zip(hit.chain, hit.relations, strict=True)}
        for identity, hit in hits.items()
    }


def _amended(province: Province, target: Directive, kind: AmendmentKind, symbol: str) -> Directive:
    made = draft(province, symbol=symbol, cites=[target.symbol])
    plan_amendment(made.pk, target, kind, province.editor, change_note="Sửa ngày")
    return issue(made.pk, province.editor, IssueOrder([f"under:{province.committee.pk}"], []))


def test_documents_are_told_of_one_another_as_they_come(province: Province) -> None:
    early = draft(province, symbol="2/KH-UBND", cites=["1/QD-UBND"])
    with write_transaction():
        freeze_registered(early, province.clerk)
    base = issued(province, symbol="1/QĐ-UBND")
    _amended(province, base, AmendmentKind.CORRECTS, "3/QĐ-UBND")
    _amended(province, base, AmendmentKind.REPLACES, "4/QĐ-UBND")
    draft(province, symbol="5/KH-UBND", cites=["1/QĐ-UBND"])

    expected = {
        "1/QĐ-UBND": {
            "2/KH-UBND": "triển khai",
            "3/QĐ-UBND": "đính chính văn bản này",
            "4/QĐ-UBND": "thay thế văn bản này",
        },
        "2/KH-UBND": {"1/QĐ-UBND": "căn cứ"},
        "3/QĐ-UBND": {"1/QĐ-UBND": "được văn bản này đính chính"},
        "4/QĐ-UBND": {"1/QĐ-UBND": "bị văn bản này thay thế"},
    }

    assert _kept(province) == expected
    assert (index(entries()), _kept(province)) == (0, expected)


def test_every_document_with_a_cited_symbol_is_in_the_chain(province: Province) -> None:
    ours, theirs = issued(province, symbol="1/QĐ-UBND"), issued(province, symbol="1/QĐ-UBND", issuer="UBND huyện")
    plan = issued(province, symbol="2/KH-UBND", cites=["1/QĐ-UBND"])

    assert chain_of(plan) == {ours.pk: CITED, theirs.pk: CITED}
    assert chain_of(ours) == chain_of(theirs) == {plan.pk: CARRIES_OUT}


def test_amendments_are_seen_from_both_sides(province: Province) -> None:
    base = issued(province)
    correction = _amended(province, base, AmendmentKind.CORRECTS, "3/UBND-NC")
    replacement = _amended(province, base, AmendmentKind.REPLACES, "4/UBND-NC")

    assert chain_of(base) == {replacement.pk: REPLACES, correction.pk: CORRECTS}
    assert (chain_of(correction), chain_of(replacement)) == ({base.pk: CORRECTED}, {base.pk: REPLACED})
