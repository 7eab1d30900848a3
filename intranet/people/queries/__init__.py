"""Reads of persons, units and posts; every one takes a fixed number of queries."""

from intranet.people.queries.absences import absences_of, deputies_for, returns
from intranet.people.queries.people import find_people, people_in
from intranet.people.queries.posts import (
    deputised_posts_on,
    has_role,
    holders_in,
    holders_of,
    main_unit,
    posts_on,
    roles_on,
    stands_in_for,
)
from intranet.people.queries.slips import slips_to_tell, slips_waiting
from intranet.people.queries.units import TreeLine, name_on, open_units, unit_tree, units_in_care

__all__ = [
    "TreeLine",
    "absences_of",
    "deputies_for",
    "deputised_posts_on",
    "find_people",
    "has_role",
    "holders_in",
    "holders_of",
    "main_unit",
    "name_on",
    "open_units",
    "people_in",
    "posts_on",
    "returns",
    "roles_on",
    "slips_to_tell",
    "slips_waiting",
    "stands_in_for",
    "unit_tree",
    "units_in_care",
]
