"""Changes of scope and level: those that wait for a second person (a wider scope: Decree 30/2020, annex VI; a lower
level), and those that were in force at once.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plugins.circulation.models.items import Item


class ProposalKind(models.TextChoices):
    """What would change."""

    SCOPE = "scope", _("circulation scope")
    LEVEL = "level", _("level")


class Proposal(models.Model):
    """One change of one item. ``was`` and ``wanted`` are small JSON: the tokens of a scope, or the slug of a level.

    ``decided_by`` is somebody else than who proposed it; nobody, where a change needed no second person. ``agreed`` is
    None while it waits, and when it was withdrawn.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=10, choices=ProposalKind.choices)
    was = models.JSONField(default=dict)
    wanted = models.JSONField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed = models.BooleanField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["item", "kind"],
                condition=Q(decided_at__isnull=True),
                name="plugin_circulation_one_open_proposal_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("by")),
                name="plugin_circulation_second_person_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of item {self.item_id}"
