"""What can be wrong with an acknowledgement."""

from datetime import date

from intranet.acknowledgement.models import Manner, Receipt, Version


class AcknowledgementError(Exception):
    """The acknowledgement was not recorded."""


class VersionSuperseded(AcknowledgementError):
    """A significant change came in between; the page must show ``current`` first."""

    def __init__(self, current: Version) -> None:
        super().__init__(f"version {current.major} is the current one")
        self.current = current


class AssignmentClosed(AcknowledgementError):
    """The assignment has ended without being read; carries its closing receipt."""

    def __init__(self, receipt: Receipt) -> None:
        super().__init__(receipt.kind)
        self.receipt = receipt


class NotTheReader(AcknowledgementError):
    """An acknowledgement is personal; a deputy handles duties, not reading."""


class NotThisWay(AcknowledgementError):
    """The issuer asks for more: ``manner`` is a ``Manner``."""

    def __init__(self, manner: str) -> None:
        super().__init__(manner)
        self.manner = Manner(manner)


class NotAsked(AcknowledgementError):
    """There is nothing open to be closed or put off: it ended meanwhile, or was never asked for."""


class SignedTooEarly(AcknowledgementError):
    """A list or a session is dated before ``first``, the day on which the text was issued."""

    def __init__(self, first: date) -> None:
        super().__init__(first)
        self.first = first


class SignedTooLate(AcknowledgementError):
    """A list is dated after today."""


class NotLater(AcknowledgementError):
    """More time was given, but the day is not later than the one that stands."""
