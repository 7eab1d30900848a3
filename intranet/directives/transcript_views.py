"""Putting right what was read from an original, after registration or issue."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import escape
from django.utils.translation import gettext as _

from intranet.access.decisions import visible_or_404
from intranet.directives.blocks import plain_text
from intranet.directives.cleaning import TextRefused
from intranet.directives.errors import ReadAnewMeanwhile, TransitionRefused
from intranet.directives.forms import TranscriptForm
from intranet.directives.meanwhile import saved_beside
from intranet.directives.models import Directive
from intranet.directives.pages import transcript_page
from intranet.directives.services import transcribe
from intranet.directives.whereabouts import whereabouts


def put_right(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The pages of the original beside the text that was read from them."""
    directive = visible_or_404(request, Directive, action="transcribe", public_id=public_id)
    page = transcript_page(directive)
    if page is None:
        raise Http404
    form = TranscriptForm(request.POST or None, initial=page["initial"])
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        try:
            transcribe(
                directive.pk,
                request.user,  # type: ignore[arg-type]
                _paragraphs(directive, entered["paragraphs"]),
                change_note=entered["change_note"],
                seen=entered["seen"],
            )
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
            if isinstance(refused, ReadAnewMeanwhile):
                directive.refresh_from_db()
                saved = (plain_text(block) for block in directive.body)
                page |= saved_beside(form, "paragraphs", saved, seen=str(directive.current_version_id))
        except TextRefused as refused:
            form.add_error("paragraphs", str(refused))
        else:
            messages.success(request, _("The text is put right."))
            return redirect(directive.get_absolute_url())
    place = whereabouts(directive, request.user)  # type: ignore[arg-type]
    request.listed_under = place.url  # type: ignore[attr-defined]
    return render(request, "intranet/directives/transcribe.html", page | {"place": place, "form": form})


def _paragraphs(directive: Directive, lines: list[str]) -> list[str]:
    """Lines that nobody touched keep their emphasis."""
    kept = {plain_text(block): block.value.source for block in directive.body if block.block_type != "heading"}
    return [kept.get(line, escape(line)) for line in lines]
