"""What the dummy keeps."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Greeting(models.Model):
    """A greeting to a unit, or to everybody who holds the token ``dummy:friend``."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(pgettext_lazy("greeting", "title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    to = models.ForeignKey("intranet_people.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Trace(models.Model):
    """That something of the dummy ran: for tests to see."""

    what = models.CharField(max_length=40)
    detail = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.what
