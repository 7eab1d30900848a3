"""What every screen with a form does: hand it to the service, say why not, or go on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.functional import Promise

from intranet.files.errors import FileRefused
from intranet.files.forms import VouchedForm


class Refused(Exception):
    """``message`` says what is in the way and what to do; nothing was written. ``field`` names what was typed wrongly,
    as the form calls it.
    """

    def __init__(self, message: "str | Promise", field: str = "") -> None:
        super().__init__(str(message))
        self.message, self.field = message, field


def done(request: HttpRequest, form: Any, do: Callable[[Any], Any], to: Any, said: Any) -> HttpResponseRedirect | None:
    """Go to ``to`` when ``form`` is right and ``do`` did it, and say ``said``; either may depend on what was done. None
    when the screen is shown again, and says why not.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        found = do(form)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused.message))
        return None
    except FileRefused as refused:
        _say_of_file(form, refused)
        return None
    messages.success(request, str(said(found) if callable(said) else said))
    return redirect(to(found) if callable(to) else to)


def pressed(request: HttpRequest, do: Callable[[], Any], to: str, said: Any, *, otherwise: str = "") -> HttpResponse:
    """The answer to a button that is a form of its own: what was done, or why not, and back to the page (``otherwise``
    where it was not done).
    """
    try:
        do()
    except Refused as refused:
        messages.error(request, str(refused.message))
        return redirect(otherwise or to)
    messages.success(request, str(said))
    return redirect(to)


def _say_of_file(form: Form, refused: FileRefused) -> None:
    if isinstance(form, VouchedForm):
        form.refuse(refused.message, doubt=refused.doubt)
    else:
        form.add_error(None, str(refused.message))
