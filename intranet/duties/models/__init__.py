"""Duties, who takes part in them, and what happened."""

from intranet.duties.models.duties import Duty, DutyOrigin, DutyState
from intranet.duties.models.history import DutyStep, Extension, ProgressNote, StepKind
from intranet.duties.models.parties import DutyPerson, DutyUnit, UnitRole

__all__ = [
    "Duty",
    "DutyOrigin",
    "DutyPerson",
    "DutyState",
    "DutyStep",
    "DutyUnit",
    "Extension",
    "ProgressNote",
    "StepKind",
    "UnitRole",
]
