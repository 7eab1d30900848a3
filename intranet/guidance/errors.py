"""What can be wrong with a step in the life of a guidance page. Messages are for the person at the screen."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _


class GuidanceRefused(Exception):
    """A step that is not allowed; ``problems`` says what is missing or who may do it, in the reader's language."""

    def __init__(self, problems: Iterable[object]) -> None:
        self.problems = [str(problem) for problem in problems]
        super().__init__("; ".join(self.problems))


class NotTheWriter(GuidanceRefused):
    """The person may not do this; says who may."""

    def __init__(self) -> None:
        words = _("Who answers for this page and clerk and editor of its unit write it; the editor publishes it.")
        super().__init__([words])


class WrittenMeanwhile(GuidanceRefused):
    """Somebody else saved the page after it was opened."""

    def __init__(self) -> None:
        super().__init__(
            [_("Somebody else saved this page meanwhile. What differs stands above your text; save again.")]
        )


class Incomplete(GuidanceRefused):
    """Something that a published page must have is missing."""


class NotOfTheUnit(GuidanceRefused):
    """The person chosen to answer for a page holds no post in its unit."""

    def __init__(self) -> None:
        super().__init__([_("Choose a person who holds a post in the unit that looks after the page.")])
