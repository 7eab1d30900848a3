"""The screens of the vocabulary of topics."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intranet.editor.topics.forms import NewTopicForm, TopicForm
from intranet.people.models import Person
from intranet.topics.errors import NameMissing, NameTaken, TopicError
from intranet.topics.models import Topic
from intranet.topics.services import add_topic, change_topic

keeps_topics = permission_required("intranet_topics.change_topic", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_topics
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """All topics, and a form for one more."""
    form = NewTopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_topic(form.cleaned_data["name"], cast(Person, request.user))
        except TopicError as refused:
            form.add_error("name", _why(refused))
        else:
            messages.success(request, _("The topic is added."))
            return redirect("topics_admin:index")
    context = {"form": form, "topics": Topic.objects.order_by("-is_offered", "folded")}
    return render(request, "intranet/editor/topics/index.html", _titled() | context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_topics
@never_cache
def change(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Call a topic otherwise, or offer it no more."""
    topic = get_object_or_404(Topic, pk=topic_id)
    form: forms.Form = TopicForm(request.POST or None, initial={"name": topic.name, "is_offered": topic.is_offered})
    if request.method == "POST" and form.is_valid():
        try:
            change_topic(topic.pk, cast(Person, request.user), **form.cleaned_data)
        except TopicError as refused:
            form.add_error("name", _why(refused))
        else:
            messages.success(request, _("The topic is changed."))
            return redirect("topics_admin:index")
    return render(request, "intranet/editor/topics/change.html", _titled(topic) | {"form": form, "topic": topic})


def _why(refused: TopicError) -> str:
    if isinstance(refused, NameTaken):
        return _("There is a topic “%(name)s” already.") % {"name": refused}
    assert isinstance(refused, NameMissing)  # noqa: S101  there is no third
    return _("A name needs letters or figures.")


def _titled(topic: Topic | None = None) -> dict[str, Any]:
    title = topic.name if topic else _("Topics")
    trail = [{"url": reverse("topics_admin:index") if topic else "", "label": _("Topics")}]
    trail += [{"url": "", "label": title}] if topic else []
    return {"header_title": title, "page_title": title, "header_icon": "tag", "breadcrumbs_items": trail}
