"""What can be wrong with a step in the life of a directive. Messages are for the person at the screen."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _


class TransitionRefused(Exception):
    """A step that is not allowed; ``problems`` says what is missing or who may do it, in the reader's language."""

    def __init__(self, problems: Iterable[object]) -> None:
        self.problems = [str(problem) for problem in problems]
        super().__init__("; ".join(self.problems))


class NotAllowed(TransitionRefused):
    """The person may not do this; says who may."""

    def __init__(self) -> None:
        super().__init__([_("Only an editor of the office in charge may issue this document.")])


class NotADraft(TransitionRefused):
    """The document has been issued; its text never changes (Decree 30/2020/NĐ-CP, art. 18)."""

    def __init__(self) -> None:
        super().__init__([_("This document has been issued. Its text never changes; write a correction instead.")])


class UnderReview(TransitionRefused):
    """The draft lies with somebody who approves, checks or signs it."""

    def __init__(self) -> None:
        super().__init__(
            [_("This draft has been submitted; its text is not changed meanwhile. Ask for it to be returned first.")]
        )


class KeptOnRecord(TransitionRefused):
    """A register names the document, so it cannot be thrown away."""

    def __init__(self) -> None:
        super().__init__([_("A register names this document, perhaps with a void number. It is kept.")])


class ChangedMeanwhile(TransitionRefused):
    """Somebody else saved the draft after this page was opened; ``current`` is what they saved."""

    def __init__(self, current: Any) -> None:
        super().__init__(
            [
                _(
                    "Somebody else saved this draft while you were working on it. Where your text differs, "
                    "theirs stands beside it. Put right what you need, then save again."
                )
            ]
        )
        self.current = current


class NotTheTranscriber(TransitionRefused):
    """The person may not put right what was read, or there is nothing that was read."""

    def __init__(self) -> None:
        super().__init__([_("Only clerk and editor of the office in charge put right what was read from a file.")])


class ReadAnewMeanwhile(TransitionRefused):
    """Somebody else put the reading right after this page was opened."""

    def __init__(self) -> None:
        super().__init__(
            [_("Somebody else put this text right while you were working on it. Compare with theirs, then save again.")]
        )


class Incomplete(TransitionRefused):
    """Something that an issued document must have is missing."""
