"""What is guarded, for administrators."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intranet.contracts import rules_of
from plugins.otp.forms_admin import GuardForm, PolicyForm, ReleaseForm
from plugins.otp.known import GUARD, label_of
from plugins.otp.queries import policy_of
from plugins.otp.services.policies import guard_also, set_policy, stop_guarding
from plugins.otp.views.doors import View, code_first, sent_to

POLICIES, RESETS = "plugin_otp.set_policies", "plugin_otp.reset_devices"


def permitted(permission: str) -> Callable[[View], View]:
    """A missing page for who has not got the permission; for who has, a fresh code first."""

    def decorator(view: View) -> View:
        inner = code_first(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise Http404
            return inner(request, *args, **kwargs)

        return guarded

    return decorator


@require_safe
@permitted(POLICIES)
def index(request: HttpRequest) -> HttpResponse:
    """Every rule in force with its policy, those released, and what could be guarded besides."""
    rules = rules_of(GUARD)
    in_force = [(rule, label_of(rule.name), policy_of(rule.name, request)) for rule in rules if not rule.released_at]
    released = [(rule, label_of(rule.name)) for rule in rules if rule.released_at]
    context = {"in_force": in_force, "released": released, "form": GuardForm()}
    return render(request, "otp/office.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(POLICIES)
def policy(request: HttpRequest, rule: str) -> HttpResponse:
    """The policy of one rule."""
    _in_force_or_404(rule)
    form = PolicyForm(request.POST or None, instance=policy_of(rule))
    if form.is_valid():
        set_policy(form.save(commit=False), request.user)
        messages.success(request, _("The policy is saved and holds at once."))
        return redirect("otp_admin:index")
    return render(request, "otp/policy.html", {"form": form, "label": label_of(rule), "rule": rule})


@sent_to(lambda request: reverse("otp_admin:index"))
@permitted(POLICIES)
def guard(request: HttpRequest) -> HttpResponse:
    """Guard something more."""
    form = GuardForm(request.POST)
    if form.is_valid():
        guard_also(form.cleaned_data["name"], request.user)
        messages.success(request, _("A code is asked for from now on."))
    return redirect("otp_admin:index")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(POLICIES)
def stop(request: HttpRequest, rule: str) -> HttpResponse:
    """Stop guarding something, for a reason that stays in the log."""
    _in_force_or_404(rule)
    form = ReleaseForm(request.POST or None)
    if form.is_valid():
        stop_guarding(rule, form.cleaned_data["reason"], request.user)
        messages.success(request, _("No code is asked for there any more."))
        return redirect("otp_admin:index")
    return render(request, "otp/stop.html", {"form": form, "label": label_of(rule), "rule": rule})


def _in_force_or_404(name: str) -> None:
    if name not in {rule.name for rule in rules_of(GUARD) if not rule.released_at}:
        raise Http404
