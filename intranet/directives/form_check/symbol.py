"""Number and symbol: annex I, II.3; for the Party 05-HD/VPTW."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from intranet.directives.form_check.form import Form
from intranet.directives.form_check.remarks import FormRemark, must, should
from intranet.directives.recognition import Symbol, parse
from intranet.directives.recognition.bodies import fits

_WITHOUT_SYMBOL = frozenset({"thu-cong"})


def check_symbol(form: Form) -> Iterator[FormRemark]:
    """A draft has its symbol before it has its number: ``/UBND-NC``, ``-CT/TU``."""
    if not form.symbol:
        if form.type_slug not in _WITHOUT_SYMBOL:
            words = _("Write the symbol of the document; the number before it may stay empty until it is numbered.")
            yield must("symbol-missing", "symbol", words)
        return
    symbol = parse(form.symbol)
    if symbol is None or str(symbol) != form.symbol:
        yield _unreadable(form, symbol)
    elif (symbol.family == "PTY") != form.is_party:
        yield must("symbol-family", "symbol", _FAMILY_WORDS[form.is_party])
    else:
        yield from _parts(form, symbol)


_FAMILY_WORDS = {
    True: _("A Party document has the hyphen first, then the slash: 58-QĐ/TW."),
    False: _("A State document has the slash first, then the hyphen: 15/QĐ-UBND."),
}


def _unreadable(form: Form, symbol: Symbol | None) -> FormRemark:
    if symbol is None:
        example = "58-QĐ/TU" if form.is_party else "15/QĐ-UBND"
        words = _("“%(symbol)s” is no symbol. Write it like %(example)s, without blanks.")
        return must("symbol-unreadable", "symbol", words % {"symbol": form.symbol, "example": example})
    words = _("“%(symbol)s” is written as %(printed)s.")
    return must("symbol-unreadable", "symbol", words % {"symbol": form.symbol, "printed": symbol})


def _parts(form: Form, symbol: Symbol) -> Iterator[FormRemark]:
    if form.type_slug and symbol.type_code != form.code:
        yield _other_type(form, symbol)
    if form.issuer and not fits(symbol.body, form.issuer):
        words = _("“%(body)s” in the symbol does not look like an abbreviation of %(issuer)s.")
        yield should("symbol-issuer", "symbol", words % {"body": symbol.body, "issuer": form.issuer})
    if symbol.number.isdigit() and len(symbol.number) == 1:
        yield must("symbol-zero", "symbol", _("Numbers below 10 have a zero in front: 05."))


def _other_type(form: Form, symbol: Symbol) -> FormRemark:
    if not form.code:
        words = _("An official letter has no abbreviation of its type in the symbol: 1052/UBND-NC.")
        return must("symbol-type", "symbol", words)
    words = _("The symbol of this type of document has “%(code)s”.")
    return must("symbol-type", "symbol", words % {"code": form.code})
