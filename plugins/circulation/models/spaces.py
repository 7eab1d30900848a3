"""A space: a room for documents of limited circulation, with a roster and two keepers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Known(models.TextChoices):
    """Who knows that the space exists."""

    MEMBERS = "members", _("only its members")
    UNIT = "unit", _("everybody of the owner unit")
    EVERYBODY = "everybody", _("everybody")


class Joining(models.TextChoices):
    """How one becomes a member."""

    INVITED = "invited", _("keepers let people in")
    ASKED = "asked", _("who knows of the space may ask to be let in")


class Work(models.TextChoices):
    """What members do in it."""

    READ = "read", _("read")
    ADD = "add", _("read, and put documents in")


class Space(models.Model):
    """Closed by ``closes_on`` or ``archived_at``, never deleted."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+", verbose_name=_("owner unit"))
    title = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=1000)
    known = models.CharField(_("who knows of it"), max_length=10, choices=Known.choices, default=Known.MEMBERS)
    joining = models.CharField(_("how one joins"), max_length=10, choices=Joining.choices, default=Joining.INVITED)
    work = models.CharField(_("what members do"), max_length=10, choices=Work.choices, default=Work.READ)
    text_is_found = models.BooleanField(
        _("texts can be searched"),
        default=False,
        help_text=_(
            "Without this, documents are found by number and title only. Files and texts are encrypted, the search "
            "index is not: who has access to the server could read there what the documents say."
        ),
    )
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    ready_at = models.DateTimeField(null=True, editable=False)
    """Set once there are two keepers, or the head has confirmed the one; nobody but keepers sees the space before."""
    archived_at = models.DateTimeField(null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The head of the owner unit, where there is one keeper only.",
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("space")
        verbose_name_plural = _("spaces")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=models.F("opens_on")),
                name="plugin_circulation_space_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.title


class RosterEntry(models.Model):
    """A circle (``user:5``, ``unit:12``, ``under:12``, ``post:clerk@12``) that belongs to a space between two days."""

    space = models.ForeignKey(Space, models.PROTECT, related_name="roster")
    token = models.CharField(max_length=80)
    is_keeper = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField(null=True)
    let_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removal_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-is_keeper", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["space", "token", "is_keeper"],
                condition=Q(removed_at__isnull=True),
                name="plugin_circulation_one_open_entry_a_circle",
            ),
            models.CheckConstraint(
                condition=Q(is_keeper=False) | Q(token__startswith="user:"),  # noqa: S106  a circle
                name="plugin_circulation_keepers_are_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.token} in space {self.space_id}"
