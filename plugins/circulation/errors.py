"""Why something is not done, in the reader's language."""

from django.utils.functional import Promise


class Refused(Exception):
    """``message`` says what is in the way and what to do; nothing was written. ``field`` names what was typed wrongly,
    as the form calls it.
    """

    def __init__(self, message: "str | Promise", field: str = "") -> None:
        super().__init__(str(message))
        self.message, self.field = message, field
