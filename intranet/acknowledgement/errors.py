"""What can be wrong with an acknowledgement."""

from intranet.acknowledgement.models import Receipt, Version


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
