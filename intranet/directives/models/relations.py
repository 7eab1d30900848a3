"""What a directive cites. Links to documents that arrive later are found by symbol."""

from django.db import models


class Citation(models.Model):
    """One symbol that the text cites, as printed; ``key`` is the comparable form."""

    directive = models.ForeignKey("intranet_directives.Directive", models.CASCADE, related_name="citations")
    symbol = models.CharField(max_length=60)
    key = models.CharField(max_length=60, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["directive", "key"], name="one_citation_of_a_symbol")]

    def __str__(self) -> str:
        return self.symbol
