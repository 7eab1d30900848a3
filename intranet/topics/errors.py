"""What can be wrong with a topic."""


class TopicError(Exception):
    """Nothing was changed."""


class NameTaken(TopicError):
    """There is a topic of this name, perhaps in other capitals; ``topic`` is it."""

    def __init__(self, topic: object) -> None:
        super().__init__(str(topic))
        self.topic = topic


class NameMissing(TopicError):
    """A name needs letters or figures: without any there is no address."""
