"""Requests for a password link by e-mail, waiting for the worker."""

from django.db import models


class ResetRequest(models.Model):
    """Somebody asked for a link for this login name. Written for every name, known or not: one answer for all."""

    username = models.CharField(max_length=150)
    requested_at = models.DateTimeField()

    class Meta:
        ordering = ["requested_at", "id"]

    def __str__(self) -> str:
        return f"reset request {self.pk}"
