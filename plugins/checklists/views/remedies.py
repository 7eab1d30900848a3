"""Findings: the list, the board, and one finding with everything that is done to it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import decide, done, visible_or_404, who
from plugins.checklists.forms import remedies as forms
from plugins.checklists.models import Finding, Progress, State
from plugins.checklists.queries import remedies as queries
from plugins.checklists.services import evidence, remedies, reopening

A_PAGE = 50


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The findings one may see, as a list or as a board, narrowed to a unit, a state, what is overdue."""
    asker = who(request.user)
    assert asker is not None  # noqa: S101  every address asks for sign-in
    form = forms.FindingsForm(request.GET, auto_id="f-%s", units=queries.units_among(asker))
    rows = queries.findings_of(asker, form.wanted)
    is_board = request.GET.get("view") == "board"
    context: dict[str, Any] = {"form": form, "is_board": is_board}
    if is_board:
        context["columns"] = queries.board(rows)
    else:
        context["page"] = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context |= {"as_list": _query(request, view=None), "as_board": _query(request, view="board")}
    return render(request, "checklists/remedies.html", context)


@require_GET
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One finding with its history, and what one may do with it."""
    return _page(request, visible_or_404(request, Finding, public_id=public_id))


@require_POST
def remedied(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The unit says what was done."""
    finding = visible_or_404(request, Finding, action="remedy", public_id=public_id)
    form = forms.DoneForm(request.POST, request.FILES, finding=finding)
    said = _("It is kept; the lead unit verifies it.")
    return _did(request, finding, "done", form, lambda typed: _remedy(request, finding, form), said)


@require_POST
def verify(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The lead unit has looked."""
    finding = visible_or_404(request, Finding, action="verify", public_id=public_id)
    is_right = "wrong" not in request.POST
    said = _("It is verified.") if is_right else _("It is open again; the unit is told.")
    form = forms.VerifyForm(request.POST, prefix="seen")
    return _did(
        request,
        finding,
        "verify",
        form,
        lambda typed: remedies.verify(finding, is_right, request.user, typed["note"]),
        said,
    )


@require_POST
def postpone(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A later day."""
    finding = visible_or_404(request, Finding, action="verify", public_id=public_id)
    form = forms.PostponeForm(request.POST, prefix="later")
    said = _("There is more time; the unit is told.")
    return _did(
        request, finding, "postpone", form, lambda typed: remedies.postpone(finding, **typed, by=request.user), said
    )


@require_POST
def open_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Verified, and not right after all."""
    finding = visible_or_404(request, Finding, action="verify", public_id=public_id)
    form = forms.AgainForm(request.POST, prefix="again")
    said = _("It is open again; the unit is told.")
    return _did(
        request, finding, "again", form, lambda typed: reopening.open_again(finding, **typed, by=request.user), said
    )


@require_POST
def rate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How grave it is."""
    finding = visible_or_404(request, Finding, action="verify", public_id=public_id)
    form = forms.RateForm(request.POST)
    return _did(
        request,
        finding,
        "rate",
        form,
        lambda typed: remedies.rate(finding, typed["severity"], request.user),
        _("The severity is kept."),
    )


@require_POST
def pass_on(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Another post answers for it."""
    finding = visible_or_404(request, Finding, action="pass-on", public_id=public_id)
    form = forms.PassOnForm(request.POST, finding=finding)
    return _did(
        request,
        finding,
        "pass_on",
        form,
        lambda typed: remedies.pass_on(finding, typed["post"], request.user),
        _("It is kept who answers for it; they are told."),
    )


def _remedy(request: HttpRequest, finding: Finding, form: forms.DoneForm) -> None:
    """A new paper is in the store before it is shown, and is put there where something is left to put right alone: a
    button that is pressed twice keeps one.
    """
    typed, proof = form.cleaned_data, form.cleaned_data["proof"]
    if form.paper is not None:
        remedies.check_open(finding, request.user)
        proof = evidence.put_in(finding.unit, typed["file"], form.paper, request.user, vouched=typed["looked"])
    remedies.done(finding, typed["action"], proof, request.user)


def _did(
    request: HttpRequest, finding: Finding, name: str, form: Any, do: Callable[[dict[str, Any]], Any], said: str
) -> HttpResponse:
    to = reverse("checklists:finding", args=[finding.public_id])
    answer = done(request, form, lambda given: do(given.cleaned_data), to, said)
    return answer or _page(request, finding, **{name: form})


def _page(request: HttpRequest, finding: Finding, **typed: Any) -> HttpResponse:
    row = queries.with_what_is_shown(Finding.objects.filter(pk=finding.pk))
    finding = row.select_related("proof__evidence", "answer__question__section", "post__unit").get()
    steps = queries.history(finding)
    context = {
        "finding": finding,
        "inspection": finding.answer.inspection,
        "steps": steps,
        "refusal": queries.refusal_in(steps) if finding.progress != Progress.VERIFIED else None,
        "wrong": next(iter(typed.values()), None),
        **_forms(request, finding),
    }
    return render(request, "checklists/finding.html", context | typed)


def _forms(request: HttpRequest, finding: Finding) -> dict[str, Any]:
    """A form for everything that this person may do with it as it stands."""
    if finding.answer.inspection.state != State.REMEDYING:
        return {}
    asked = ("remedy", "verify", "pass-on")
    may = {action: bool(decide(request.user, action, finding, request)) for action in asked}
    is_open, is_verified = finding.progress == Progress.OPEN, finding.progress == Progress.VERIFIED
    offered: dict[str, tuple[bool, Callable[[], Any]]] = {
        "done": (may["remedy"] and is_open, lambda: forms.DoneForm(finding=finding)),
        "verify": (_may_verify(request, finding, may["verify"]), lambda: forms.VerifyForm(prefix="seen")),
        "postpone": (may["verify"] and not is_verified, lambda: forms.PostponeForm(prefix="later")),
        "again": (may["verify"] and is_verified, lambda: forms.AgainForm(prefix="again")),
        "rate": (may["verify"] and not is_verified, lambda: forms.RateForm(initial={"severity": finding.severity})),
        "pass_on": (
            may["pass-on"] and not is_verified,
            lambda: forms.PassOnForm(finding=finding, initial={"post": finding.post_id}),
        ),
    }
    return {name: make() for name, (may_do, make) in offered.items() if may_do}


def _may_verify(request: HttpRequest, finding: Finding, may: bool) -> bool:
    return may and finding.progress == Progress.DONE and finding.done_by_id != request.user.pk


def _query(request: HttpRequest, *, view: str | None) -> str:
    """The same list seen otherwise, from its first page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    asked.pop("view", None)
    if view:
        asked["view"] = view
    return f"?{asked.urlencode()}"
