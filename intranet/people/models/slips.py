"""Sign-in slips: the printed way to a first sign-in or a new password where there is no e-mail."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Slip(models.Model):
    """A single-use code on paper. Only its hash is kept; valid 24 hours; never readable again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="slips", verbose_name=_("person"))
    code_hash = models.CharField(max_length=128, unique=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("issued by")
    )
    """Nobody when the operator issued it at the server's own command line."""
    issued_at = models.DateTimeField(_("issued at"))
    identity_check = models.CharField(_("identity checked by"), max_length=120)
    expires_at = models.DateTimeField(_("expires at"))
    needs_confirmation = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("sign-in slip")
        verbose_name_plural = _("sign-in slips")
        indexes = [models.Index(fields=["person", "-issued_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(issued_by__isnull=True) | ~models.Q(issued_by=models.F("person")),
                name="slip_not_for_oneself",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | ~models.Q(confirmed_by=models.F("person")) & ~models.Q(confirmed_by=models.F("issued_by")),
                name="slip_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"slip {self.pk} for {self.person}"
