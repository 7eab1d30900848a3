"""A campaign (đợt): one version put to many units, along a tree that is frozen on the day it opens."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.checklists.models.library import Version
from plugins.checklists.urgency import urgency_of


class CampaignState(models.TextChoices):
    """Planned, being opened by the worker, open, closed."""

    PLANNED = "planned", pgettext_lazy("campaign", "planned")
    OPENING = "opening", pgettext_lazy("campaign", "being opened")
    OPEN = "open", pgettext_lazy("campaign", "open")
    CLOSED = "closed", pgettext_lazy("campaign", "closed")


class Campaign(models.Model):
    """``audience`` holds circles of units (``unit:7``, ``under:7``), ``exceptions`` those that are left out."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, models.PROTECT, related_name="campaigns", verbose_name=_("checklist"))
    title = models.CharField(_("name"), max_length=200)
    lead = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+", verbose_name=_("lead unit"))
    period_from = models.DateField(_("period from"))
    period_to = models.DateField(_("period until"))
    opens_on = models.DateField(_("opens on"))
    due_on = models.DateField(_("signed by the head until"))
    appraise_by = models.DateField(_("appraised until"), null=True, blank=True)
    audience = models.JSONField(default=list)
    exceptions = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=CampaignState.choices, default=CampaignState.PLANNED)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-period_to", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="plugin_checklists_period_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="plugin_checklists_due_after_it_opens"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def appraising_urgency(self) -> tuple[str, str] | None:
        """Of what waits to be appraised, as a tag says it; None where no day is set."""
        return urgency_of(self.appraise_by)


class Node(models.Model):
    """A unit of the frozen tree, as it was called on that day. ``path`` holds the keys of the units from the top to
    this one (".1.5.7."): all below a unit begin with its path. Units that are not asked (``is_asked``) stand in it
    where others below them are.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="nodes")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    place = models.PositiveIntegerField(help_text="In the order of the tree.")
    is_asked = models.BooleanField(default=True)

    class Meta:
        ordering = ["place"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="plugin_checklists_one_node_a_unit"),
        ]
        indexes = [models.Index(fields=["campaign", "path"], name="checklists_node_path")]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        return self.path.count(".") - 1
