"""What can go wrong with a file."""

from django.utils.functional import Promise


class FileRefused(Exception):
    """The file was not taken in and nothing of it was kept. ``code`` is for programs, ``message`` for the sender; a
    ``doubt`` is settled by sending the file again and vouching for it.
    """

    def __init__(self, code: str, message: str | Promise, *, doubt: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.doubt = doubt


class FileDamaged(Exception):
    """What is stored is not what was taken in, or is not there at all."""
