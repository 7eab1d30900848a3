"""What editors keep for the search page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Pick(models.Model):
    """What editors decided about one entry for one query: it stands first, or it is left out.

    ``words`` are the folded words of the query, ``text`` its spelling by whoever picked. There is a row for each entry
    and none for the query: who may see none of its entries finds no trace that anybody picked for it. No foreign key
    leads to the entry, which the catalogue knows by source and key.
    """

    words = models.CharField(max_length=300)
    text = models.CharField(max_length=100)
    source = models.CharField(max_length=64)
    key = models.CharField(max_length=200)
    is_left_out = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0, help_text="The lowest of a query stands first.")

    class Meta:
        verbose_name = _("editors’ choice in search")
        verbose_name_plural = _("editors’ choices in search")
        ordering = ("words", "place", "pk")
        constraints = [models.UniqueConstraint(fields=["words", "source", "key"], name="fulltext_pick_once")]

    def __str__(self) -> str:
        return f"{self.source}/{self.key}"

    @property
    def identity(self) -> tuple[str, str]:
        """The source and the key of the entry."""
        return self.source, self.key
