"""The check of form as this life-cycle asks for it."""

from intranet.directives.models import Directive


def faults_of(directive: Directive) -> list[str]:
    """What must be put right before the document is submitted for signature, in words."""
    return []


def remarks_on(directive: Directive) -> list[str]:
    """Everything the check of form has to say, what must and what should be put right."""
    return []
