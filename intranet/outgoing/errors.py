"""What can be wrong with a step of an outgoing document."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from intranet.directives.errors import Incomplete, TransitionRefused


class WrongStage(TransitionRefused):
    """The document lies elsewhere by now: somebody else took a step meanwhile."""

    def __init__(self, stage: object) -> None:
        super().__init__([_("This document is now at: %(stage)s. Look at it again.") % {"stage": stage}])


class TextChanged(TransitionRefused):
    """The text is another one than the person had on the screen."""

    def __init__(self) -> None:
        super().__init__(
            [_("The document was changed after you opened this page. Read it as it is now, then take the step again.")]
        )


class NotYours(TransitionRefused):
    """The step belongs to somebody else; says to whom."""

    def __init__(self, who: object) -> None:
        super().__init__([_("This step is taken by %(who)s.") % {"who": who}])


class ReasonMissing(TransitionRefused):
    """A return without a reason tells the author nothing."""

    def __init__(self) -> None:
        super().__init__([_("Say why: the reason stays with the document.")])


class FormFaulty(TransitionRefused):
    """The check of form found what must be put right first."""

    def __init__(self, remarks: Iterable[object]) -> None:
        super().__init__(remarks)


class NotSigned(TransitionRefused):
    """The file does not bear the digital signatures that it should."""


class TextDiffers(TransitionRefused):
    """The file that came back does not say what the draft says."""

    def __init__(self, differences: Iterable[object]) -> None:
        super().__init__([_("The text of this file is not the text that was submitted:"), *differences])


class NoSymbol(Incomplete):
    """What stands on the draft is no symbol, so no number is put before it."""

    def __init__(self, symbol: str) -> None:
        words = _("“%(symbol)s” is no symbol: it should read like /QĐ-UBND, /UBND-NC or -CT/TU. Return the draft.")
        super().__init__([words % {"symbol": symbol}])


class DayAhead(Incomplete):
    """A number bears the day on which it was taken."""

    def __init__(self) -> None:
        super().__init__([_("The date of a document is the day on which its number is taken, not a later one.")])


class HeldAlready(Incomplete):
    """A document of this number, symbol and issuer is here; perhaps another one (Decree 30, annex VI, III.1.h)."""

    def __init__(self, symbol: str) -> None:
        super().__init__([_("A document %(symbol)s of this issuer is held already.") % {"symbol": symbol}])
