"""A session of the office, about a document that its people are asked to acknowledge."""

from intranet.attendance.models import Session
from intranet.attendance.services import SessionFields, invite, plan
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def held_today(province: Province) -> Session:
    """Planned for today by the head of the office, two of its people invited."""
    directive = issued(province)
    session = plan(directive, province.office, SessionFields(today()), by=province.head)
    people = [(person.pk, province.office.pk) for person in (province.cadre, province.deputy)]
    invite(session.pk, people, province.head)
    return session
