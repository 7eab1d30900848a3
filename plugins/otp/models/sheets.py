"""Sheets of codes, each good for one time: printed cards and recovery codes."""

import hashlib
import hmac

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugins.otp.models.authenticators import Authenticator, Kind
from plugins.otp.rules import CELLS, plain


class CodeSheet(Authenticator):
    """A card, which is asked for one cell after the other, or recovery codes, any of which will do.

    Codes are kept as hashes under a key of the sheet, itself sealed: the rows alone cannot be searched for a code.
    """

    sheet_kind = models.CharField(max_length=10, choices=Kind.choices, editable=False)

    class Meta:
        verbose_name = _("sheet of codes")
        verbose_name_plural = _("sheets of codes")
        default_permissions = ()
        ordering = ["created_at", "id"]

    @property
    def kind(self) -> str:
        return str(self.sheet_kind)

    @property
    def card_number(self) -> str:
        """What is printed on a card, so that two of one person are told apart."""
        return str(self.public_id)[:6].upper()

    def unused(self) -> models.QuerySet["SheetCode"]:
        """Codes that are left, in their order."""
        return self.codes.filter(used_at__isnull=True)

    def left(self) -> int:
        return self.unused().count()

    def asked_cell(self) -> str:
        """The cell of a card that is asked for now; nothing where the card is used up."""
        first = self.unused().first()
        return CELLS[first.place] if first else ""

    def hash_of(self, place: int, code: str) -> str:
        """What is kept of a code; for a card the cell belongs to it."""
        where = str(place) if self.kind == Kind.CARD else ""
        return hmac.new(self.secret(), f"{where}:{plain(code)}".encode(), hashlib.sha256).hexdigest()

    def _take(self, token: str) -> bool:
        """One UPDATE that names the row itself: behind a join, Django would look for it in a subquery, which PostgreSQL
        does not ask again after waiting for another's lock, so that two would take the same code.
        """
        first = self.unused().first()
        if first is None:
            return False
        asked = SheetCode.objects.filter(sheet=self.pk, used_at__isnull=True, hash=self.hash_of(first.place, token))
        asked = asked.filter(models.Exists(CodeSheet.objects.filter(pk=self.pk, confirmed=True)))
        if self.kind == Kind.CARD:
            asked = asked.filter(place=first.place)
        taken = asked.update(used_at=timezone.now()) == 1
        if taken:
            CodeSheet.objects.filter(pk=self.pk).update(**self.after_success())
        return taken


class SheetCode(models.Model):
    """One code of a sheet."""

    sheet = models.ForeignKey(CodeSheet, models.CASCADE, related_name="codes")
    place = models.PositiveSmallIntegerField()
    hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["sheet_id", "place"]
        constraints = [models.UniqueConstraint(fields=["sheet", "place"], name="otp_one_code_a_place")]

    def __str__(self) -> str:
        return f"{self.sheet_id}:{self.place}"
