"""Days on which the office decided otherwise than the law of public holidays does."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarDay(models.Model):
    """One day that the office made a working day (a Saturday that is worked) or a day off (a bridge day)."""

    date = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(_("is a working day"))
    name = models.CharField(_("reason"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("ruling on a day")
        verbose_name_plural = _("rulings on days")
        ordering = ["date"]
        default_permissions = ("change",)

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}"
