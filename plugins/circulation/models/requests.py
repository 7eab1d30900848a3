"""What people ask the keepers for: to be let into a space, or to keep a copy longer."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plugins.circulation.models.copies import Copy
from plugins.circulation.models.spaces import Space


class Asked(models.Model):
    """Asked with a reason, decided once. ``agreed`` is None while it waits."""

    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed = models.BooleanField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]
        default_permissions = ()


class JoinRequest(Asked):
    """Somebody who knows of a space asks to be let in."""

    space = models.ForeignKey(Space, models.PROTECT, related_name="requests")

    class Meta(Asked.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["space", "by"],
                condition=Q(decided_at__isnull=True),
                name="plugin_circulation_one_open_request_a_person",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("by")),
                name="plugin_circulation_nobody_lets_oneself_in",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.by_id} asks to join space {self.space_id}"


class Extension(Asked):
    """A later day of return: asked for by the holder and decided by a keeper, or given by a keeper at once."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="extensions")
    due_before = models.DateField(null=True)
    due = models.DateField()

    class Meta(Asked.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["copy"],
                condition=Q(decided_at__isnull=True),
                name="plugin_circulation_one_open_extension_a_copy",
            )
        ]

    def __str__(self) -> str:
        return f"copy {self.copy_id} until {self.due}"


def waiting(model: Any) -> Any:
    """Rows of requests or proposals that nobody has decided, the oldest first."""
    return model.objects.filter(decided_at__isnull=True).order_by("pk")
