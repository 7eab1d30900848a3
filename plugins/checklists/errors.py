"""What the services of checklists refuse beside what every service does."""

from typing import Any

from intranet.contracts import Refused


class Outdated(Refused):
    """Somebody else has written the same answer meanwhile: ``theirs`` is the answer as it stands."""

    def __init__(self, message: Any, theirs: Any) -> None:
        super().__init__(message)
        self.theirs = theirs
