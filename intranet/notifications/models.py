"""Notices, and the outbox through which they leave as e-mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

UNSENT = Q(mailed_at__isnull=True, mail_error="")
"""Still to be sent, or to be found to have no address."""


class Notice(models.Model):
    """Something a person should know. The title is shown only if ``decide`` allows the subject at the time of showing;
    ``note`` is told whatever they may read by then: when and where to come, nothing of any content; or what somebody
    wrote to them (``words.OWN_WORDS``), which no e-mail takes along.

    ``mailed_at`` is set before the e-mail leaves: a worker killed in between loses an e-mail, never sends it twice; the
    notice itself stays on the site.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=50)
    key = models.CharField(max_length=120)
    subject_model = models.CharField(max_length=80, blank=True)
    subject_id = models.PositiveBigIntegerField(null=True)
    number = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail_after = models.DateTimeField()
    mail_attempts = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True)
    mail_error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "kind", "key"], name="one_notice_of_a_kind")]
        indexes = [
            models.Index(fields=["person", "-id"], name="notice_of_person"),
            models.Index(fields=["person"], name="notice_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["mail_after"], name="notice_unsent", condition=UNSENT),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
