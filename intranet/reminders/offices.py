"""Who is told last of a subject, and where it is followed up."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from intranet.acknowledgement.models import Audience, Version
from intranet.acknowledgement.subjects import DONE_ELSEWHERE, office_of

_followed_up_at: list[Callable[[Version], str]] = []


def lead_of(audience: Audience, subject: Model) -> int | None:
    """Id of the unit that is told last: as the issuer chose, else the office in charge."""
    return audience.lead_unit_id or office_of(subject)


def register_follow_up(address: Callable[[Version], str]) -> None:
    """Heads are led to ``address(version)``. Called once, from ``AppConfig.ready``."""
    _followed_up_at[:] = [address]


def follow_up_address(version: Version, subject: Any) -> str:
    """Where a head follows ``version`` up; the subject's own page while nobody has said."""
    if version.subject_model in DONE_ELSEWHERE:
        return DONE_ELSEWHERE[version.subject_model](version)
    return _followed_up_at[0](version) if _followed_up_at else str(subject.get_absolute_url())
