"""What can be wrong with recording and reading the log."""


class AuditError(Exception):
    """The event was not recorded, and the transaction it belongs to will roll back."""


class NotInTransaction(AuditError):
    """An event was recorded outside of a transaction: the action could survive without it."""


class BadEvent(AuditError, ValueError):
    """The action's name or its details are not what the log takes; a mistake of the caller."""


class ChainBroken(AuditError):
    """The end of the chain is not where it was left; run ``manage.py audit verify``."""


class UnreadableCheckpoints(Exception):
    """The file of checkpoints is not there or cannot be read."""
