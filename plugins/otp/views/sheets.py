"""Codes on paper: cards and recovery codes. They are shown in the answer that makes them, and never again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intranet.contracts import source_of, today
from plugins.otp.errors import AlreadyMade, CodeRefused, NoSuchDevice
from plugins.otp.forms import FirstCellForm
from plugins.otp.models import Kind
from plugins.otp.queries import devices_of, for_every_day
from plugins.otp.rules import COLUMNS
from plugins.otp.services.enrolling import SHEET_NAMES, confirm_card, make_card, make_recovery_codes
from plugins.otp.views.doors import begin_address, own_code_first, sent_to, set_up_door, word_of
from plugins.otp.views.setting_up import counted, with_way


@never_cache
@sent_to(begin_address)
@set_up_door
def new_card(request: HttpRequest) -> HttpResponse:
    """Make a card and show it for printing."""
    card, cells = make_card(request.user)
    width = len(COLUMNS)
    rows = [(number // width + 1, cells[number : number + width]) for number in range(0, len(cells), width)]
    form = FirstCellForm(name=card.name)
    context = {"form": form, "card": str(card.public_id), "rows": rows, "columns": COLUMNS, "word": word_of(request)}
    return render(request, "otp/card.html", context | {"number": card.card_number, "made": card.created_at})


@never_cache
@sensitive_post_parameters("code")
@sent_to(begin_address)
@set_up_door
def card(request: HttpRequest) -> HttpResponse:
    """Let the card count once its first cell was read; the codes are not shown again."""
    form, public_id = FirstCellForm(request.POST, name=SHEET_NAMES[Kind.CARD]), request.POST.get("card", "")
    if form.is_valid():
        try:
            name, code = form.cleaned_data["name"], form.cleaned_data["code"]
            made = confirm_card(request.user, public_id, name, code, source=source_of(request))
        except (NoSuchDevice, ValueError, ValidationError) as missing:
            raise Http404 from missing
        except CodeRefused as refused:
            form.refuse(refused)
        else:
            return counted(request, made)
    return render(request, "otp/card.html", {"form": form, "card": public_id, "rows": [], "word": word_of(request)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_code_first
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make recovery codes and show them; whoever comes back to the address is led to their devices."""
    if request.method != "POST":
        return redirect(with_way(request, "otp:devices"))
    if not for_every_day(devices_of(request.user)):
        raise Http404
    try:
        codes = make_recovery_codes(request.user, instead_of=request.POST.get("instead_of", ""))
    except AlreadyMade:
        messages.warning(request, _("New codes were made already. If they are not on paper, make new ones once more."))
        return redirect(with_way(request, "otp:devices"))
    context = {"codes": codes, "made": today(), "back": with_way(request, "otp:devices")}
    return render(request, "otp/recovery_codes.html", context)
