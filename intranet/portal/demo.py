"""What two of the demo's people follow."""

from intranet.people.models import Person
from intranet.portal.subscriptions import follow
from intranet.topics.demo import DIGITAL, named


def load(*followers: Person) -> None:
    """Each follows the digital transformation."""
    topic = named(DIGITAL)
    if topic is not None:
        for person in followers:
            follow(person, topic)
