"""Pages of outgoing documents: the list, a new draft, and one page a step."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intranet.access.decisions import visible_or_404
from intranet.directives.errors import TransitionRefused
from intranet.directives.models import Directive
from intranet.directives.rules import is_number
from intranet.directives.services import DraftFields
from intranet.files.errors import FileRefused
from intranet.outgoing.access import may_take, steps_open_to
from intranet.outgoing.doing import STEPS, StepPage
from intranet.outgoing.elsewhere.access import offices_numbered_elsewhere
from intranet.outgoing.forms import AmendForm, CommentForm, FileForm, StartForm
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.pages import original_page
from intranet.outgoing.queries import drafting_units, issuing_offices, list_page, narrowed, usual_signature
from intranet.outgoing.rules import TRANSITIONS
from intranet.outgoing.services import answer_comment, attach_original, start_amendment, start_draft
from intranet.outgoing.uploading import accepted

TABS = ("mine", "open", "done")


def listing(request: HttpRequest) -> HttpResponse:
    """“Văn bản đi”: what waits for me, what is on its way, what was issued."""
    person: Any = request.user
    asked, number = request.GET.get("tab", "mine"), request.GET.get("page", "1")
    tab = asked if asked in TABS else "mine"
    page = list_page(person, tab, int(number) if is_number(number) and len(number) < 7 else 1)
    counts = {code: narrowed(person, code).count() for code in TABS}
    context = {"page": page, "tab": tab, "counts": counts, "elsewhere": offices_numbered_elsewhere(person)}
    return render(request, "intranet/outgoing/list.html", context)


def start(request: HttpRequest) -> HttpResponse:
    """A new draft: what it is, and for which office."""
    person: Any = request.user
    units = drafting_units(person)
    if not units:
        raise Http404
    form = StartForm(request.POST or None, owners=issuing_offices(person), units=units)
    if request.method == "POST" and form.is_valid():
        entered = dict(form.cleaned_data)
        owner, unit, field = entered.pop("owner"), entered.pop("drafting_unit"), entered.pop("field")
        fields = DraftFields(issuer=owner.name, **entered, **usual_signature(owner))
        directive = start_draft(owner, unit, person, fields, field=field)
        return redirect("directives:edit", public_id=directive.public_id)
    return render(request, "intranet/outgoing/start.html", {"form": form})


def amend(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A draft that will correct or replace an issued document of the office."""
    person: Any = request.user
    directive = visible_or_404(request, Directive, action="amend", public_id=public_id)
    form = AmendForm(request.POST or None, initial={"kind": "corrects"})
    if request.method == "POST" and form.is_valid():
        try:
            made = start_amendment(directive, person, **form.cleaned_data)
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            return redirect("directives:edit", public_id=made.public_id)
    context = {"form": form, "directive": directive, "title": _("Correct or replace"), "is_open": True}
    explanation = _("A new draft begins, with a number of its own in the end. The issued text never changes.")
    return render(request, "intranet/outgoing/step.html", context | {"explanation": explanation})


def step(request: HttpRequest, public_id: uuid.UUID, action: str) -> HttpResponse:
    """One step: what will happen, what it asks for, and if it is refused what is missing."""
    passage = _passage(request, public_id)
    if action not in TRANSITIONS or action not in STEPS:
        raise Http404
    page = StepPage(action, passage, request)
    if request.method == "POST" and page.form.is_valid():
        try:
            page.take()
        except FileRefused as refused:
            page.form.refuse(refused.message, doubt=refused.doubt)
        except TransitionRefused as refused:
            page.form.add_error(None, refused.problems)
        else:
            messages.success(request, page.done())
            return redirect(passage.directive.get_absolute_url())
    is_open = action in steps_open_to(passage, request.user)  # type: ignore[arg-type]
    return render(request, "intranet/outgoing/step.html", page.context() | {"is_open": is_open})


def comment(request: HttpRequest, public_id: uuid.UUID, comment_id: int) -> HttpResponse:
    """The comment of one unit on the draft."""
    passage = _passage(request, public_id)
    asked = passage.comments.select_related("unit").filter(pk=comment_id).first()
    if asked is None:
        raise Http404
    form = CommentForm(request.POST or None, initial={"text": asked.text})
    if request.method == "POST" and form.is_valid():
        try:
            answer_comment(asked.pk, request.user, form.cleaned_data["text"])  # type: ignore[arg-type]
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, _("The comment is sent."))
            return redirect(passage.directive.get_absolute_url())
    context = {"form": form, "directive": passage.directive, "title": _("Comment on the draft"), "unit": asked.unit}
    return render(request, "intranet/outgoing/step.html", context | {"is_open": True})


def original(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The numbered, dated and sealed file becomes the original."""
    passage = _passage(request, public_id)
    if passage.stage != Stage.NUMBERED or not may_take("clerk", passage, request.user):  # type: ignore[arg-type]
        raise Http404
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            stored = accepted(form, request)
            attach_original(passage.pk, request.user, stored, name=form.cleaned_data["file"].name)  # type: ignore[arg-type]
        except FileRefused as refused:
            form.refuse(refused.message, doubt=refused.doubt)
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, _("The original is attached."))
            return redirect(passage.directive.get_absolute_url())
    context = {"form": form, "directive": passage.directive, "title": _("Attach the issued original")}
    return render(request, "intranet/outgoing/step.html", context | original_page(passage) | {"is_open": True})


def _passage(request: HttpRequest, public_id: uuid.UUID) -> Passage:
    directive = visible_or_404(request, Directive, action="work", public_id=public_id)
    passage = Passage.objects.select_related("drafting_unit", "number").filter(directive=directive).first()
    if passage is None:
        raise Http404
    passage.directive = directive
    return passage
