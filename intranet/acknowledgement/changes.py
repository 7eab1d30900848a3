"""What follows a change of posts or units: the rules are looked at again, by the worker, as soon as it is committed."""

from intranet.worker.services import enqueue


def person_changed(person_id: int) -> None:
    """A person's posts have changed."""
    enqueue("intranet.acknowledgement.services.resolve_person", person_id=person_id)


def units_changed() -> None:
    """Units stand elsewhere, and so do all people in them."""
    enqueue("intranet.acknowledgement.services.resolve_everything")
