"""Every write of persons, units and posts: lock, check, write, audit, tell."""

from intranet.people.services.absences import after_absence_changed
from intranet.people.services.told import after_posts_changed, after_units_moved

__all__ = ["after_absence_changed", "after_posts_changed", "after_units_moved"]
