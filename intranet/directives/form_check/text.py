"""The text itself: bases, order of articles and items, figures, end. Annex I, II.6."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from intranet.directives.form_check.form import Form
from intranet.directives.form_check.ordering import Step, steps_of
from intranet.directives.form_check.remarks import FormRemark, must, should

_BASIS = re.compile(r"^(?:-\s*)?(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét [Tt]ờ trình)\s")
_CITED = re.compile(r"^(?:-\s*)?Căn cứ (?:Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Công văn)\b")
_NUMBERED = re.compile(r"\bsố\b.{0,5}\d|\d[/-]\S", re.I)
_DATED = re.compile(r"\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}")
_BARE_DAY = re.compile(r"\bngày [1-9] tháng|\btháng [12] năm")
_SPACED_MARK = re.compile(r"\w [,;:.](?:\s|$)|\w[,;][^\W\d_]")
_END_TYPED = re.compile(r"\.\s?/\s?\.")
_WITH_BASES = frozenset({"quyet-dinh", "nghi-quyet"})


def check_bases(form: Form) -> Iterator[FormRemark]:
    bases = list(_bases(form))
    if not bases and form.type_slug in _WITH_BASES and not form.is_party and form.paragraphs:
        yield should("bases-missing", "paragraphs", _("A decision says on what it is based: “Căn cứ …;”."))
    if form.is_party:
        return
    for number, text in bases[:-1]:
        if not text.endswith(";"):
            yield must("bases-semicolon", "paragraphs", _("A legal basis ends with a semicolon (;)."), number)
    for number, text in bases[-1:]:
        if not text.endswith("."):
            yield must("bases-stop", "paragraphs", _("The last legal basis ends with a full stop (.)."), number)
    for number, text in bases:
        if _CITED.match(text) and not (_NUMBERED.search(text) and _DATED.search(text)):
            words = _("A legal basis is cited with number, symbol, date, issuing body and summary.")
            yield should("bases-incomplete", "paragraphs", words, number)


def _bases(form: Form) -> Iterator[tuple[int, str]]:
    """Those at the beginning; lines in capitals (who decides) may stand before and between."""
    for number, text in form.paragraphs:
        if _BASIS.match(text):
            yield number, text.rstrip()
        elif not text.isupper():
            return


def check_order(form: Form) -> Iterator[FormRemark]:
    """Articles, items and points follow each other without a gap; where the first goes wrong is enough."""
    if not form.paragraphs:
        yield must("text-missing", "paragraphs", _("The document has no text yet."))
    seen: set[str] = set()
    for step in steps_of(form.paragraphs):
        if step.is_wrong and step.kind not in seen:
            seen.add(step.kind)
            yield must(f"{step.kind}-order", "paragraphs", _order_words(step), step.paragraph)


def _order_words(step: Step) -> object:
    return _("“%(found)s” does not follow. Expected here: “%(expected)s”.") % {
        "found": step.found,
        "expected": step.expected,
    }


def check_figures(form: Form) -> Iterator[FormRemark]:
    for number, text in form.paragraphs:
        if _BARE_DAY.search(text):
            words = _("Days below 10 and months 1 and 2 have a zero in front: ngày 05 tháng 02.")
            yield should("figures-zero", "paragraphs", words, number)
            break
    for number, text in form.paragraphs:
        if _SPACED_MARK.search(text):
            words = _("A mark stands close behind the word before it, with a blank after it.")
            yield should("figures-spacing", "paragraphs", words, number)
            break


def check_end(form: Form) -> Iterator[FormRemark]:
    for number, text in form.paragraphs:
        if _END_TYPED.search(text):
            words = (
                _("A Party document ends with a full stop, without “./.”.")
                if form.is_party
                else _("Leave out “./.”; the print sets it at the end of the text.")
            )
            yield must("end-typed", "paragraphs", words, number)
            return
    if not form.knows_urgency:
        yield must("urgency-unknown", "urgency", _("Choose the urgency: normal, khẩn, thượng khẩn or hỏa tốc."))
