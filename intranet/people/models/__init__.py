"""Persons, units, posts held, deputies, sign-in slips, and what signing in must remember."""

from intranet.people.models.absences import Absence
from intranet.people.models.deputies import Deputy
from intranet.people.models.former import FormerUnit
from intranet.people.models.handovers import HandOver
from intranet.people.models.imports import ImportState, PeopleImport
from intranet.people.models.invitations import Invitation
from intranet.people.models.persons import Person
from intranet.people.models.posts import CELL_ROLES, Post, PostRole
from intranet.people.models.resets import ResetRequest
from intranet.people.models.slips import Slip
from intranet.people.models.throttle import Bucket
from intranet.people.models.units import Unit, UnitKind

__all__ = [
    "CELL_ROLES",
    "Absence",
    "Bucket",
    "Deputy",
    "FormerUnit",
    "HandOver",
    "ImportState",
    "Invitation",
    "PeopleImport",
    "Person",
    "Post",
    "PostRole",
    "ResetRequest",
    "Slip",
    "Unit",
    "UnitKind",
]
