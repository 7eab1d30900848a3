"""Persons, units, posts held, deputies and sign-in slips."""

from intranet.people.models.deputies import Deputy
from intranet.people.models.persons import Person
from intranet.people.models.posts import Post, PostRole
from intranet.people.models.slips import Slip
from intranet.people.models.units import Unit, UnitKind

__all__ = ["Deputy", "Person", "Post", "PostRole", "Slip", "Unit", "UnitKind"]
