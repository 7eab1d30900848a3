"""Issuer, type, place, date and summary: annex I, II.2, 4 and 5."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from intranet.directives.form_check.form import Form
from intranet.directives.form_check.remarks import FormRemark, must, should
from intranet.directives.recognition import DOCUMENT_TYPES

_ABBREVIATED = re.compile(r"\b(?:UBND|HĐND|MTTQ|UBMTTQ|BCĐ|BQL|VP|TP|TX)\b")
_SHORT_PLACE = re.compile(r"^(?:TP|TX|T|H|Q|P|X)\s?\.|^(?:TP|TX)\b", re.I)
_SMALL = frozenset({"phố", "xã", "trấn", "khu"})
"""Second words of Thành phố, Thị xã, Thị trấn, Đặc khu (annex I: "Thành phố Hồ Chí Minh")."""

_ABOUT = re.compile(r"^(?:V/v|về việc)\b", re.I)
_DATES = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_LONGEST_SUMMARY = 150
_OF_STATE = frozenset(each.slug for each in DOCUMENT_TYPES if each.of_state)
_OF_PARTY = frozenset(each.slug for each in DOCUMENT_TYPES if each.party_code)


def check_issuer(form: Form) -> Iterator[FormRemark]:
    if not form.issuer:
        yield must("issuer-missing", "issuer", _("Write the issuing body."))
    elif _ABBREVIATED.search(form.issuer):
        yield must("issuer-short", "issuer", _("Write the issuing body's full official name, without abbreviations."))


def check_type(form: Form) -> Iterator[FormRemark]:
    if not form.type_slug:
        yield must("type-missing", "type", _("Choose the type of the document."))
        return
    if form.type_slug not in (_OF_PARTY if form.is_party else _OF_STATE):
        words = (
            _("The Party does not issue this type of document.")
            if form.is_party
            else _("This type is not among the 29 of Decree 30/2020/NĐ-CP, article 7.")
        )
        yield must("type-family", "type", words)
    day = form.date or form.today
    if (form.valid_from and day < form.valid_from) or (form.valid_to and day > form.valid_to):
        yield must("type-not-in-force", "type", _("This type of document may not be used on that day."))


def check_place(form: Form) -> Iterator[FormRemark]:
    if not form.place:
        yield must("place-missing", "place", _("Write the place where the issuing body has its seat."))
        return
    if form.place[-1] in ",.;:":
        yield must("place-mark", "place", _("Leave out the comma behind the place; the print sets it."))
    if _SHORT_PLACE.search(form.place):
        yield must("place-short", "place", _("Write the place in full, without abbreviations."))
    elif any(word[0].islower() and word not in _SMALL for word in re.findall(r"[^\W\d_]+", form.place)):
        yield must("place-capitals", "place", _("Every word of the place begins with a capital letter."))


def check_date(form: Form) -> Iterator[FormRemark]:
    """A draft may be without a date: it is given with the number."""
    if form.date is None:
        return
    if form.date > form.today:
        yield must("date-future", "date", _("The date of the document is still to come."))
    later = [(number, day) for number, text in form.paragraphs for day in _bases_dates(text) if day > form.date]
    if later:
        number, day = later[0]
        words = _("The document is dated before its basis of %(day)s.") % {"day": f"{day:%d/%m/%Y}"}
        yield must("date-before-basis", "date", words, number)


def _bases_dates(text: str) -> Iterator[date]:
    if not text.lstrip("- ").startswith("Căn cứ"):
        return
    for day, month, year in _DATES.findall(text):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue


def check_summary(form: Form) -> Iterator[FormRemark]:
    if not form.summary:
        yield must("summary-missing", "summary", _("Write the summary of the document."))
        return
    if form.summary[-1] in ".;:,":
        yield must("summary-stop", "summary", _("The summary ends without a full stop or other mark."))
    if form.is_official_letter and _ABOUT.match(form.summary):
        yield must("summary-about", "summary", _("Leave out “V/v”; the print sets it before the summary."))
    if len(form.summary) > _LONGEST_SUMMARY:
        yield should("summary-long", "summary", _("The summary is long. Say in one short phrase what it is about."))
    if form.summary.isupper():
        yield must("summary-capitals", "summary", _("The summary is written in small letters."))
    if form.type_name and form.summary.casefold().startswith(f"{form.type_name} ".casefold()):
        yield should("summary-type", "summary", _("Leave out the type in the summary; it stands above it."))
