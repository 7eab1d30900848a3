"""What people acknowledge: a frozen text with one hash over all of it."""

from typing import Any

from django.conf import settings
from django.db import models


class Frozen(Exception):
    """A version's row never changes; what is new is a new version."""


class Version(models.Model):
    """The text of a subject as it stood at one moment, with the hashes of its attachments.

    ``major`` counts versions that are acknowledged anew; ``minor`` counts better transcriptions of the same original,
    which ask nobody. ``subject_model`` and ``subject_id`` say whose version it is; this app never asks what that is.
    """

    subject_model = models.CharField(max_length=80)
    subject_id = models.PositiveBigIntegerField()
    major = models.PositiveIntegerField(default=1)
    minor = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=60, blank=True)
    html = models.TextField()
    text = models.TextField()
    attachments = models.JSONField(default=list)
    change_note = models.CharField(max_length=300, blank=True)
    content_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["subject_model", "subject_id", "major", "minor"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_model", "subject_id", "major", "minor"], name="one_version_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number or self.title} v{self.major}.{self.minor}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen("A version cannot be changed; make a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Frozen("A version cannot be deleted.")
