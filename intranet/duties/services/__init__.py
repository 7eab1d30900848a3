"""Every write of a duty."""

from intranet.duties.services.following import cancel, close, extend, return_
from intranet.duties.services.opening import DutyOrder, open_duties
from intranet.duties.services.working import assign, report_progress, submit_result

__all__ = [
    "DutyOrder",
    "assign",
    "cancel",
    "close",
    "extend",
    "open_duties",
    "report_progress",
    "return_",
    "submit_result",
]
