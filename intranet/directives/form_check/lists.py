"""Addressees, recipients and file copy: annex I, II.9."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from intranet.directives.form_check.form import Form
from intranet.directives.form_check.remarks import FormRemark, must, should
from intranet.directives.recognition.folding import printed_key

_ADDRESSED = frozenset({"cong-van", "to-trinh"})
_NOT_ADDRESSED = frozenset(
    {"nghi-quyet", "quyet-dinh", "chi-thi", "quy-che", "quy-dinh", "thong-bao", "thong-cao", "huong-dan", "ket-luan"}
)
_WITHOUT_RECIPIENTS = frozenset({"bien-ban", "thu-cong"})
_TYPED_WORD = re.compile(r"^\s*(?:Kính gửi|Kính trình|Nơi nhận)\s*:?|^\s*[-–+•*]", re.I)
_KEPT = re.compile(r"^\s*[-–]?\s*Lưu\b")
_ARTICLE = re.compile(r"^Điều (\d+)")
_AS_ARTICLE = re.compile(r"^Như Điều (\d+)")
_STATE_ARCHIVE = re.compile(r"Lưu: VT(?:, [^,;\s][^,;]*)*")
_PARTY_ARCHIVE = re.compile(r"Lưu [^:]+")


def check_addressees(form: Form) -> Iterator[FormRemark]:
    if form.type_slug in _ADDRESSED and not form.addressees:
        yield must("addressees-missing", "addressees", _("Write to whom the document is addressed (“Kính gửi”)."))
    if form.type_slug in _NOT_ADDRESSED and form.addressees:
        words = _("This type of document has no “Kính gửi”; who gets it stands under “Nơi nhận”.")
        yield should("addressees-unwanted", "addressees", words)
    if any(_TYPED_WORD.search(line) for line in form.addressees):
        yield must("addressees-marks", "addressees", _MARKS)


_MARKS = _("Leave out the heading and the dashes; the print sets them. Write one name a line.")


def check_recipients(form: Form) -> Iterator[FormRemark]:
    others = [line for line in form.recipients if not _KEPT.match(line)]
    if not others and form.type_slug not in _WITHOUT_RECIPIENTS:
        yield must("recipients-missing", "recipients", _("Write who receives the document (“Nơi nhận”)."))
        return
    if any(_TYPED_WORD.search(line) for line in others):
        yield must("recipients-marks", "recipients", _MARKS)
    if form.addressees and printed_key(others[0].rstrip(";., ")) != "như trên":
        words = _("The first recipient is “Như trên”: those to whom the document is addressed.")
        yield must("recipients-as-above", "recipients", words)
    yield from _as_articles(form, others)


def _as_articles(form: Form, recipients: list[str]) -> Iterator[FormRemark]:
    articles = [int(found[1]) for _number, text in form.paragraphs if (found := _ARTICLE.match(text))]
    named = [int(found[1]) for line in recipients if (found := _AS_ARTICLE.match(line.lstrip("- ")))]
    if form.type_slug == "quyet-dinh" and articles and not named:
        words = _("The first recipient of a decision is “Như Điều …”: those who carry it out.")
        yield should("recipients-articles", "recipients", words)
    if any(number not in articles for number in named):
        yield must(
            "recipients-no-article", "recipients", _("“Như Điều …” names an article that the text does not have.")
        )


def check_archive(form: Form) -> Iterator[FormRemark]:
    line = form.archive_line.rstrip(".; ")
    if any(_KEPT.match(recipient) for recipient in form.recipients):
        yield must("archive-in-recipients", "recipients", _("Write the file copy (“Lưu …”) in its own field."))
    elif not line:
        if form.type_slug not in _WITHOUT_RECIPIENTS:
            yield must("archive-missing", "archive_line", _("Write where the file copy is kept (“Lưu …”)."))
    elif not (_PARTY_ARCHIVE if form.is_party else _STATE_ARCHIVE).fullmatch(line.partition(". ")[0]):
        example = "Lưu Văn phòng Tỉnh ủy" if form.is_party else "Lưu: VT, NC"
        yield must("archive-form", "archive_line", _("Write the file copy like “%(example)s”.") % {"example": example})
