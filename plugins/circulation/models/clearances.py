"""Who is cleared up to which level; granted by the security officer alone, never to oneself."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from plugins.circulation.models.marks import Level


class Clearance(models.Model):
    """Between two days; withdrawn, never deleted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    basis = models.CharField(max_length=200, help_text="Number and day of the decision.")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_basis = models.CharField(max_length=200, blank=True, help_text="Decision or change of post.")
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-granted_at"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=models.F("granted_by")), name="plugin_circulation_nobody_clears_oneself"
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=models.F("starts")), name="plugin_circulation_clearance_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.level}"
