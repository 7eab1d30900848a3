"""What a unit was called and where it stood before it was renamed or moved."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerUnit(models.Model):
    """Name and place of ``unit`` until the day ``until``. Renaming and moving add a row; no row is ever changed."""

    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="former")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    code = models.CharField(_("code"), max_length=30, blank=True)
    parent = models.ForeignKey("intranet_people.Unit", models.PROTECT, null=True, related_name="+")
    until = models.DateField(_("to"))

    class Meta:
        verbose_name = _("former name or place of a unit")
        verbose_name_plural = _("former names and places of units")
        ordering = ["unit_id", "until", "id"]

    def __str__(self) -> str:
        return self.name
