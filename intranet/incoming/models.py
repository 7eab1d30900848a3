"""A document as one office received it: its arrival number, the leader's instruction, and how it ended."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """Decree 30/2020/NĐ-CP, art. 20–24: received, registered, submitted, passed on, handled."""

    RECEIVED = "received", _("received, not yet registered")
    RETURNED = "returned", _("returned to the sender")
    REGISTERED = "registered", pgettext_lazy("stage", "registered")
    SUBMITTED = "submitted", _("submitted to the leader")
    HANDLING = "handling", _("being handled")
    CLOSED = "closed", pgettext_lazy("stage", "closed")


class ReturnReason(models.TextChoices):
    """Why a document goes back (art. 21): a fixed list, because the content is not what is complained of."""

    ADDRESS = "address", _("It is addressed to another office")
    ANNEX = "annex", _("An annex is missing")
    FILE = "file", _("The file is damaged or cannot be read")
    FORM = "form", _("It lacks its number, date, signature or seal")


class Arrival(models.Model):
    """One row a document and receiving office; changed by ``intranet.incoming.services`` only.

    A document from outside is one record per receiving office; one issued in this house is one record with an arrival
    in each (architecture §8): an office must not learn what another received.
    """

    directive = models.ForeignKey("intranet_directives.Directive", models.CASCADE, related_name="arrivals")
    office = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="arrivals")
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default=Stage.RECEIVED)
    number = models.ForeignKey("intranet_numbering.Number", models.PROTECT, null=True, related_name="+")
    arrived_on = models.DateField(_("arrived on"))
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    passed_on = models.DateField(_("passed on"), null=True)
    is_unchecked = models.BooleanField(default=False)
    """Its letters were read by a machine, and no person has saved the draft since."""
    remark = models.CharField(_("remark in the register"), max_length=600, blank=True)
    return_reason = models.CharField(_("why it goes back"), max_length=8, choices=ReturnReason.choices, blank=True)
    due = models.DateField(_("due"), null=True)
    closed_on = models.DateField(null=True)
    result = models.CharField(_("result"), max_length=500, blank=True)
    reply = models.ForeignKey("intranet_directives.Directive", models.PROTECT, null=True, related_name="replies_to")

    class Meta:
        verbose_name = _("arrival of a document")
        verbose_name_plural = _("arrivals of documents")
        constraints = [
            models.UniqueConstraint(fields=["directive", "office"], name="one_arrival_in_an_office"),
            models.CheckConstraint(
                condition=models.Q(stage__in=["received", "returned"]) | models.Q(number__isnull=False),
                name="registered_arrival_has_its_number",
            ),
        ]
        indexes = [models.Index(fields=["office", "stage"])]

    def __str__(self) -> str:
        return f"{self.directive_id} in {self.office_id}: {self.stage}"


class Instruction(models.Model):
    """The leader's instruction (ý kiến chỉ đạo); who leads and who co-operates are duties of the document."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="instructions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.CharField(_("instruction"), max_length=1000)

    class Meta:
        verbose_name = _("leader's instruction")
        verbose_name_plural = _("leaders' instructions")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.by_id}: {self.arrival_id}"
