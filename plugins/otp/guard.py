"""The guard ``otp``: a code of a device, fresh enough for what is to be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from intranet.contracts import Demand, Verdict
from plugins.otp.models import Otherwise, Policy
from plugins.otp.queries import demanded, devices_of, usable
from plugins.otp.verified import is_satisfied
from plugins.otp.ways import Way, sealed_way, way_of


class OneTimePassword:
    """Asks for a code, by the policy of the rule that asks."""

    def check(self, request: HttpRequest, demand: Demand) -> Verdict:
        if not request.user.is_authenticated:
            return Verdict.DENY
        policy = demanded(demand.rule, request)
        if is_satisfied(request, policy):
            return Verdict.ALLOW
        if policy.otherwise == Otherwise.ENROL:
            return Verdict.CHALLENGE
        if any(device.kind in policy.kinds for device in devices_of(request.user)):
            return Verdict.CHALLENGE
        return _without_device(policy)

    def challenge(self, request: HttpRequest, demand: Demand) -> HttpResponse:
        way = way_of(request, demand)
        return asked(request, way) if request.accepts("text/html") else HttpResponse(status=403)


def _without_device(policy: Policy) -> Verdict:
    if policy.otherwise == Otherwise.DENY:
        return Verdict.DENY
    return Verdict.ALLOW if policy.is_in_grace else Verdict.CHALLENGE


def asked(request: HttpRequest, way: Way) -> HttpResponse:
    """The answer in place of what was wanted: the page that asks for a code, or the one that sets a device up.

    What an unsafe request held stands on the page, and nothing of it was done.
    """
    has_device = bool(usable(devices_of(request.user), demanded(way.rule, request).kinds))
    if way.is_unsafe:
        context = {"way": way, "word": sealed_way(way, request.user), "has_device": has_device}
        answer = render(request, "otp/not_done.html", context, status=403)
        answer.headers["Cache-Control"] = "no-store"
        return answer
    page = "otp:step_up" if has_device else "otp:begin"
    address = f"{reverse(page)}?{urlencode({'den': sealed_way(way, request.user)})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
