"""Notices, and the outbox through which they leave as e-mail."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """Something a person should know. The title is shown only if ``decide`` allows the subject at the time of showing."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=50)
    key = models.CharField(max_length=120)
    subject_model = models.CharField(max_length=80, blank=True)
    subject_id = models.PositiveBigIntegerField(null=True)
    number = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    mail_error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "key"], name="one_notice_of_a_kind")]
        indexes = [models.Index(fields=["person", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
