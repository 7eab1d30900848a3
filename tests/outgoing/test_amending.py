"""A correction or replacement begins as a draft that can go its way without a hand laid on its symbol."""

import pytest

from intranet.directives.form_check.beside import faults_of
from intranet.directives.services import IssueOrder, issue
from intranet.outgoing.services import start_amendment
from tests.factories.province import Province, document_type
from tests.outgoing.conftest import until


@pytest.mark.parametrize(
    ("type_", "kind", "symbol"),
    [
        (("cong-van", "Công văn"), "corrects", "/UBND-NC"),
        (("cong-van", "Công văn"), "replaces", "/UBND-NC"),
        (("quyet-dinh", "Quyết định"), "corrects", "/UBND-VP"),
        (("quyet-dinh", "Quyết định"), "replaces", "/QĐ-UBND"),
    ],
)
def test_symbol_of_an_amendment_is_complete_but_for_its_number(
    province: Province, type_: tuple[str, str], kind: str, symbol: str
) -> None:
    passage = until(province, "numbered", type=document_type(*type_))
    target = issue(passage.directive_id, province.editor, IssueOrder(["any"], []))

    made = start_amendment(target, province.clerk, kind, change_note="Sửa thời hạn", asks_again=False)

    assert (made.symbol, [str(fault) for fault in faults_of(made) if symbol in str(fault)]) == (symbol, [])
