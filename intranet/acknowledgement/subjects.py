"""The object that a version is of, found without knowing what it is."""

from django.apps import apps
from django.db.models import Model


def label_of(subject: Model) -> str:
    """The name under which versions and audiences file their subject."""
    return subject._meta.label_lower


def subject_of(model: str, pk: int) -> Model | None:
    """The subject itself, or None when it is gone."""
    return apps.get_model(model)._default_manager.filter(pk=pk).first()
