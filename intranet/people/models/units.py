"""Units as a tree with validity dates and successors; history keeps the unit of its day."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet


class UnitKind(models.TextChoices):
    """State and Party bodies share one tree, because they share people."""

    PROVINCE = "province", _("province")
    COMMITTEE = "peoples-committee", _("People's Committee")
    COUNCIL = "peoples-council", _("People's Council")
    DEPARTMENT = "department", _("department")
    OFFICE = "office", pgettext_lazy("unit", "office")
    DIVISION = "division", _("division")
    COMMUNE = "commune", _("commune or ward")
    SERVICE = "service", _("public service unit")
    PARTY_COMMITTEE = "party-committee", _("Party committee")
    PARTY_BODY = "party-body", _("Party advisory body")
    PARTY_CELL = "party-cell", _("Party cell")
    STEERING = "steering", _("steering committee")


class UnitQuerySet(MP_NodeQuerySet):
    """Closes the door that deletes in bulk."""

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refused, like ``Unit.delete``.

        Raises:
            models.ProtectedError: always.
        """
        raise models.ProtectedError("A unit is closed or merged, never deleted.", set(self))


class UnitManager(MP_NodeManager):
    """Units in the order of the tree."""

    def get_queryset(self) -> Any:
        return UnitQuerySet(self.model, using=self._db).order_by("path")


class Unit(MP_Node):
    """A body that people hold posts in. Closed by ``valid_to``, replaced by ``merged_into``, never deleted."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    code = models.CharField(
        _("code"), max_length=30, blank=True, help_text=_("As it stands in symbols: UBND, SNV, TU.")
    )
    import_key = models.CharField(_("unit key"), max_length=60, blank=True, editable=False)
    """What lists of other systems call the unit ("Mã đơn vị"); it stays when name and place change."""
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind.choices)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")

    node_order_by: list[str] = []
    objects = UnitManager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["import_key"], condition=~models.Q(import_key=""), name="one_unit_of_an_import_key"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, on: date) -> bool:
        """Whether people can hold posts here on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """A unit is closed, never deleted.

        Raises:
            models.ProtectedError: always.
        """
        raise models.ProtectedError("A unit is closed or merged, never deleted.", {self})
