"""Drafts and issued directives for tests, made through the services: issued the way people issue."""

from datetime import date
from typing import Any

from intranet.acknowledgement.services import Asking, Term
from intranet.directives.models import Directive
from intranet.directives.services import DraftFields, IssueOrder, create_draft, issue
from tests.factories.province import Province, document_type


def draft(province: Province, **changes: Any) -> Directive:
    """A complete draft in the committee's office, written by its clerk."""
    fields: dict[str, Any] = {
        "type": document_type(),
        "issuer": "Ủy ban nhân dân tỉnh An Bình",
        "summary": "tăng cường bảo vệ thông tin trên không gian mạng",
        "symbol": "1052/UBND-NC",
        "number": "1052",
        "place": "An Bình",
        "date": date(2026, 11, 16),
        "addressees": ["Các sở, ban, ngành"],
        "recipients": ["Như trên;"],
        "signatory": "Lê Văn Minh",
        "signatory_title": "CHỦ TỊCH",
        "paragraphs": ["1. Phổ biến văn bản này đến toàn thể cán bộ."],
    } | changes
    return create_draft(province.committee, province.clerk, DraftFields(**fields))


def issued(
    province: Province,
    *,
    readers: list[str] | None = None,
    audience: list[Term] | None = None,
    due: date | None = None,
    asking: Asking | None = None,
    **changes: Any,
) -> Directive:
    """An issued directive; unless said otherwise the committee and all below it read and acknowledge it."""
    under = f"under:{province.committee.pk}"
    order = IssueOrder(
        readers=readers if readers is not None else [under],
        audience=audience if audience is not None else [Term("under", unit=province.committee)],
        asking=asking or Asking(due),
    )
    return issue(draft(province, **changes).pk, province.editor, order)
