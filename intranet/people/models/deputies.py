"""Deputies: who acts for an absent colleague, between two dates only."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Deputy(models.Model):
    """``person`` acts in ``post`` from ``starts`` to ``ends``, both days included. Reading stays personal.

    An end before the beginning means that the deputy was withdrawn before the first day, as with posts.
    """

    post = models.ForeignKey("intranet_people.Post", models.PROTECT, related_name="deputies", verbose_name=_("post"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="deputies", verbose_name=_("deputy")
    )
    starts = models.DateField(_("from"))
    ends = models.DateField(_("to"))
    basis = models.CharField(
        _("decision"), max_length=120, blank=True, help_text=_("Number and date of the decision, if any.")
    )

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        indexes = [models.Index(fields=["person", "ends"])]

    def __str__(self) -> str:
        return f"{self.person} → {self.post}"
