"""Who takes part in a duty beside the lead unit."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitRole(models.TextChoices):
    """A co-operating unit does its part, perhaps by a day of its own; an informed one only knows."""

    CO_OPERATES = "co-operates", _("co-operates")
    INFORMED = "is-informed", _("for information")


class DutyUnit(models.Model):
    """A unit beside the lead unit, with its own due date if it has one."""

    duty = models.ForeignKey("intranet_duties.Duty", models.CASCADE, related_name="units")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=UnitRole.choices)
    due = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["role", "id"]
        constraints = [models.UniqueConstraint(fields=["duty", "unit"], name="one_part_of_a_unit")]
        indexes = [models.Index(fields=["unit", "role", "duty"], name="duties_of_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.role} {self.duty_id}"


class DutyPerson(models.Model):
    """Somebody of the lead unit to whom the duty is assigned."""

    duty = models.ForeignKey("intranet_duties.Duty", models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["duty", "person"], name="assigned_once")]
        indexes = [models.Index(fields=["person", "duty"], name="duties_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} ← {self.duty_id}"
