"""One step on its page: which form it asks with, and which service takes it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.decisions import visible
from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive
from intranet.directives.rules import symbol_key
from intranet.incoming import forms, services
from intranet.incoming.models import Arrival
from intranet.incoming.queries import open_duties_of, results_of, twins_in_register
from intranet.incoming.rules import TRANSITIONS
from intranet.incoming.services.registering import lacks_marks
from intranet.numbering.models import Purpose
from intranet.numbering.queries import series_for
from intranet.people.rules import today

EXPLAINED: dict[str, str | Promise] = {
    "registered": gettext_lazy(
        "The document gets the next arrival number of your register. From then on its text stands."
    ),
    "returned": gettext_lazy("The document gets no arrival number. It stays on record as returned."),
    "put-to-leader": gettext_lazy("The leaders of the office are told that the document waits for their instruction."),
    "instructed": gettext_lazy("Each unit that you name can read the document and sees its part under “Duties”."),
    "handling-closed": gettext_lazy("The document is no longer counted as open. Its result goes into the register."),
    "handling-reopened": gettext_lazy("The document is counted as open again."),
    "face-corrected": gettext_lazy(
        "The register says what you write here. What stood there before is kept with your reason in its remarks."
    ),
}
"""What happens when the step is taken, for its page."""

FORMS: dict[str, type[forms.StepForm]] = {
    "registered": forms.RegisterForm,
    "returned": forms.ReturnForm,
    "put-to-leader": forms.PutForm,
    "instructed": forms.InstructForm,
    "handling-closed": forms.CloseForm,
    "handling-reopened": forms.ReopenForm,
    "face-corrected": forms.CorrectForm,
}


class StepPage:
    """The page of ``action`` for one arrival and one request."""

    def __init__(self, action: str, arrival: Arrival, request: HttpRequest) -> None:
        self.action, self.arrival, self.request = action, arrival, request
        self.twins = list(twins_in_register(arrival.directive, arrival.office)[:5]) if action == "registered" else []
        self.form: Any = FORMS[action](
            request.POST or None,
            office=arrival.office,
            is_external=self._is_external(),
            has_twin=bool(self.twins),
            lacks_marks=lacks_marks(arrival.directive),
            initial={"arrived_on": arrival.arrived_on, "due": arrival.due}
            | _face_of(arrival.directive)
            | self._ended(),
        )

    def take(self) -> None:
        """Take the step with what was entered.

        Raises:
            TransitionRefused: why not.
        """
        STEPS[self.action](self, self.arrival.directive_id, self.arrival.office, self.request.user)

    def context(self) -> dict[str, Any]:
        """What ``step.html`` shows."""
        return {
            "form": self.form,
            "directive": self.arrival.directive,
            "arrival": self.arrival,
            "title": TRANSITIONS[self.action].label,
            "explanation": EXPLAINED[self.action],
            "twins": self.twins,
            "open_duties": open_duties_of(self.arrival).select_related("lead")
            if self.action == "handling-closed"
            else [],
            "is_unchecked": self.action == "registered" and self.arrival.is_unchecked,
        }

    def done(self) -> str:
        """What is said once the step was taken."""
        number = self.arrival.number if self.action == "registered" else None
        return _("Registered: arrival number %(number)s.") % {"number": number.value} if number else _("Done.")

    def _ended(self) -> dict[str, str]:
        """How the tasks of the document ended, where it is to be closed."""
        is_closing = self.action == "handling-closed" and self.arrival.pk is not None
        return results_of(self.arrival) if is_closing else {}

    def _is_external(self) -> bool:
        directive = self.arrival.directive
        series = series_for(
            self.arrival.office, Purpose.INCOMING, today(), family=directive.family, type=directive.type
        )
        return self.action == "registered" and bool(series and series.is_external)


def _face_of(directive: Directive) -> dict[str, Any]:
    return {name: getattr(directive, name) for name in services.Face.__dataclass_fields__}


def _register(page: StepPage, pk: int, office: Any, by: Any) -> None:
    entered = page.form.cleaned_data
    page.arrival = services.register(
        pk,
        office,
        by,
        arrived_on=entered["arrived_on"],
        given=page.form.given(),
        is_another=entered.get("is_another", False),
        is_unmarked=entered.get("is_unmarked", False),
    )


def _return(page: StepPage, pk: int, office: Any, by: Any) -> None:
    services.return_to_sender(pk, office, by, page.form.cleaned_data["reason"])


def _put(page: StepPage, pk: int, office: Any, by: Any) -> None:
    services.put_to_leader(pk, office, by, due=page.form.cleaned_data["due"], note=page.form.cleaned_data["note"])


def _instruct(page: StepPage, pk: int, office: Any, by: Any) -> None:
    services.instruct(pk, office, by, text=page.form.cleaned_data["text"], orders=page.form.orders())


def _close(page: StepPage, pk: int, office: Any, by: Any) -> None:
    entered = page.form.cleaned_data
    services.close(pk, office, by, result=entered["result"], reply=_reply(page, entered["reply"]))


def _reply(page: StepPage, symbol: str) -> Directive | None:
    """The issued document of the office with this symbol, the newest of several.

    Raises:
        Incomplete: there is none that the person may see.
    """
    if not symbol.strip():
        return None
    own = visible(page.request, Directive.objects.filter(owner_unit=page.arrival.office, state="issued"))
    found = own.filter(symbol_key=symbol_key(symbol)).order_by("-date", "-pk").first()
    if found is None:
        words = _("Your office has issued no document %(symbol)s. Correct the symbol, or leave it empty.")
        raise Incomplete([words % {"symbol": symbol}])
    return found


def _reopen(page: StepPage, pk: int, office: Any, by: Any) -> None:
    services.reopen(pk, office, by, note=page.form.cleaned_data["note"])


def _correct(page: StepPage, pk: int, office: Any, by: Any) -> None:
    services.correct_face(pk, office, by, page.form.face(), reason=page.form.cleaned_data["reason"])


STEPS: dict[str, Callable[[StepPage, int, Any, Any], None]] = {
    "registered": _register,
    "returned": _return,
    "put-to-leader": _put,
    "instructed": _instruct,
    "handling-closed": _close,
    "handling-reopened": _reopen,
    "face-corrected": _correct,
}
"""The service behind each step."""
