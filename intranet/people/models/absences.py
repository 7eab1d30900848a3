"""Absences: from when to when somebody is away. Why is nobody's business, so there is no field for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Absence(models.Model):
    """``person`` is away from ``starts`` to ``ends``, both days included; who returns earlier has it shortened. An end
    before the beginning means that it was withdrawn, as with posts.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences", verbose_name=_("person")
    )
    starts = models.DateField(_("from"))
    ends = models.DateField(_("to"))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        indexes = [models.Index(fields=["person", "ends"])]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts} – {self.ends}"
