"""Resets by the help desk: who asked, how the person was recognised, who confirmed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Checked(models.TextChoices):
    """How the help desk made sure who stands before it."""

    IN_PERSON = "in-person", _("in person, with the staff card")
    KNOWN = "known", _("in person, known to the one who resets")
    CALLED_BACK = "called-back", _("called back on the work phone in the directory")
    HEAD = "head", _("the head of the unit vouches in writing")


class Reset(models.Model):
    """All devices of ``person`` are to go. For an administrator it waits until somebody else confirms it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    checked = models.CharField(_("how identity was checked"), max_length=20, choices=Checked.choices)
    at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("reset of devices")
        verbose_name_plural = _("resets of devices")
        default_permissions = ()
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(decided_at__isnull=True), name="otp_one_waiting_reset"
            )
        ]

    def __str__(self) -> str:
        return f"reset {self.pk}"
