"""What happened to a text on its way: received by a unit, at fault, acknowledged on a signed list."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitReceipt(models.Model):
    """A unit is to confirm that the text has arrived, by the end of ``due`` (Decree 30/2020/NĐ-CP, art. 21.2.c). It
    says nothing of who has read it. ``acting_for`` is whose post the person who confirmed stood in for.
    """

    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="unit_receipts")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due = models.DateField()
    at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "unit"], name="one_receipt_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} ← {self.version_id}"


class FaultKind(models.TextChoices):
    """What can be wrong with the way a text came; nothing about what it says."""

    WRONG_ADDRESS = "wrong-address", _("sent to the wrong person or unit")
    MISSING_ANNEX = "missing-annex", _("an annex is missing")
    BROKEN_FILE = "broken-file", _("a file cannot be opened or read")


class Fault(models.Model):
    """A reader says that the text came wrongly. Their assignment stays open; the clerk of the office settles it."""

    assignment = models.ForeignKey("intranet_acknowledgement.Assignment", models.PROTECT, related_name="faults")
    kind = models.CharField(max_length=15, choices=FaultKind.choices)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "kind"], condition=models.Q(settled_at=None), name="one_open_fault_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.assignment_id}"


class PaperList(models.Model):
    """A list signed by hand in one unit, its scan attached: what stands behind acknowledgements on paper."""

    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="paper_lists")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    signed_on = models.DateField(_("signed on"))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.version_id} {self.unit_id}"
