"""The object that a version is of, found without knowing what it is; higher layers say whose it is."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import Model

from intranet.prepared import prepared

OFFICES: dict[str, str] = {}
"""By label: the field that names the unit which looks after a subject. Who has versions joins in ``ready()``."""


def label_of(subject: Model) -> str:
    """The name under which versions and audiences file their subject."""
    return subject._meta.label_lower


def subject_of(model: str, pk: int) -> Model | None:
    """The subject itself, or None when it is gone."""
    return next(iter(_finder(model)(pk)), None)


@lru_cache(maxsize=100)
def _finder(model: str) -> Callable[..., list[Model]]:
    return prepared(lambda pk: apps.get_model(model)._default_manager.filter(pk=pk))


def office_of(subject: Model) -> int | None:
    """Id of the unit that looks after ``subject``; None where its kind has none."""
    field = OFFICES.get(label_of(subject))
    office: Any = getattr(subject, f"{field}_id") if field else None
    return office
