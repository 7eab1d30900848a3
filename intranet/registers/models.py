"""Loans of file copies; every other register is read from the work itself."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Loan(models.Model):
    """Somebody uses the file copy (bản lưu) of a document: sổ sử dụng bản lưu (Decree 30/2020/NĐ-CP, annex IV)."""

    office = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="loans")
    directive = models.ForeignKey("intranet_directives.Directive", models.PROTECT, related_name="loans")
    borrower = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who uses it")
    )
    file_code = models.CharField(_("number and symbol of the work file"), max_length=60, blank=True)
    lent_on = models.DateField(_("lent on"))
    lent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who allowed it")
    )
    due = models.DateField(_("to be given back by"), null=True)
    returned_on = models.DateField(_("given back on"), null=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("loan of a file copy")
        verbose_name_plural = _("loans of file copies")
        ordering = ["-lent_on", "-id"]
        indexes = [models.Index(fields=["office", "returned_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "directive"],
                condition=models.Q(returned_on__isnull=True),
                name="one_open_loan_of_a_file_copy",
            ),
            models.CheckConstraint(
                condition=models.Q(returned_on__isnull=True) | models.Q(returned_on__gte=models.F("lent_on")),
                name="loan_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} → {self.borrower_id}"
