"""A document of limited circulation, its versions, and the circles that may read it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.circulation.models.marks import Level, Marking
from plugins.circulation.models.spaces import Space


class ItemState(models.TextChoices):
    """Draft → issued → recalled → closed; a draft may be dropped."""

    DRAFT = "draft", pgettext_lazy("circulation", "draft")
    ISSUED = "issued", _("in circulation")
    RECALLED = "recalled", _("recalled")
    CLOSED = "closed", _("recall closed")
    DROPPED = "dropped", _("draft dropped")


class Item(models.Model):
    """Known to those who may read it and to the keepers of its space who are cleared for its level; else not there."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    space = models.ForeignKey(Space, models.PROTECT, related_name="items")
    number = models.CharField(_("number"), max_length=60, blank=True)
    title = models.CharField(_("summary"), max_length=300)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("level"))
    markings = models.ManyToManyField(Marking, related_name="+", blank=True, verbose_name=_("markings"))
    copying_allowed = models.BooleanField(_("copying allowed"), default=False)
    return_by = models.DateField(_("to be given back by"), null=True, blank=True)
    valid_until = models.DateField(_("can be read until"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.DRAFT)
    whole_space = models.BooleanField(_("everybody of the space"), default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("restricted document")
        verbose_name_plural = _("restricted documents")
        default_permissions = ()
        indexes = [models.Index(fields=["space", "-issued_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"]) | Q(issued_at__isnull=False),
                name="plugin_circulation_issued_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.number or self.title


class ItemVersion(models.Model):
    """One file of the document, sealed; the newest is what is read. ``text`` is sealed, too."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    pages = models.PositiveIntegerField()
    name = models.CharField(max_length=40, unique=True, help_text="Of the sealed file.")
    wrapped = models.BinaryField()
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    text = models.BinaryField()
    note = models.CharField(max_length=200, blank=True, help_text="What is new in it.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="plugin_circulation_one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"version {self.number} of item {self.item_id}"


class ItemScope(models.Model):
    """One circle of the circulation scope, as the editor named it (``user:5``, ``unit:12``, ``under:12`` …)."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="scope")
    token = models.CharField(max_length=80)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["item", "token"], name="plugin_circulation_one_scope_a_circle")]

    def __str__(self) -> str:
        return f"{self.token} may read item {self.item_id}"


class ItemReader(models.Model):
    """What opens an item, as tokens in which space, level and circle stand together; made from scope by one service."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="readers")
    token = models.CharField(max_length=120, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["item", "token"], name="plugin_circulation_one_reader_a_token")]

    def __str__(self) -> str:
        return self.token
