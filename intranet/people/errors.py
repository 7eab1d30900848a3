"""What the services refuse, named after what is wrong. ``str()`` is a sentence for the person who tried."""

from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _


class PeopleError(Exception):
    """A change that the rules of this package refuse."""

    message: ClassVar[Any] = ""

    def __str__(self) -> str:
        return str(self.message)


class NameTaken(PeopleError):
    """Another person has this login name."""

    message = _("Another person already has this login name. Choose another one.")


class InvisibleCharacter(PeopleError):
    """A name with a character ``code`` that nobody sees."""

    message = _("There is an invisible character (%(code)s) in it, copied along perhaps. Type it again by hand.")

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(self.message) % {"code": self.code}


class CellTakesHeadAndClerkOnly(PeopleError):
    """A post of another role in a Party cell: no list of members is kept."""

    message = _("A Party cell takes a head and a clerk only; members are not listed. Choose another role or unit.")


class UnitIsClosed(PeopleError):
    """A post, deputy or sub-unit outside the time in which the unit exists."""

    message = _("The unit does not exist on these days. Choose another unit or other dates.")


class UnitInUse(PeopleError):
    """Closing a unit that still has posts or sub-units; nothing is ended silently."""

    message = _("The unit still has open posts, sub-units or unfinished work. End, move or merge them first.")


class UnitIntoItself(PeopleError):
    """Moving or merging a unit into itself or below itself."""

    message = _("A unit cannot be moved or merged into itself or into one of its sub-units. Choose another unit.")


class PostHeldAlready(PeopleError):
    """The same person holds an open post of this role in this unit."""

    message = _("This person already holds such a post in this unit. End it first, or choose another role.")


class PostIsOver(PeopleError):
    """Changing a post that has ended."""

    message = _("This post has already ended. Nothing was changed.")


class DatesReversed(PeopleError):
    """The last day lies before the first."""

    message = _("The last day lies before the first day. Correct the dates.")


class AbsenceIsOver(PeopleError):
    """An absence whose last day has passed."""

    message = _("This absence is over already: its last day lies before today. Write today or a later day.")


class AbsenceBegan(PeopleError):
    """An absence of one's own that is to have begun before today: what was late already would be late no more."""

    message = _("A day that has passed is recorded by the head or the clerk of your unit. Write today or a later day.")


class AbsenceTooLong(PeopleError):
    """An absence of more than two years."""

    message = _("This would be an absence of more than two years. Look at the year that you typed.")


class OwnAbsenceTooLong(PeopleError):
    """Somebody says of themselves that they are away for more than ``days`` days."""

    message = _(
        "You can record at most %(days)s days away for yourself, together with those that you have recorded and that "
        "are not over. A longer absence is recorded by the head or the clerk of your unit: tell them the days."
    )

    def __init__(self, days: int) -> None:
        super().__init__(days)
        self.days = days

    def __str__(self) -> str:
        return str(self.message) % {"days": self.days}


class AbsentAlready(PeopleError):
    """An absence that shares a day with another of the same person, from ``starts`` to ``ends``."""

    message = _(
        "An absence from %(starts)s to %(ends)s is recorded already. Choose days before or after it: days that follow "
        "upon each other count as one absence."
    )

    def __init__(self, starts: date, ends: date) -> None:
        super().__init__(starts, ends)
        self.starts, self.ends = starts, ends

    def __str__(self) -> str:
        return str(self.message) % {"starts": f"{self.starts:%d/%m/%Y}", "ends": f"{self.ends:%d/%m/%Y}"}


class OutsideThePost(PeopleError):
    """A deputy's dates lie outside the dates of the post stood in for."""

    message = _("A deputy can act only while the post is held. Choose dates within those of the post.")


class NeedsSuccessor(PeopleError):
    """Ending a post whose holder has something that does not follow the post."""

    message = _("The person still holds what the list shows. Name who takes it over.")


class NoSuccessor(PeopleError):
    """A successor without an open post, or the holder themselves."""

    message = _("The successor must be somebody else who holds a post today. Choose another person.")


class CannotTakeOver(PeopleError):
    """Something that is handed over may not go to the successor; says what and why."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words

    def __str__(self) -> str:
        return self.words


class DeputyOfOneself(PeopleError):
    """The holder of a post as its deputy."""

    message = _("Nobody stands in for themselves. Choose another person.")


class NotYet(PeopleError):
    """A merger recorded before the day it takes effect."""

    message = _("A merger is recorded on the day it takes effect or later. Choose a day that is not in the future.")


class OwnRights(PeopleError):
    """Somebody tries to give themselves a post, a deputyship, or a better place for their own unit."""

    message = _("Nobody changes their own rights. Ask another administrator to do it.")


class NeedsSecurityOfficer(PeopleError):
    """Posts of security officers are granted and ended by another security officer."""

    message = _("Only another security officer can grant or end the post of a security officer.")


class MayNotGrant(PeopleError):
    """The post of somebody who may not administer people."""

    message = _("You cannot grant or end this post. Ask an administrator.")


class OutsideOwnUnits(PeopleError):
    """A clerk issues slips for people of their own units and those below."""

    message = _("You can issue slips only for people of your own units, and not for yourself.")


class NoLinkForThem(PeopleError):
    """A link for the first sign-in to somebody who may not have one."""

    message = _("A link is for people with a work e-mail, without a password and with no more than ordinary rights.")


class SlipRefused(PeopleError):
    """The code does not open a new password; the reason is never said."""

    message = _(
        "The login name and the code do not match, or the slip has expired, was used or waits for confirmation. "
        "Check both, or ask the clerk of your unit for a new slip."
    )


class ConfirmedByAnother(PeopleError):
    """A slip is confirmed by a security officer who neither issued it nor receives it."""

    message = _("A slip is confirmed by a security officer who neither issued it nor receives it.")


class SlipIsOver(PeopleError):
    """The slip was used, voided, confirmed before, or has expired."""

    message = _("This slip is no longer waiting: it was used, replaced, confirmed or has expired.")


class LinkRefused(PeopleError):
    """A link from an e-mail that was used, has expired or was never issued."""

    message = _("The link has expired or was used. Ask for a new one.")
