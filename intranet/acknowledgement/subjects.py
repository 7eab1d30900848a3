"""The object that a version is of, found without knowing what it is; higher layers say whose it is."""

from collections.abc import Callable

from django.apps import apps
from django.db.models import Model

OFFICES: dict[str, Callable[[Model], int]] = {}
"""By label: the unit whose clerk looks after a subject, by its id. Who has versions joins in ``ready()``."""


def label_of(subject: Model) -> str:
    """The name under which versions and audiences file their subject."""
    return subject._meta.label_lower


def subject_of(model: str, pk: int) -> Model | None:
    """The subject itself, or None when it is gone."""
    return apps.get_model(model)._default_manager.filter(pk=pk).first()


def office_of(subject: Model) -> int | None:
    """The unit whose clerk looks after ``subject``; None where nobody said."""
    find = OFFICES.get(label_of(subject))
    return find(subject) if find else None
