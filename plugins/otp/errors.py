"""What can be wrong with a code or a device."""


class CodeRefused(Exception):
    """The code is wrong, has been used, or is of another time. Which of them is not told.

    ``seconds`` is how long to wait before the next try, whatever it will be.
    """

    def __init__(self, seconds: int = 0) -> None:
        super().__init__("the code was refused")
        self.seconds = seconds


class TooManyTries(CodeRefused):
    """The code was not even looked at."""


class NoSuchDevice(LookupError):
    """Not there, or not theirs."""


class LastDevice(Exception):
    """The only device for every day cannot be taken away; another one comes first."""


class AlreadyMade(Exception):
    """Somebody, perhaps a double click, has made new codes since the page was shown."""


class NotForOneself(Exception):
    """Nobody resets their own devices or decides on their own request."""


class NothingToReset(Exception):
    """The person has no device, or a request is waiting already."""
