"""A document of which the office (three people) and the department (two) are asked."""

from datetime import timedelta

from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Reading, Term, acknowledge
from intranet.directives.models import Directive
from intranet.people.models import Person, PostRole
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.grounds import grounded

DUE = today() + timedelta(days=1)
AFTER = today() + timedelta(days=4)
"""Three days late."""


@grounded
def directive(province: Province) -> Directive:
    """The department has a head who is not asked."""
    province.people["chief"] = person("chief", "Lý Thị Kim", "Oanh", province.department, PostRole.HEAD)
    chief = Term("user", person=province.chief, is_exception=True)
    units = [Term("under", unit=unit) for unit in (province.office, province.department)]
    return issued(province, audience=[*units, chief], due=DUE)


def read(directive: Directive, who: Person, seconds: int = 60) -> None:
    assignment = assignment_of(who, directive.current_version)  # type: ignore[arg-type]
    assert assignment is not None
    acknowledge(assignment.pk, who, Reading(assignment.version_id, "Tôi đã đọc.", "vi", seconds))


def address(directive: Directive, rest: str = "") -> str:
    return f"/tinh-hinh/{directive.current_version_id}/{rest}"
