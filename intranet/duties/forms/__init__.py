"""What people type about duties."""

from intranet.duties.forms.opening import DutyRowForm, DutyRows
from intranet.duties.forms.steps import (
    AssignForm,
    CancelForm,
    CloseForm,
    ExtendForm,
    ProgressForm,
    ResultForm,
    ReturnForm,
    StepForm,
)

STEP_FORMS: dict[str, type[StepForm]] = {
    "assign": AssignForm,
    "report": ProgressForm,
    "submit": ResultForm,
    "close": CloseForm,
    "return": ReturnForm,
    "extend": ExtendForm,
    "cancel": CancelForm,
}
"""The form of each step, in the order of the page."""

__all__ = ["STEP_FORMS", "DutyRowForm", "DutyRows", "ProgressForm", "StepForm"]
