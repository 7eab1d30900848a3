"""Pages of guidance for tests, written and published through the services."""

from typing import Any

from intranet.acknowledgement.services import Asking, Term
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import Change, PageFields, PublishOrder, create, publish, seen_of, update
from tests.factories.province import Province


def fields(province: Province, **changes: Any) -> PageFields:
    """What is written on a page that the committee's tree may read."""
    readers = [f"under:{province.committee.pk}"]
    given: dict[str, Any] = {"title": "Cách lập hồ sơ", "lines": ["# Bước một", "Mở sổ."], "readers": readers}
    return PageFields(**(given | changes))


def written(province: Province, **changes: Any) -> GuidancePage:
    """A page that its clerk has begun."""
    return create(province.committee, province.clerk, fields(province, **changes))


def published(province: Province, *terms: Term, asking: Asking | None = None, **changes: Any) -> GuidancePage:
    """A page that its editor has published, and that asks ``terms``."""
    page = written(province, **changes)
    order = PublishOrder(audience=list(terms), asking=asking or Asking())
    return publish(page.pk, province.editor, order, seen=seen_of(page))


def rewritten(
    province: Province, page: GuidancePage, change: str, *terms: Term, asking: Asking | None = None, **changes: Any
) -> GuidancePage:
    """The page with another text, published as ``change``."""
    entered = fields(province, **({"lines": ["# Bước một", "Mở sổ mới."]} | changes))
    draft = update(page.pk, province.clerk, entered, seen=seen_of(GuidancePage.objects.get(pk=page.pk)))
    order = PublishOrder(Change(change), "Sổ đã đổi", list(terms), asking or Asking())
    return publish(page.pk, province.editor, order, seen=seen_of(draft))


def office_of(province: Province) -> Term:
    """The committee's office with what is below it: cadre, deputy and head."""
    return Term("under", unit=province.office)
