"""What can be wrong with a step of an incoming document."""

from django.utils.translation import gettext_lazy as _

from intranet.directives.errors import TransitionRefused
from intranet.directives.models import Directive


class WrongStage(TransitionRefused):
    """Somebody else took a step meanwhile."""

    def __init__(self, stage: object) -> None:
        super().__init__([_("This document is now at: %(stage)s. Look at it again.") % {"stage": stage}])


class NotYours(TransitionRefused):
    """The step belongs to somebody else; says to whom."""

    def __init__(self, who: object) -> None:
        super().__init__([_("This step is taken by %(who)s.") % {"who": who}])


class HeldAlready(TransitionRefused):
    """The office's own register holds a document of the same number, symbol and issuer; ``twin`` is that one."""

    def __init__(self, twin: Directive) -> None:
        words = _("%(symbol)s of %(issuer)s is in your register already. Compare them before you register this one.")
        super().__init__([words % {"symbol": twin.symbol, "issuer": twin.issuer}])
        self.twin = twin


class DutiesOpen(TransitionRefused):
    """A document is closed when everything that was asked is done."""

    def __init__(self, count: int) -> None:
        words = _("%(count)s duties of this document are still open. Close or cancel them first.")
        super().__init__([words % {"count": count}])
