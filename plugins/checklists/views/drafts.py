"""The editor of a draft: one page of its sections, and one form at a time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import Refused, done, pressed, visible_or_404
from plugins.checklists import drafts
from plugins.checklists.forms.answers import AnswerForm
from plugins.checklists.forms.library import DetailsForm, QuestionForm, SectionForm, initial_of
from plugins.checklists.models import Answer, Checklist, Question, Version, VersionState
from plugins.checklists.queries.demands import offer, words_of_documents
from plugins.checklists.queries.library import fields_between, sections_of
from plugins.checklists.services import editing, library
from plugins.checklists.services.library import Asked, Part, parts_of


@require_GET
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The draft, with everything that can be done to it; where there is none, the next version can be begun."""
    checklist, draft = _checklist(request, code)
    parts = sections_of(draft, request.user) if draft else []
    return render(request, "checklists/library/edit.html", {"checklist": checklist, "draft": draft, "sections": parts})


def details(request: HttpRequest, code: str) -> HttpResponse:
    """What the draft rests on, and its days. Where another wrote it meanwhile, both stand there."""
    checklist, draft = draft_or_404(request, code)
    kept = {name: getattr(draft, name) for name in ("basis", "valid_from", "valid_to")}
    mark = library.details_mark(draft)
    form = DetailsForm(request.POST or None, initial=kept | {"seen": mark})

    def write(given: Any) -> Version:
        typed = given.cleaned_data
        days = (typed["valid_from"], typed["valid_to"])
        return library.describe(draft, typed["basis"], days, typed["seen"], request.user)

    answer = done(request, form, write, _url(code), _("It is kept."))
    context = {"checklist": checklist, "form": form, "theirs": draft if "seen" in form.errors else None}
    if context["theirs"]:
        _mark_as_seen(form, mark)
    return answer or render(request, "checklists/library/details.html", context)


def new_section(request: HttpRequest, code: str) -> HttpResponse:
    """A section at the end."""
    return _section(request, code, None)


