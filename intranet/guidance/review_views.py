"""Looking pages through: what is due, and what is said about one."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intranet.access.decisions import visible_or_404
from intranet.directives.rules import is_number
from intranet.guidance.errors import GuidanceRefused
from intranet.guidance.forms import ReviewForm
from intranet.guidance.models import GuidancePage
from intranet.guidance.queries import due_for_review, is_due_for_review
from intranet.guidance.services import confirm, end_reviews, hand_over, postpone
from intranet.people.models import Person
from intranet.people.rules import today


def listing(request: HttpRequest) -> HttpResponse:
    """“Trang đến hạn rà soát”: pages on which the person works and whose day has come."""
    asked = request.GET.get("page", "1")
    number = int(asked) if is_number(asked) and len(asked) < 7 else 1
    found = Paginator(due_for_review(request.user, today()), 20).get_page(number)  # type: ignore[arg-type]
    return render(request, "intranet/guidance/due.html", {"page": found})


def review(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """It still holds, it is put off, somebody else answers for it, or it need not be looked through."""
    page = visible_or_404(request, GuidancePage, action="review", public_id=public_id)
    form = ReviewForm(request.POST if request.method == "POST" else None, page=page)
    if request.method == "POST" and form.is_valid():
        try:
            _settle(page, request.user, form.cleaned_data)  # type: ignore[arg-type]
        except GuidanceRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, _("It is noted."))
            return redirect("guidance:due")
    context = {"guidance": page, "form": form, "is_due": is_due_for_review(page, today())}
    return render(request, "intranet/guidance/review.html", context)


def _settle(page: GuidancePage, by: Person, typed: dict[str, Any]) -> None:
    match typed["what"]:
        case ReviewForm.CONFIRM:
            confirm(page.pk, by, typed["day"])
        case ReviewForm.POSTPONE:
            postpone(page.pk, by, typed["day"])
        case ReviewForm.HAND_OVER:
            hand_over(page.pk, by, typed["person"])
        case _:
            end_reviews(page.pk, by)
