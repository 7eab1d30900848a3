"""The check of form as it stands beside a draft: what to do, where, and how much it weighs."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.directives.form_check.checking import check_form
from intranet.directives.form_check.remarks import MUST, FormRemark
from intranet.directives.forms import DraftForm
from intranet.directives.models import Directive


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the check: what to do, where, and whether it must be done before the document goes on."""

    words: str
    place: str
    field: str
    weight: str
    state: str


def remarks_beside(directive: Directive) -> list[Remark]:
    """Everything the check has to say, what must be put right first."""
    found = [_remark(each) for each in check_form(directive)]
    return sorted(found, key=lambda remark: remark.state != "late")


def faults_of(directive: Directive) -> list[str]:
    """What must be put right before the document is submitted for signature, in words."""
    return [str(each.words) for each in check_form(directive) if each.level == MUST]


def _remark(each: FormRemark) -> Remark:
    must = each.level == MUST
    weight, state = (_("must be put right"), "late") if must else (_("worth a look"), "due")
    return Remark(str(each.words), _place(each), each.field, weight, state)


def _place(each: FormRemark) -> str:
    field = DraftForm.base_fields.get(each.field)
    label = capfirst(str(field.label)) if field else ""
    if not each.paragraph:
        return label
    return _("%(field)s, paragraph %(number)s") % {"field": label, "number": each.paragraph}
