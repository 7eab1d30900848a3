"""The ledger: assignments, their receipts, and counts that make progress cheap. Nothing here is ever deleted."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NO_DUE_DATE = date(9999, 12, 31)
"""Stands in ``Tally.due`` for "no due date", because a null would not be unique."""


class Assignment(models.Model):
    """One person is asked to acknowledge one version. The unit is that of the day it was opened; ``due`` is the
    last day on time.
    """

    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    round = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    cause = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    due = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person", "round"], name="one_assignment_a_round")]
        indexes = [models.Index(fields=["person", "due"])]

    def __str__(self) -> str:
        return f"{self.person_id} ← {self.version_id}"


class ReceiptKind(models.TextChoices):
    """How an assignment ended. The first two are positive; each other says why nobody is asked any more."""

    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    ON_PAPER = "on-paper", _("acknowledged on paper")
    LEFT = "left", _("left the audience")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REPLACED = "replaced", _("replaced")
    RECALLED = "recalled", _("recalled")
    EXPIRED = "expired", _("expired")
    WAIVED = "waived", _("waived")


class Receipt(models.Model):
    """The end of an assignment: one, whatever the number of clicks; the constraint decides, not a check before it."""

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="receipt")
    kind = models.CharField(max_length=12, choices=ReceiptKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    language = models.CharField(max_length=5, blank=True)
    statement = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    attachment_hashes = models.JSONField(default=list)
    seconds_open = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.assignment_id}"


class TallyState(models.TextChoices):
    """The three sums of the ledger: assigned = open + acknowledged + closed."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class Tally(models.Model):
    """How many assignments of a version stand in one state, per unit of the assignment and due date; summed along
    the tree when read.
    """

    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="tallies")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    due = models.DateField(default=NO_DUE_DATE)
    state = models.CharField(max_length=12, choices=TallyState.choices)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "unit", "due", "state"], name="one_tally_a_cell"),
            models.CheckConstraint(condition=models.Q(count__gte=0), name="tally_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.unit_id} {self.state} {self.count}"
