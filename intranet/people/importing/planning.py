"""The dry run: both lists compared with what is there. Nothing is written."""

from django.utils.translation import gettext as _

from intranet.people import handover
from intranet.people.errors import MayNotGrant
from intranet.people.importing.headings import PEOPLE, UNITS, heading
from intranet.people.importing.known import Known, known
from intranet.people.importing.lines import Lines
from intranet.people.importing.people import PersonRow, person_rows, username_in
from intranet.people.importing.plan import Plan
from intranet.people.importing.units import UnitRow, unit_rows
from intranet.people.models import PostRole
from intranet.people.services.granting import Actor


def plan_of(lines: Lines, by: Actor) -> Plan:
    """What ``lines`` would do when ``by`` confirms them. The number of queries does not grow with them."""
    return compared(lines, there=known(filter(None, map(username_in, lines.people)), by))


def compared(lines: Lines, there: Known) -> Plan:
    """The same, of what is known already."""
    units = unit_rows(lines.units, there)
    people = person_rows(lines.people, units, there)
    _refuse_what_is_held(people)
    if PostRole.ADMINISTRATOR not in there.roles:
        _refuse_all_but_posts(units, people)
    return Plan(list(units), list(people), lines.ignored)


def _refuse_what_is_held(people: list[PersonRow]) -> None:
    """A list ends no post whose holder has something to hand over: that takes a successor, and minutes."""
    ending = {row.post.pk: row for row in people if row.post and "post-ended" in row.changes}
    posts = [row.post for row in ending.values() if row.post]
    for held in handover.held(posts) if posts else []:
        if not held.follows_post:
            words = _("%(label)s: %(n)s. End this post on its own screen, where a successor takes them over.")
            ending[held.post_id].wrong(heading("ends", PEOPLE), words % {"label": held.label, "n": held.count})


def _refuse_all_but_posts(units: list[UnitRow], people: list[PersonRow]) -> None:
    """Units and people are an administrator's; a security officer who is none grants posts of theirs only."""
    for row in units:
        if row.changes:
            row.wrong(heading("key", UNITS), MayNotGrant())
    for person in people:
        if {"new-person", "contact"} & set(person.changes):
            person.wrong(heading("username", PEOPLE), MayNotGrant())
