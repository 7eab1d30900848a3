"""Duties for tests, given out through the service: the committee's editor gives the office an item."""

from datetime import date
from typing import Any

from intranet.directives.models import Directive
from intranet.duties.models import Duty
from intranet.duties.services import DutyOrder, open_duties
from tests.factories.documents import issued
from tests.factories.province import Province


def order(province: Province, **changes: Any) -> DutyOrder:
    """Item 1 for the office."""
    return DutyOrder(**{"number": "1", "text": "Rà soát quy chế bảo vệ thông tin.", "lead": province.office} | changes)


def opened(province: Province, *, directive: Directive | None = None, due: date | None = None, **changes: Any) -> Duty:
    """One open duty of the office, of a document that the committee's tree may read."""
    given = order(province, due=due, **changes)
    return open_duties(directive or issued(province), [given], province.editor)[0]
