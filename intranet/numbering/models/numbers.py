"""A number taken: it stays for ever, void or not."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Number(models.Model):
    """``day`` is the date of an outgoing document, or the day on which an incoming one arrived. A void number keeps its
    reason and the symbol it was printed with; it is never taken again.
    """

    book = models.ForeignKey("intranet_numbering.Book", models.PROTECT, related_name="numbers")
    value = models.PositiveIntegerField(_("number"))
    directive = models.ForeignKey("intranet_directives.Directive", models.PROTECT, null=True, related_name="numbers")
    symbol = models.CharField(max_length=60, blank=True)
    day = models.DateField(_("date"))
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    voided_at = models.DateTimeField(null=True)
    voided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    void_reason = models.CharField(_("why it is void"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("number")
        verbose_name_plural = _("numbers")
        ordering = ["book", "value"]
        constraints = [
            models.UniqueConstraint(fields=["book", "value"], name="one_number_of_a_book"),
            models.UniqueConstraint(
                fields=["book", "directive"],
                condition=models.Q(voided_at__isnull=True),
                name="one_valid_number_of_a_document_in_a_book",
            ),
            models.CheckConstraint(
                condition=models.Q(voided_at__isnull=True) | ~models.Q(void_reason=""), name="void_number_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or str(self.value)

    @property
    def is_void(self) -> bool:
        return self.voided_at is not None
