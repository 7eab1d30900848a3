"""What a rule wants of whoever stands before it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.contracts import today
from plugins.otp.models.authenticators import Kind


class Otherwise(models.TextChoices):
    """What happens to somebody without a device."""

    ENROL = "enrol", _("set one up now")
    DENY = "deny", _("stay outside")
    GRACE = "grace", _("may enter until a date, then set one up")


def every_kind() -> list[str]:
    """Any device will do."""
    return list(Kind.values)


class Policy(models.Model):
    """The policy of one rule of the core, by its name: which devices, how fresh, and what otherwise.

    ``alone``: a code typed for something else does not count, however fresh.
    """

    rule = models.SlugField(max_length=80, unique=True)
    kinds = models.JSONField(_("devices that count"), default=every_kind)
    minutes = models.PositiveIntegerField(_("a code counts for, in minutes"), default=15)
    alone = models.BooleanField(_("asks for a code of its own"), default=False)
    otherwise = models.CharField(
        _("who has no device"), max_length=10, choices=Otherwise.choices, default=Otherwise.ENROL
    )
    grace_until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("policy of one-time passwords")
        verbose_name_plural = _("policies of one-time passwords")
        default_permissions = ()

    def __str__(self) -> str:
        return self.rule

    @property
    def is_in_grace(self) -> bool:
        """Whether people without a device may enter today."""
        return self.otherwise == Otherwise.GRACE and self.grace_until is not None and self.grace_until >= today()

    @property
    def kinds_words(self) -> str:
        """Which devices count, in words."""
        return ", ".join(str(kind.label) for kind in Kind if kind.value in self.kinds)
