"""A book: one series in one year or term, closed when the period is over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Book(models.Model):
    """``next_number`` is taken under this row's lock; ``first_number`` is not 1 where Sen came in during the period."""

    series = models.ForeignKey("intranet_numbering.Series", models.PROTECT, related_name="books")
    label = models.CharField(_("period"), max_length=20)
    starts = models.DateField(_("from"))
    ends = models.DateField(_("to"))
    first_number = models.PositiveIntegerField(_("first number"), default=1)
    next_number = models.PositiveIntegerField(_("next number"), default=1)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = _("register book")
        verbose_name_plural = _("register books")
        ordering = ["-starts", "series"]
        constraints = [
            models.UniqueConstraint(fields=["series", "starts"], name="one_book_of_a_period"),
            models.CheckConstraint(condition=models.Q(ends__gte=models.F("starts")), name="book_ends_after_it_starts"),
            models.CheckConstraint(
                condition=models.Q(next_number__gte=models.F("first_number"), first_number__gte=1),
                name="book_counts_upwards_from_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series.name} {self.label}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None
