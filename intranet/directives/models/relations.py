"""What a directive cites. Links to documents that arrive later are found by symbol."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AmendmentKind(models.TextChoices):
    """What one document does to another (Decree 30/2020/NĐ-CP, art. 18)."""

    CORRECTS = "corrects", _("corrects")
    REPLACES = "replaces", _("replaces")


class Amendment(models.Model):
    """``directive`` will correct or replace ``target`` on the day it is issued; until then nothing happens to it.

    ``asks_again`` says that those who acknowledged the corrected text are asked to acknowledge it anew.
    """

    directive = models.OneToOneField("intranet_directives.Directive", models.CASCADE, related_name="amendment")
    target = models.ForeignKey("intranet_directives.Directive", models.PROTECT, related_name="amended_by")
    kind = models.CharField(_("what it does"), max_length=8, choices=AmendmentKind.choices)
    asks_again = models.BooleanField(_("ask for acknowledgement anew"), default=False)
    change_note = models.CharField(_("what changes"), max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(directive=models.F("target")), name="amendment_is_of_another_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.kind} {self.target_id}"


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
