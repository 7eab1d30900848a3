"""The question bank of a unit: the list, one question, asked no more."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.acknowledgement.difference import differences
from intranet.directives.meanwhile import see_newest
from intranet.training.errors import TrainingRefused, WrittenMeanwhile
from intranet.training.models import Question
from intranet.training.office.forms.questions import FORMS, QuestionForm
from intranet.training.office.queries import Wanted, bank_of
from intranet.training.office.views.found import office_or_404, page_number, question_or_404
from intranet.training.rules.questions import QuestionKind
from intranet.training.services import add_question, retire, update_question
from intranet.training.services.bank import mark_of

LIST, NEW = "training:office:bank", "training:office:new_question"


@require_GET
def listing(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The questions, narrowed to a tag, a kind, or words."""
    unit = office_or_404(request, unit_id)
    asked = request.GET
    wanted = Wanted(
        text=asked.get("q", "").strip()[:200],
        tag=asked.get("nhan", ""),
        kind=asked.get("loai", ""),
        retired="khong-dung" in asked,
    )
    found = bank_of(unit, wanted, page_number(request))
    context = {"unit": unit, "wanted": wanted, "page": found.page, "tags": found.tags, "kinds": QuestionKind.choices}
    return render(request, "intranet/training/office/bank.html", context)


def new(request: HttpRequest, unit_id: int, kind: str) -> HttpResponse:
    """A question of the kind that the address names."""
    unit = office_or_404(request, unit_id)
    if kind not in FORMS:
        raise Http404
    form = FORMS[kind](request.POST or None)
    person: Any = request.user
    if request.method == "POST" and form.is_valid():
        try:
            add_question(unit, person, form.entered())
        except TrainingRefused as refused:
            form.add_error("code", refused.problems)
        else:
            messages.success(request, " ".join(filter(None, (_("The question is kept."), form.told))))
            return redirect(NEW, unit.pk, kind) if "next" in request.POST else redirect(LIST, unit.pk)
    return render(request, "intranet/training/office/question.html", {"unit": unit, "form": form, "kind": _named(kind)})


def edit(request: HttpRequest, unit_id: int, number: int) -> HttpResponse:
    """A question as it stands; what was published asks it as it was."""
    question = question_or_404(request, unit_id, number)
    form = FORMS[question.kind](request.POST or None, question=question)
    context: dict[str, Any] = {"unit": question.owner_unit, "form": form, "question": question}
    context |= {"kind": _named(question.kind), "mark": mark_of(question)}
    if request.method == "POST" and form.is_valid():
        person: Any = request.user
        try:
            update_question(question.pk, person, form.entered(), seen=form.cleaned_data["seen"])
        except WrittenMeanwhile as refused:
            context["theirs"] = _beside_saved(question, form)
            form.add_error(None, refused.problems)
        else:
            messages.success(request, " ".join(filter(None, (_("The question is kept."), form.told))))
            return redirect(LIST, unit_id)
    return render(request, "intranet/training/office/question.html", context)


def _beside_saved(question: Question, form: QuestionForm) -> Any:
    question.refresh_from_db()
    saved = FORMS[question.kind](question=question)
    theirs = differences("\n".join(form.lines()), "\n".join(saved.lines()))
    see_newest(form, mark_of(question))
    return theirs


@require_POST
def set_retired(request: HttpRequest, unit_id: int, number: int) -> HttpResponse:
    """Ask a question no more, or again."""
    question = question_or_404(request, unit_id, number)
    retired, person = request.POST.get("retired") == "1", request.user
    try:
        retire(question.pk, person, retired=retired, seen=request.POST.get("seen", ""))  # type: ignore[arg-type]
    except WrittenMeanwhile:
        messages.error(request, _("Somebody changed the question meanwhile. Look at it, then press the button again."))
        return redirect("training:office:question", unit_id, number)
    done = _("The question is asked no more; tests that were published keep it.")
    messages.success(request, done if retired else _("The question is asked again."))
    return redirect(LIST, unit_id)


def _named(kind: str) -> str:
    return str(QuestionKind(kind).label)
