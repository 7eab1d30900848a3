"""What a line of the tables says of one document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is issued: whose, how it is called, whom it asks and how far that has come.

    ``owner`` and ``asked`` are unit codes; ``ago`` and ``due`` are days before and after today (``due`` of those asked
    may have passed; None asks without a day); ``read`` is how many in a hundred have acknowledged
    (nobody does where attending is asked for: there the sessions count); ``informed`` may
    read and are not asked.
    """

    owner: str
    type: str
    symbol: str
    summary: str
    items: tuple[str, ...]
    asked: tuple[str, ...] = ()
    ago: int = 5
    due: int | None = 10
    read: int = 60
    cites: tuple[str, ...] = ()
    manner: str = "acknowledged"
    urgency: str = "normal"
    expires: int | None = None
    informed: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """Party organisations write Party documents."""
        return "party" if self.owner in {"TU", "VPTU"} else "state"
