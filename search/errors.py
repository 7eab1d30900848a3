"""What can be wrong with the engine."""


class Busy(Exception):
    """Another writer holds the index. Not a fault: what waits in the outbox is fed by it or by the worker."""


class EngineDown(Exception):
    """The engine does not answer or cannot be written to. The records are safe, and the outbox keeps what it missed."""


class WordingRefused(Exception):
    """Two wordings cannot be put in the table; the message is a sentence for the person who typed them."""
