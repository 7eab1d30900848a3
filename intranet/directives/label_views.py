"""The topic of a document that is registered or issued."""

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intranet.access.decisions import visible_or_404
from intranet.directives.models import Directive
from intranet.directives.services.labelling import label
from intranet.topics.forms import TopicField


class LabelForm(forms.Form):
    """One topic or none."""

    topic = TopicField(help_text="")


def choose_topic(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Choose the topic; the text stays as it is."""
    directive = visible_or_404(request, Directive, action="label", public_id=public_id)
    form = LabelForm(request.POST or None, initial={"topic": directive.topic_id})
    form.fields["topic"].keep(directive.topic_id)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        label(directive.pk, request.user, form.cleaned_data["topic"])  # type: ignore[arg-type]
        messages.success(request, _("The topic is recorded."))
        return redirect(directive.get_absolute_url())
    return render(request, "intranet/directives/label.html", {"directive": directive, "form": form})