def edit_section(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """Another title for a section."""
    return _section(request, code, place)


@require_POST
def remove_section(request: HttpRequest, code: str) -> HttpResponse:
    """Without a section that holds nothing; it is named as it was shown."""
    draft = draft_or_404(request, code)[1]
    title = request.POST.get("seen", "")
    said = _("The section is removed.")
    return pressed(request, lambda: editing.remove_section(draft, title, request.user), _url(code), said)


def new_question(request: HttpRequest, code: str) -> HttpResponse:
    """A new question, at the end of the section that was chosen."""
    return _question(request, code, "")


def edit_question(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One question."""
    return _question(request, code, key)


@require_POST
def remove_question(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Without one question."""
    draft = draft_or_404(request, code)[1]
    said = _("The question is removed.")
    return pressed(request, lambda: editing.remove_question(draft, key, request.user), _url(code), said)


@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """A question (``key``) or a section (``seen``) one up or down, or to where it was dropped (``way=to``)."""
    draft = draft_or_404(request, code)[1]
    way, key = request.POST.get("way", ""), request.POST.get("key", "")
    if way not in {*editing.MOVES, "to"}:
        raise Http404
    try:
        _move(request, draft, way, key)
    except Refused as refused:
        messages.error(request, str(refused.message))
    return redirect(_url(code) + (f"#{key}" if key else ""))


def _move(request: HttpRequest, draft: Version, way: str, key: str) -> Version:
    title, section, before = (request.POST.get(name, "") for name in ("seen", "section", "before"))
    if way == "to":
        if key:
            return editing.place_question(draft, key, section, before, request.user)
        return editing.place_section(draft, title, before, request.user)
    if key:
        return editing.move_question(draft, key, way, request.user)
    return editing.move_section(draft, title, way, request.user)


@require_POST
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """A question as units will see it, as far as it is typed. Nothing is kept."""
    draft = draft_or_404(request, code)[1]
    form = QuestionForm(request.POST, sections=_titles(parts_of(draft)))
    return render(request, "checklists/library/preview.html", _preview(form.sketch))


def draft_or_404(request: HttpRequest, code: str) -> tuple[Checklist, Version]:
    """The draft of a checklist that one edits."""
    checklist, draft = _checklist(request, code)
    if draft is None:
        raise Http404
    return checklist, draft


def _checklist(request: HttpRequest, code: str) -> tuple[Checklist, Version | None]:
    checklist = visible_or_404(request, Checklist, action="edit", code=code)
    return checklist, checklist.versions.filter(state=VersionState.DRAFT).first()


def _section(request: HttpRequest, code: str, place: int | None) -> HttpResponse:
    checklist, draft = draft_or_404(request, code)
    titles = _titles(parts_of(draft))
    if place is not None and not 1 <= place <= len(titles):
        raise Http404
    title = titles[place - 1] if place else ""
    form = SectionForm(request.POST or None, initial={"title": title, "seen": title})

    def write(given: Any) -> Version:
        typed = given.cleaned_data
        if place is None:
            return editing.add_section(draft, typed["title"], request.user)
        return editing.rename_section(draft, typed["seen"], typed["title"], request.user)

    answer = done(request, form, write, _url(code), _("The section is kept."))
    context = {"checklist": checklist, "form": form, "is_new": place is None}
    return answer or render(request, "checklists/library/section.html", context)


def _question(request: HttpRequest, code: str, key: str) -> HttpResponse:
    checklist, draft = draft_or_404(request, code)
    parts = parts_of(draft)
    kept = drafts.asked_as(parts, key) if key else None
    if not parts or (key and kept is None and request.method != "POST"):
        raise Http404
    form = _form(request, draft, parts, kept)
    context: dict[str, Any] = {"checklist": checklist, "form": form, "key": key}
    if request.method == "POST" and {"preview", "find"}.isdisjoint(request.POST) and form.is_valid():
        try:
            asked = _write(request, draft, form, kept, key)
        except editing.Changed as changed:
            context["theirs"] = _compared(request, form, changed, key)
        except Refused as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("The question is kept."))
            return redirect(_after(request, code, asked, form.cleaned_data["section"]))
    shown = form.sketch if form.is_bound else _shown(kept)
    return render(request, "checklists/library/question.html", context | _preview(shown) | {"is_draft": True})


def _form(request: HttpRequest, draft: Version, parts: list[Part], kept: Asked | None) -> QuestionForm:
    """What was searched for is on the screen from now on."""
    sent = request.POST.copy() if request.method == "POST" else None
    text = sent.get("sought", "")[:200] if sent else ""
    found = offer(request.user, kept.directive if kept else None, text)
    if sent and ("find" in sent or sent.get("searched") == text):
        sent["searched"] = text.strip()
    return QuestionForm(sent, initial=_initial(request, draft, parts, kept), sections=_titles(parts), offer=found)


def _write(request: HttpRequest, draft: Version, form: QuestionForm, kept: Asked | None, key: str) -> Asked:
    typed = form.cleaned_data
    asked = form.asked(key, kept.directive if kept else None)
    return editing.put_question(draft, asked, typed["section"], typed["seen"], request.user)


def _initial(request: HttpRequest, draft: Version, parts: list[Part], kept: Asked | None) -> dict[str, Any]:
    """Of a question that is there, or of a new one in the section that the link named."""
    if kept is None:
        place = request.GET.get("phan", "")
        return {"section": parts[int(place) - 1].title} if place.isdecimal() and 1 <= int(place) <= len(parts) else {}
    place_of = drafts.place_of(parts, kept.key) or (0, 0)
    return initial_of(kept, parts[place_of[0]].title, editing.mark_in(draft, parts, kept.key))


def _compared(request: HttpRequest, form: QuestionForm, changed: editing.Changed, key: str) -> list[Any]:
    """What the other wording says otherwise; from now on the form knows that it was seen."""
    mine = form.asked(key, changed.now.directive if changed.now else None)
    _mark_as_seen(form, changed.mark)
    form.add_error(None, str(changed.message))
    if changed.now is None:
        return []
    documents = words_of_documents(request.user, [changed.now.directive, mine.directive])
    return fields_between(changed.now, mine, documents)


def _mark_as_seen(form: forms.Form, mark: str) -> None:
    data = form.data.copy()  # type: ignore[attr-defined]
    data["seen"] = mark
    form.data = data


def _after(request: HttpRequest, code: str, asked: Asked, section: str) -> str:
    if "next" not in request.POST:
        return f"{_url(code)}#{asked.key}"
    draft = draft_or_404(request, code)[1]
    place = drafts.place_of_section(parts_of(draft), section) or 0
    return f"{reverse('checklists:new_question', args=[code])}?phan={place + 1}"


def _shown(kept: Asked | None) -> Question:
    if kept is None:
        return Question(place=1, text="")
    names = ("text", "kind", "measure", "weight", "proof", "guidance", "basis")
    return Question(place=1, choices=list(kept.choices), **{name: getattr(kept, name) for name in names})


def _preview(question: Question) -> dict[str, Any]:
    form: forms.Form = AnswerForm(answer=Answer(question=question), prefix="xem", auto_id="%s")
    for field in form.fields.values():
        field.disabled = True
    return {"question": question, "answer_form": form}


def _titles(parts: list[Part]) -> list[str]:
    return [part.title for part in parts]


def _url(code: str) -> str:
    return reverse("checklists:edit_checklist", args=[code])
