"""A document that the committee's tree is asked to acknowledge, and a session of its office about it."""

from collections.abc import Callable

import pytest

from intranet.acknowledgement.models import Version
from intranet.attendance.models import Session, Status
from intranet.attendance.services import SessionFields, record_attendance
from intranet.directives.models import Directive
from intranet.dissemination.services import plan
from intranet.people.models import Person
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def directive(province: Province) -> Directive:
    return issued(province)


@grounded
def version(directive: Directive) -> Version:
    assert directive.current_version
    return directive.current_version


@grounded
def session(province: Province, version: Version) -> Session:
    """Planned for today by the head of the office: cadre, deputy and head are invited."""
    return plan(version, province.office, SessionFields(today()), by=province.head)


@pytest.fixture
def there() -> Callable[..., None]:
    """Writes down who of those invited was there; all others were absent."""

    def write(session: Session, by: Person, *people: Person) -> None:
        session.refresh_from_db()
        present = {person.pk for person in people}
        invited = session.invitations.values_list("person_id", flat=True)
        statuses = {each: Status.PRESENT if each in present else Status.ABSENT for each in invited}
        record_attendance(session.pk, statuses, by, seen=session.recordings)

    return write
