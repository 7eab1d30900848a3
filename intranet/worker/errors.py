"""What can go wrong with a job."""


class UnknownTask(LookupError):
    """The dotted path leads to nothing that may be run."""


class NotDead(Exception):
    """Only a job that was given up can be started again or discarded."""


class LeaseLost(Exception):
    """Somebody else has the job by now: this run was too long without a sign of life, and must stop."""


class Released(BaseException):
    """The worker is to end now; the job goes back unfinished. No ``Exception``, so that a job cannot swallow it."""
