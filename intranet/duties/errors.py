"""What can be wrong with a step of a duty. Messages are for the person at the screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.directives.errors import TransitionRefused
from intranet.duties.models import Duty

WHO_MAY: dict[str, Promise] = {
    "open": gettext_lazy("Only a clerk, editor or leader of the office in charge of the document may give out tasks."),
    "assign": gettext_lazy("Only the head, leader or clerk of the lead unit may assign this task."),
    "report": gettext_lazy(
        "Only the people assigned and the heads and clerks of the lead and co-operating units report progress."
    ),
    "submit": gettext_lazy("Only the people assigned and the head or clerk of the lead unit report the result."),
    "close": gettext_lazy("Only a clerk, editor or leader of the office in charge may close this task."),
    "return": gettext_lazy("Only a clerk, editor or leader of the office in charge may give this task back."),
    "extend": gettext_lazy("Only a clerk, editor or leader of the office in charge may extend the due date."),
    "cancel": gettext_lazy("Only a clerk, editor or leader of the office in charge may cancel this task."),
}


class DutyRefused(TransitionRefused):
    """A step of a duty that is not allowed; ``problems`` says who may do it, or what is missing."""


class NotAllowed(DutyRefused):
    """The person may not do this; says who may."""

    def __init__(self, action: str) -> None:
        super().__init__([WHO_MAY[action]])


class NotNow(DutyRefused):
    """The state of the duty does not allow the step; somebody else may have been faster."""

    def __init__(self, duty: Duty) -> None:
        words = {"state": duty.get_state_display()}
        super().__init__([_("The state of this task is “%(state)s”; this step is not open now.") % words])


class Incomplete(DutyRefused):
    """Something is missing or contradicts; lists all of it."""
