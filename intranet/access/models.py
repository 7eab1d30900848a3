"""Readers of things, and the rules that put a guard before an action."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reader(models.Model):
    """One token whose holders may read a subject; a model that has readers makes its own table from this.

    The token names a circle (``any``, ``unit:12``, ``under:12``, ``post:clerk@12``, ``user:5``, and ``member:5@12``:
    that person while they hold a post there), never its members.
    """

    token = models.CharField(max_length=80)

    class Meta:
        abstract = True


PATH = "path:"


class Rule(models.Model):
    """Before ``action`` on anything of ``subject``, the guard must be satisfied. The rule outlives the guard's plugin.

    ``action`` and ``subject`` ("intranet_directives.directive", one object "…:12", or everything below an address
    "path:/admin/audit/", in which ``*`` is any one part: "path:/so/*/muon") may be ``*``. ``holders`` narrows it to
    those who hold a token that begins with one of some words ("post:administrator@ circulation:keeper"); empty means
    everybody. A rule whose guard is absent or disabled denies; ``manage.py access release RULE --reason`` is the way
    back, and audited.
    """

    name = models.SlugField(max_length=80, unique=True)
    action = models.CharField(max_length=50)
    subject = models.CharField(max_length=120)
    guard = models.CharField(max_length=50)
    holders = models.CharField(max_length=300, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    release_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("access rule")
        verbose_name_plural = _("access rules")

    def __str__(self) -> str:
        return self.name

    def concerns(self, tokens: Iterable[str]) -> bool:
        """Whether the rule stands before a holder of ``tokens``."""
        beginnings = tuple(self.holders.split())
        return not beginnings or any(token.startswith(beginnings) for token in tokens)
