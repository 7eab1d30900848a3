"""Searches that people keep for themselves."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """A question that ``person`` wants to be told about: what is new and theirs to read.

    ``address`` is its query string, as in the address of the search page. ``seen`` are source and key of what it found
    when it was looked at last, and before; None until somebody could look. ``fresh`` is how many were new when
    ``person`` was last told, at ``fresh_at``.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=100)
    address = models.TextField()
    seen = models.JSONField(null=True)
    looked_at = models.DateTimeField(null=True)
    fresh = models.PositiveIntegerField(default=0)
    fresh_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        default_permissions = ()
        ordering = ("-pk",)
        indexes = [models.Index(fields=["person", "-id"], name="fulltext_saved_of_person")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Leads on to the results, the newest first."""
        return reverse("fulltext:open", args=[self.public_id])
