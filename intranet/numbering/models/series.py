"""A series: which documents of an office are numbered together, and when the numbers begin anew."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.directives.models import Family


class Purpose(models.TextChoices):
    """What is numbered. Copies share one series of the year (Decree 30/2020/NĐ-CP, annex I, part II)."""

    OUTGOING = "outgoing", _("outgoing documents")
    INCOMING = "incoming", _("incoming documents")
    COPIES = "copies", _("certified copies")


class Period(models.TextChoices):
    """The State counts from 1 each calendar year (Decree 30, art. 15); the Party each term of the committee
    (36-HD/VPTW).
    """

    YEAR = "year", _("calendar year")
    TERM = "term", _("term of the committee")


class Series(models.Model):
    """One run of numbers of one office. Without ``types`` it takes every type that no other series of it names."""

    office = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="series", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=80)
    purpose = models.CharField(pgettext_lazy("series", "what is numbered"), max_length=8, choices=Purpose.choices)
    family = models.CharField(_("family"), max_length=6, choices=Family.choices, blank=True)
    types = models.ManyToManyField(
        "intranet_directives.DocumentType",
        blank=True,
        verbose_name=_("types of document"),
        help_text=_("Without a choice it takes every type that no other series of the office names."),
    )
    period = models.CharField(_("counts anew each"), max_length=4, choices=Period.choices, default=Period.YEAR)
    is_external = models.BooleanField(
        _("numbered in another system"),
        default=False,
        help_text=_("Number and date are then written here as the other system gave them."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("series of numbers")
        verbose_name_plural = _("series of numbers")
        ordering = ["office", "purpose", "name"]
        constraints = [models.UniqueConstraint(fields=["office", "purpose", "name"], name="one_series_of_a_name")]

    def __str__(self) -> str:
        return f"{self.name} · {self.office}"

    def is_used_on(self, day: date) -> bool:
        """Whether ``day`` is in its time."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)
