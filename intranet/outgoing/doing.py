"""One step on its page: which form it asks with, and which service takes it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.directives.form_check.beside import remarks_beside
from intranet.directives.letter import render_letter
from intranet.directives.rules import is_number
from intranet.numbering.models import Purpose
from intranet.numbering.queries import same_number, series_for
from intranet.numbering.rules import numbered
from intranet.outgoing import services
from intranet.outgoing.forms import AskForm, NumberForm, SignForm, StepForm
from intranet.outgoing.models import Passage
from intranet.outgoing.queries import changed_since
from intranet.outgoing.rules import TRANSITIONS
from intranet.outgoing.seen import DECIDES, seen_of
from intranet.outgoing.uploading import accepted
from intranet.outgoing.whereabouts import last_return_step
from intranet.people.rules import today

EXPLAINED: dict[str, str | Promise] = {
    "comments-asked": gettext_lazy(
        "The units chosen can read the draft and send you one comment each. You can go on editing it."
    ),
    "comments-closed": gettext_lazy("No further comment is taken. You go on editing the draft."),
    "submitted": gettext_lazy("The head of the drafting unit reads the draft. Meanwhile its text cannot be edited."),
    "withdrawn": gettext_lazy("The draft comes back to you."),
    "approved": gettext_lazy("The content is right. The clerk checks the form next."),
    "returned-by-head": gettext_lazy("The draft goes back to its author with your reason."),
    "form-checked": gettext_lazy("The document is submitted to the leader for signature."),
    "returned-by-clerk": gettext_lazy("The draft goes back to its author with your reason."),
    "signed": gettext_lazy("From now on the text stands. The clerk assigns the number next."),
    "returned-by-leader": gettext_lazy("The draft goes back to its author with your reason."),
    "numbered": gettext_lazy("The next number of the series is taken and written on the document with its date."),
    "signature-undone": gettext_lazy(
        "The signature does not count; the draft goes back to its author with your reason."
    ),
    "number-voided": gettext_lazy(
        "The number stays in the register as void, with the reason. It is never given again."
    ),
}
"""What happens when the step is taken, for its page."""


class StepPage:
    """The page of ``action`` for one document and one request."""

    def __init__(self, action: str, passage: Passage, request: HttpRequest) -> None:
        self.action, self.passage, self.request = action, passage, request
        self.form = self._form()

    def take(self) -> None:
        """Take the step with what was entered.

        Raises:
            TransitionRefused, FileRefused: why not.
        """
        STEPS[self.action](self)

    def context(self) -> dict[str, Any]:
        """What ``step.html`` shows."""
        remarks = remarks_beside(self.passage.directive) if self.action == "form-checked" else []
        return {
            "form": self.form,
            "directive": self.passage.directive,
            "passage": self.passage,
            "title": TRANSITIONS[self.action].label,
            "explanation": EXPLAINED[self.action],
            "remarks": remarks,
            "seen": seen_of(self.passage.directive),
            "letter_html": render_letter(self.passage.directive) if self.action in DECIDES else "",
            "is_checked": self.action == "form-checked",
            "warning": self._warning(),
        }

    def done(self) -> str:
        """What is said once the step was taken."""
        if self.action != "numbered":
            return _("Done.")
        return _("Done. The number is %(symbol)s.") % {"symbol": self.passage.directive.symbol}

    def _warning(self) -> str:
        """Said of a draft that is handed in again as it was given back."""
        returned = last_return_step(self.passage.directive) if self.action == "submitted" else None
        if returned is None or changed_since(self.passage.directive, returned.at):
            return ""
        return _("Nothing in the draft was changed since it was returned.")

    def _form(self) -> Any:
        posted, files = self.request.POST or None, self.request.FILES or None
        if self.action == "numbered":
            return NumberForm(posted, action=self.action, initial={"day": today()}, **self._numbering())
        kinds: dict[str, Any] = {"comments-asked": AskForm, "signed": SignForm}
        return kinds.get(self.action, StepForm)(posted, files, action=self.action)

    def _numbering(self) -> dict[str, bool]:
        directive = self.passage.directive
        series = series_for(
            directive.owner_unit, Purpose.OUTGOING, today(), family=directive.family, type=directive.type
        )
        book = series.books.filter(starts__lte=today(), ends__gte=today()).first() if series else None
        value = self.request.POST.get("value", "")
        following = int(value) if is_number(value) and len(value) < 7 else book.next_number if book else 1
        try:
            twin = same_number(directive, numbered(directive.symbol, following)).exists()
        except ValueError:
            twin = False
        return {"is_external": bool(series and series.is_external), "has_twin": twin}


def _move(page: StepPage) -> None:
    entered = page.form.cleaned_data
    services.move(page.passage.pk, page.action, page.request.user, entered["note"], seen=entered["seen"])  # type: ignore[arg-type]


def _ask(page: StepPage) -> None:
    entered = page.form.cleaned_data
    services.ask_comments(page.passage.pk, page.request.user, entered["units"], due=entered["due"])  # type: ignore[arg-type]


def _submit(page: StepPage) -> None:
    services.submit(page.passage.pk, page.request.user)  # type: ignore[arg-type]


def _check(page: StepPage) -> None:
    services.check_form(page.passage.pk, page.request.user, seen=page.form.cleaned_data["seen"])  # type: ignore[arg-type]


def _sign(page: StepPage) -> None:
    entered, by = page.form.cleaned_data, page.request.user
    with_file = entered["way"] == "file"
    services.refuse_unless_open(page.passage, "signed", by)  # type: ignore[arg-type]
    stored = accepted(page.form, page.request) if with_file else None
    name = entered["file"].name if with_file else ""
    services.sign(page.passage.pk, by, signed=stored, name=name, seen=entered["seen"])  # type: ignore[arg-type]


def _number(page: StepPage) -> None:
    entered = page.form.cleaned_data
    page.passage = services.assign_number(
        page.passage.pk,
        page.request.user,  # type: ignore[arg-type]
        day=entered["day"],
        given=page.form.given(),
        copies=entered["copies"],
        is_another=entered.get("is_another", False),
        seen=entered["seen"],
    )


def _void(page: StepPage) -> None:
    services.void_assigned_number(page.passage.pk, page.request.user, page.form.cleaned_data["note"])  # type: ignore[arg-type]


_WITH_MORE: dict[str, Callable[[StepPage], None]] = {
    "comments-asked": _ask,
    "submitted": _submit,
    "form-checked": _check,
    "signed": _sign,
    "numbered": _number,
    "number-voided": _void,
}

STEPS = {action: _WITH_MORE.get(action, _move) for action in TRANSITIONS}
"""The service behind each step."""
