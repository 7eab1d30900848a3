"""What can be wrong with writing a session down."""


class AttendanceError(Exception):
    """Nothing was written down."""


class NotNow(AttendanceError):
    """The state of the session does not allow it; somebody else may have been faster."""


class NotYet(AttendanceError):
    """Its day, its hour, or its last day has not come."""


class ChangedMeanwhile(AttendanceError):
    """Somebody else wrote the lists down since the page was opened."""


class NotNamed(AttendanceError):
    """Members of a Party cell are counted, never named."""


class NotOfUnit(AttendanceError):
    """The unit is neither the one that holds the session nor one below it."""


class NotAbsent(AttendanceError):
    """A follow-up is for who was absent."""


class Begun(AttendanceError):
    """The session has begun: nobody says any more whether they will come."""


class StillTyped(AttendanceError):
    """Something stands in the lists on the page: what was held is not called off."""


class NobodyCame(AttendanceError):
    """A session at which nobody was is called off, not closed."""
