"""What happened to a duty. Rows are added and never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    """What moves a duty on."""

    OPENED = "opened", _("opened")
    ASSIGNED = "assigned", _("assigned")
    REPORTED = "reported", _("result reported")
    RETURNED = "returned", _("given back")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("cancelled")


class DutyStep(models.Model):
    """One step with its reason; ``acting_for`` is whom a deputy stood in for."""

    duty = models.ForeignKey("intranet_duties.Duty", models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.duty_id}"


class ProgressNote(models.Model):
    """What was done, about the work and not about people; evidence hangs on it as files."""

    duty = models.ForeignKey("intranet_duties.Duty", models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self) -> str:
        return f"note {self.pk} on {self.duty_id}"


class Extension(models.Model):
    """A later due date, and why."""

    duty = models.ForeignKey("intranet_duties.Duty", models.CASCADE, related_name="extensions")
    old_due = models.DateField(null=True)
    new_due = models.DateField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="extension_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(old_due__isnull=True) | models.Q(new_due__gt=models.F("old_due")),
                name="extension_is_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_due} → {self.new_due}"
