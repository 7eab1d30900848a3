"""Numbers from another system: the list is sent, checked on a page that writes nothing, and confirmed."""

import io
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.files.errors import FileRefused
from intranet.files.lists import read_list
from intranet.outgoing.elsewhere import tickets
from intranet.outgoing.elsewhere.access import office_or_404
from intranet.outgoing.elsewhere.entries import entry_of
from intranet.outgoing.elsewhere.forms import Decisions, ListForm
from intranet.outgoing.elsewhere.lines import Line, ListRefused, lines_of
from intranet.outgoing.elsewhere.pages import check_page
from intranet.outgoing.elsewhere.waiting import waiting
from intranet.outgoing.services import TakenOver, take_over
from intranet.printing.answers import XLSX, file_answer
from intranet.spreadsheets import write_xlsx

WAITING_HEADS = ("Mã văn bản", "Số", "Ngày tháng văn bản", "Ký hiệu", "Tên loại", "Trích yếu nội dung văn bản")
"""Headings of the list to be filled in; like the registers', in Vietnamese always."""


def upload(request: HttpRequest, office_id: int) -> HttpResponse:
    """The list is chosen here; once it was read, its dry run is the answer."""
    person: Any = request.user
    office = office_or_404(request, office_id)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (lines := _read(form, person)):
        return render(request, "intranet/outgoing/elsewhere/check.html", check_page(office, person, lines))
    context = {"form": form, "office": office, "waiting": waiting(office, person)}
    return render(request, "intranet/outgoing/elsewhere/upload.html", context)


def confirm(request: HttpRequest, office_id: int) -> HttpResponse:
    """What was chosen is written. When something is refused, the page comes back with the reason beside its row."""
    person: Any = request.user
    office = office_or_404(request, office_id)
    lines = tickets.read(request.POST.get("ticket", ""), office, person)
    if lines is None:
        if request.method == "POST":
            messages.error(request, _("This check is out of date. Choose the list again; nothing was written."))
        return redirect("outgoing:elsewhere", office_id=office.pk)
    decisions = Decisions(request.POST, [entry_of(line) for line in lines])
    outcomes = take_over(office, decisions.listed(), person)
    _tell(request, outcomes)
    if outcomes and not any(each.problems for each in outcomes):
        return redirect("outgoing:list")
    page = check_page(office, person, lines, decisions.choices, outcomes)
    return render(request, "intranet/outgoing/elsewhere/check.html", page | {"was_refused": True})


def waiting_list(request: HttpRequest, office_id: int) -> HttpResponse:
    """The documents that wait, as a list to be filled in; their codes find them again without fail."""
    office = office_or_404(request, office_id)
    rows = [
        (each.public_id, "", "", each.symbol.lstrip("/-"), each.type_name, each.summary)
        for each in waiting(office, request.user)  # type: ignore[arg-type]
    ]
    target = io.BytesIO()
    write_xlsx(target, WAITING_HEADS, rows, sheet="Văn bản chờ số")
    return file_answer(target.getvalue(), XLSX, "van-ban-cho-so.xlsx")


def _read(form: ListForm, person: Any) -> list[Line]:
    """The lines of the list; none when the form now says why not."""
    try:
        found = read_list(form.cleaned_data["file"], by=person, vouched=form.cleaned_data["looked"])
        return lines_of(found)
    except FileRefused as refused:
        form.refuse(refused.message, doubt=refused.doubt)
    except ListRefused as refused:
        form.add_error("file", refused.problems)
    return []


def _tell(request: HttpRequest, outcomes: list[TakenOver]) -> None:
    new = sum(each.is_new for each in outcomes)
    there = sum(not each.is_new and not each.problems for each in outcomes)
    if new:
        words = ngettext("%(n)s document has got its number.", "%(n)s documents have got their numbers.", new)
        messages.success(request, words % {"n": new})
    if there:
        words = ngettext("%(n)s row had its number already.", "%(n)s rows had their numbers already.", there)
        messages.info(request, words % {"n": there})
