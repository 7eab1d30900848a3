"""An e-mail link for the first sign-in, asked for by the clerk who would otherwise print a slip."""

from django.conf import settings
from django.db import models


class Invitation(models.Model):
    """``email`` is the address it goes to: another address later, and the link opens nothing."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitation")
    email = models.EmailField(max_length=254)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
