"""Authenticator apps: codes that change with the time."""

import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from plugins.otp.models.authenticators import Authenticator, Kind
from plugins.otp.rules import SECONDS, matching_step


class AuthenticatorApp(Authenticator):
    """An app on a phone (TOTP, RFC 6238). ``last_step`` is the step of the last code taken: no code of that step or an
    earlier one is taken again. ``drift`` says by how many steps the app's clock was off then; it widens nothing.
    """

    last_step = models.BigIntegerField(default=-1, editable=False)
    drift = models.SmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("authenticator app")
        verbose_name_plural = _("authenticator apps")
        default_permissions = ()
        ordering = ["created_at", "id"]

    @property
    def kind(self) -> str:
        return Kind.APP

    def _take(self, token: str) -> bool:
        at = time.time()
        step = matching_step(self.secret(), token, at, self.last_step)
        if step is None:
            return False
        own = AuthenticatorApp.objects.filter(pk=self.pk, confirmed=True, last_step__lt=step)
        drift = step - int(at) // SECONDS
        return own.update(last_step=step, drift=drift, **self.after_success()) == 1
