"""What was sent to whom and why, and when it may be sent. Nothing of the log is ever deleted."""

from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """The steps of one due date in their order, and the one that is not in it."""

    SOON = "soon", _("before the due date")
    DUE = "due", _("on the due date")
    OVERDUE = "overdue", _("after the due date")
    HEAD = "head", _("to the head of the unit")
    LEAD = "lead", _("to the lead unit")
    BY_HAND = "by-hand", _("by hand")


LEVELS = {Step.SOON: 1, Step.DUE: 1, Step.OVERDUE: 1, Step.HEAD: 2, Step.LEAD: 3, Step.BY_HAND: 1}
"""To the person, to the head of the unit, to the lead unit."""


class Channel(models.TextChoices):
    """How it went out."""

    NOTICE = "notice", _("on the site and by e-mail")


class Reminder(models.Model):
    """One assignment was reminded of in one step: ``addressee`` was told, ``by`` somebody or (null) by the system.

    ``day`` is the due date that the step belongs to; of a reminder by hand, the day it was sent.
    """

    assignment = models.ForeignKey("intranet_acknowledgement.Assignment", models.PROTECT, related_name="reminders")
    step = models.CharField(max_length=8, choices=Step.choices)
    day = models.DateField()
    level = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.NOTICE)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    addressee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["assignment", "step", "day"], name="one_reminder_a_step")]

    def __str__(self) -> str:
        return f"{self.step} {self.assignment_id}"


class Round(models.Model):
    """How many people of a unit were reminded of a version on one day, by whatever step: counted in the transaction of
    the reminders, so that a page need not look at them.
    """

    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="+")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    day = models.DateField()
    people = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["version", "unit", "day"], name="one_round_a_day")]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.unit_id} {self.day}"


class Timing(models.Model):
    """When reminders go out: one row; without it the defaults hold. All days are working days."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    before = models.PositiveSmallIntegerField(_("days before the due date"), default=2)
    after = models.PositiveSmallIntegerField(_("days after the due date"), default=1)
    head_after = models.PositiveSmallIntegerField(_("days until the head of the unit is told"), default=2)
    lead_after = models.PositiveSmallIntegerField(_("days until the lead unit is told"), default=5)
    opens = models.TimeField(_("not before"), default=time(7, 30))
    closes = models.TimeField(_("not after"), default=time(17, 0))

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_timing"),
            models.CheckConstraint(
                condition=models.Q(after__gte=1, head_after__gte=models.F("after"))
                & models.Q(lead_after__gte=models.F("head_after"), closes__gt=models.F("opens")),
                name="timing_in_order",
            ),
        ]

    def __str__(self) -> str:
        return "timing of reminders"
