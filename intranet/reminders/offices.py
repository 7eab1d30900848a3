"""Which office is in charge of a subject, and where it is followed up: said by the packages that know."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from intranet.acknowledgement.models import Audience, Version

OFFICES: dict[str, str] = {}
"""By the label of the model: the field that names the office in charge."""

_followed_up_at: list[Callable[[Version], str]] = []


def register_office(label: str, field: str) -> None:
    """Subjects of the model ``label`` are in the charge of the unit in ``field``. Called from ``AppConfig.ready``."""
    OFFICES[label.lower()] = field


def office_of(subject: Model) -> int | None:
    """Id of the unit in charge of ``subject``; None where its kind has none."""
    field = OFFICES.get(subject._meta.label_lower)
    office: Any = getattr(subject, f"{field}_id") if field else None
    return office


def lead_of(audience: Audience, subject: Model) -> int | None:
    """Id of the unit that is told last: as the issuer chose, else the office in charge."""
    return audience.lead_unit_id or office_of(subject)


def register_follow_up(address: Callable[[Version], str]) -> None:
    """Heads are led to ``address(version)``. Called once, from ``AppConfig.ready``."""
    _followed_up_at[:] = [address]


def follow_up_address(version: Version, subject: Any) -> str:
    """Where a head follows ``version`` up; the subject's own page while nobody has said."""
    return _followed_up_at[0](version) if _followed_up_at else str(subject.get_absolute_url())
