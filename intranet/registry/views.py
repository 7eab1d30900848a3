"""The control panel in the admin: list, switch, settings. Only for administrators; for anybody else it is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.registry.errors import NotInstalled, PluginRefusal
from intranet.registry.forms import SettingsForm, SwitchForm
from intranet.registry.queries import CardState, PluginCard, card, panel
from intranet.registry.services import disable, enable, save_settings
from intranet.registry.settings import declared_settings, settings_of

PERMISSION = "intranet_registry.change_pluginrecord"
View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """The view, for whoever may change plugins; a 404 for everybody else."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise Http404
        return view(request, *arguments, **named)

    return asked


@for_administrators
def index(request: HttpRequest, form: SwitchForm | None = None, refused: str = "") -> HttpResponse:
    """Every plugin with its state, what it contributes, its health, and what switching it means."""
    cards = panel()
    on = [_with_form(shown, form, refused) for shown in cards if shown.is_enabled]
    off = [_with_form(shown, form, refused) for shown in cards if shown.state is CardState.DISABLED]
    others = [(shown, None) for shown in cards if shown.state in {CardState.QUARANTINED, CardState.ABSENT}]
    groups = [(_("Enabled"), on), (_("Installed, disabled"), off), (_("Not loaded"), others)]
    context = {
        "groups": [(heading, group) for heading, group in groups if group],
        "installed": len(on) + len(off),
        "enabled": len(on),
        "checked_at": timezone.localtime(),
    }
    return render(request, "intranet/registry/index.html", context, status=422 if refused else 200)


def _with_form(shown: PluginCard, form: SwitchForm | None, refused: str) -> tuple[PluginCard, SwitchForm]:
    return shown, form if form is not None and shown.slug == refused else SwitchForm(card=shown)


@require_POST
@for_administrators
def switch(request: HttpRequest, slug: str) -> HttpResponse:
    """Switch a plugin to the state the button named; repeating it changes nothing."""
    shown = _card_or_404(slug)
    to = request.POST.get("to")
    if to not in {"on", "off"}:
        raise Http404
    form = SwitchForm(request.POST, card=shown)
    if to == "off" and not form.is_valid():
        return index(request, form=form, refused=slug)
    try:
        enable(slug, actor=request.user) if to == "on" else disable(slug, actor=request.user)
    except PluginRefusal as refusal:
        messages.error(request, str(refusal))
    else:
        done = _("“%(title)s” is on.") if to == "on" else _("“%(title)s” is off.")
        messages.success(request, done % {"title": shown.title})
    return redirect("plugins:index")


@for_administrators
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """The settings of one plugin."""
    shown = _card_or_404(slug)
    if not shown.has_settings:
        raise Http404
    form = SettingsForm(request.POST or None, declared=declared_settings(slug), initial=settings_of(slug))
    if request.method == "POST" and form.is_valid():
        save_settings(slug, form.cleaned_data, actor=request.user)
        messages.success(request, _("Settings saved. They apply from now on."))
        return redirect("plugins:index")
    return render(request, "intranet/registry/settings.html", {"card": shown, "form": form})


def _card_or_404(slug: str) -> PluginCard:
    try:
        return card(slug)
    except NotInstalled:
        raise Http404 from None
