"""Numbered copies: where each one is, and the recall that asks for all of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.circulation.models.items import Item


class CopyState(models.TextChoices):
    """A copy is held until it was given back or destroyed; handed over is held, received or not."""

    HANDED_OVER = "handed-over", _("handed over, not yet received")
    HELD = "held", _("held")
    RETURNED = "returned", pgettext_lazy("copy", "given back")
    DESTROYED = "destroyed", _("destroyed")


class Form(models.TextChoices):
    """What the copy is made of."""

    SCREEN = "screen", _("on the screen")
    PAPER = "paper", pgettext_lazy("copy", "on paper")


class Copy(models.Model):
    """Number ``number`` of an item, held by a person. Nothing is deleted: the register is these rows."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="copies")
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.SCREEN)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    holder_unit = models.CharField(max_length=200, help_text="Name of the unit on that day.")
    sheets = models.PositiveIntegerField(help_text="Pages of the copy when it was handed over.")
    state = models.CharField(max_length=12, choices=CopyState.choices, default=CopyState.HANDED_OVER)
    due = models.DateField(null=True, help_text="A loan: to be given back by then.")
    handed_over_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_over_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    received_sheets = models.PositiveIntegerField(null=True)
    defect = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    witness = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reminded_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="plugin_circulation_one_copy_a_number"),
            models.CheckConstraint(
                condition=Q(state__in=["returned", "destroyed"], ended_at__isnull=False)
                | Q(state__in=["handed-over", "held"], ended_at__isnull=True),
                name="plugin_circulation_ended_copies_have_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(received_at__isnull=False), name="plugin_circulation_held_was_received"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:02}"


class Recall(models.Model):
    """An item is called back: frozen at once, closed when no copy is out any more."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="recall")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"recall of item {self.item_id}"
