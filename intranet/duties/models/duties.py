"""One duty: an item of an official document, or a leader's instruction on it, that a unit has to carry out."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class DutyState(models.TextChoices):
    """``reported`` waits for the office in charge, which closes the duty or gives it back."""

    OPEN = "open", _("not begun")
    IN_PROGRESS = "in-progress", _("in progress")
    REPORTED = "reported", _("reported, waits to be closed")
    CLOSED = "closed", _("done and closed")
    CANCELLED = "cancelled", _("cancelled")


class DutyOrigin(models.TextChoices):
    """Where a duty was read: a numbered item of the text, or a leader's instruction on an incoming document."""

    TEXT_ITEM = "text-item", _("item of the document")
    INSTRUCTION = "instruction", _("leader's instruction")


class Duty(models.Model):
    """What one unit leads; written by ``intranet.duties.services`` only. ``due`` is the last day on time."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    directive = models.ForeignKey(
        "intranet_directives.Directive",
        models.PROTECT,
        related_name="opened_duties",
        verbose_name=_("official document"),
    )
    office = models.ForeignKey(
        "intranet_people.Unit", models.PROTECT, related_name="+", verbose_name=_("office that follows it up")
    )
    number = models.CharField(_("item"), max_length=20, blank=True)
    text = models.TextField(_("what is to be done"))
    origin = models.CharField(_("origin"), max_length=12, choices=DutyOrigin.choices, default=DutyOrigin.TEXT_ITEM)
    lead = models.ForeignKey(
        "intranet_people.Unit", models.PROTECT, related_name="led_duties", verbose_name=_("lead unit")
    )
    due = models.DateField(_("last day on time"), null=True, blank=True)
    due_words = models.CharField(_("due date as printed"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=DutyState.choices, default=DutyState.OPEN)
    result = models.TextField(_("result"), blank=True)
    reply = models.ForeignKey(
        "intranet_directives.Directive",
        models.PROTECT,
        null=True,
        related_name="answered_duties",
        verbose_name=_("reply document"),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("task of a document")
        verbose_name_plural = _("tasks of documents")
        default_permissions = ()
        ordering = ["directive_id", "id"]
        indexes = [
            models.Index(fields=["lead", "state", "due"], name="duty_of_lead"),
            models.Index(fields=["state", "due"], name="duty_by_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "number"],
                condition=Q(origin="text-item") & ~Q(number="") & ~Q(state="cancelled"),
                name="one_duty_of_an_item",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="closed_duty_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("duties:read", args=[self.public_id])

    @property
    def title(self) -> str:
        """What a duty is called where its text may not stand: in notices and in the audit log."""
        if self.number.startswith("Điều"):
            return self.number
        return gettext("Item %(number)s") % {"number": self.number} if self.number else gettext("Task of a document")
