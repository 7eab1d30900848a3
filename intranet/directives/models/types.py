"""Types of official documents as data, because the list changes with the law."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class DocumentType(models.Model):
    """A type (chỉ thị, công văn …) with its State and Party abbreviations and the dates between which it may be used.

    Source: Decree 30/2020/NĐ-CP, art. 7 and annex III; for the Party, Instruction 36-HD/VPTW.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=60)
    state_code = models.CharField(_("State abbreviation"), max_length=10, blank=True)
    party_code = models.CharField(_("Party abbreviation"), max_length=10, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("document type")
        verbose_name_plural = _("document types")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name if (get_language() or "vi").startswith("vi") else self.name_en.capitalize()
