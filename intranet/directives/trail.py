"""What a life-cycle shows of itself beside a document: its stages, and the steps that the viewer may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage of the trail: ``state`` is done, current or empty for what lies ahead."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Action:
    """A step that the viewer may take; a return goes back to the author."""

    code: str
    label: str
    is_return: bool = False
