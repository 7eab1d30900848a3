"""What one unit fills in within a campaign, and everything that has happened to it."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.checklists.models.campaigns import Campaign, Node
from plugins.checklists.models.library import Section
from plugins.checklists.urgency import urgency_of


class State(models.TextChoices):
    """The way of an inspection. ``detached``: the unit left or was merged; what is open goes on elsewhere."""

    OPEN = "open", pgettext_lazy("inspection", "open")
    WORKING = "working", pgettext_lazy("inspection", "in progress")
    SUBMITTED = "submitted", pgettext_lazy("inspection", "submitted to the head")
    SIGNED = "signed", pgettext_lazy("inspection", "signed and sent")
    RETURNED = "returned", pgettext_lazy("inspection", "returned")
    REMEDYING = "remedying", pgettext_lazy("inspection", "appraised, being put right")
    CLOSED = "closed", pgettext_lazy("inspection", "closed")
    DETACHED = "detached", pgettext_lazy("inspection", "detached")


WRITABLE = (State.OPEN, State.WORKING, State.RETURNED)
"""States in which the unit writes answers."""

WITH_THE_UNIT = (*WRITABLE, State.SUBMITTED)
"""States in which its unit has it, signed before or not: closing a campaign or a merger leaves it behind."""

SPOKEN = (State.RETURNED, State.REMEDYING, State.CLOSED)
"""States in which the lead unit has spoken: before, its verdicts are its own notes and nobody else sees them."""

SENT = (State.SIGNED, State.RETURNED, State.REMEDYING, State.CLOSED)
"""States in which the lead unit has had it, as the head signed it: its evidence is shown."""

UNSIGNED = (State.OPEN, State.WORKING, State.SUBMITTED)
"""States in which it waits for its first signature; for another one where it was signed before."""

COUNTED = (State.SIGNED, State.REMEDYING, State.CLOSED)
"""States in which it counts as signed: what was returned is written anew, and counts again once it is signed anew."""


class Inspection(models.Model):
    """``node`` is its place in the frozen tree; ``unit`` who works on it now, which a merger may change. Scores are
    shares of what could be reached, in per cent: of the unit itself, of the appraisers, and what counts in the end.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="inspections")
    node = models.OneToOneField(Node, models.PROTECT, related_name="inspection")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    state_at = models.DateTimeField()
    due_on = models.DateField(_("signed by the head until"))
    answered = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")

    class Meta:
        ordering = ["node__place"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True, signed_at__isnull=True)
                | Q(signed_by__isnull=False, signed_at__isnull=False),
                name="plugin_checklists_signed_by_somebody_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign} · {self.node}"

    @property
    def awaited_until(self) -> date | None:
        """The day until which its head signs; None once it was signed: a return sets no other day, and makes nobody
        late.
        """
        return self.due_on if self.state in UNSIGNED and self.signed_at is None else None

    @property
    def urgency(self) -> tuple[str, str] | None:
        """As a tag says it; None where nothing is awaited."""
        return urgency_of(self.awaited_until)


class Duty(models.Model):
    """Who of the unit answers a section. One section, several people."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="duties")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "section", "person"], name="plugin_checklists_one_duty_a_section"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.section}"


class Step(models.Model):
    """One change of state, with its note. Appended, never changed."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="steps")
    before = models.CharField(max_length=10, choices=State.choices)
    after = models.CharField(max_length=10, choices=State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
