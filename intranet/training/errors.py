"""What training refuses; each says in the reader's language what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class TrainingRefused(Exception):
    """Nothing was written; ``problems`` say why, for whoever asked."""

    words: Any = _("This cannot be done.")

    def __init__(self, problems: list[Any] | None = None) -> None:
        self.problems: list[Any] = problems or [self.words]
        super().__init__("; ".join(str(problem) for problem in self.problems))


class NotTheTrainer(TrainingRefused):
    """Who asks does not write courses for this unit, or does not answer for this one."""

    words = _("Only trainers of the unit that looks after the course do this.")


class Incomplete(TrainingRefused):
    """Something is missing or contradicts itself."""


class WrittenMeanwhile(TrainingRefused):
    """Somebody saved another text since the page was shown."""

    words = _("Somebody else saved it in the meantime. Compare the two texts, then save again.")


class NotEnrolled(TrainingRefused):
    """The run is not theirs, or is over."""

    words = _("You are not taking this course now. Open its page to enrol.")


class Locked(TrainingRefused):
    """Another item comes first."""


class NoMoreAttempts(TrainingRefused):
    """All attempts at a test are used up."""

    words = _("All attempts are used. Ask the trainer who answers for the course.")


class NotForOneself(TrainingRefused):
    """Nobody gives themselves an attempt."""

    words = _("You cannot give yourself an attempt. Ask another trainer of the unit.")


class NothingToGrant(TrainingRefused):
    """The run is over, or an attempt is left."""

    words = _(
        "Nothing was changed: the person has an attempt left, has done the lesson, or does not take the course now."
    )


class HandedIn(TrainingRefused):
    """The attempt was handed in; its answers stand."""

    words = _("This attempt has been handed in. Its answers stand as they were then.")


class TimeIsUp(TrainingRefused):
    """The time of the attempt is over by the server's clock; what was saved in time counts."""

    words = _("The time is up. What was saved until then counts.")


class AnsweredMeanwhile(TrainingRefused):
    """Another tab or device wrote this answer; ``stored`` is what stands now, ``saves`` its counter."""

    words = _("This answer was changed on another screen. Choose which one to keep.")

    def __init__(self, stored: Any, saves: int) -> None:
        super().__init__()
        self.stored, self.saves = stored, saves
