"""All checks, in the order in which a document is read from the top."""

from collections.abc import Callable, Iterator

from intranet.directives.form_check.form import Form, form_of
from intranet.directives.form_check.head import check_date, check_issuer, check_place, check_summary, check_type
from intranet.directives.form_check.lists import check_addressees, check_archive, check_recipients
from intranet.directives.form_check.remarks import FormRemark
from intranet.directives.form_check.signature import check_authority, check_signatory
from intranet.directives.form_check.symbol import check_symbol
from intranet.directives.form_check.text import check_bases, check_end, check_figures, check_order
from intranet.directives.models import Directive

_CHECKS: tuple[Callable[[Form], Iterator[FormRemark]], ...] = (
    check_issuer,
    check_symbol,
    check_place,
    check_date,
    check_type,
    check_summary,
    check_addressees,
    check_bases,
    check_order,
    check_figures,
    check_end,
    check_recipients,
    check_archive,
    check_authority,
    check_signatory,
)


def check_form(directive: Directive) -> list[FormRemark]:
    """What is to be put right in the form of a draft, from the top of the page down. One query at most."""
    return remarks_on(form_of(directive))


def remarks_on(form: Form) -> list[FormRemark]:
    """The same for values. Pure."""
    return [remark for check in _CHECKS for remark in check(form)]
