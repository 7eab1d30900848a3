"""What every device has in common."""

import logging
from datetime import timedelta
from math import ceil
from typing import Any

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device, ThrottlingMixin, TimestampMixin

from intranet.contracts import SealBroken
from plugins.otp.rules import LONGEST_WAIT, MOST_FAILURES
from plugins.otp.sealed import Sealed

logger = logging.getLogger(__name__)


class Kind(models.TextChoices):
    """What a code comes from."""

    APP = "app", _("authenticator app")
    CARD = "card", _("printed code card")
    RECOVERY = "recovery", _("recovery codes")


DEVICE_KINDS = (Kind.APP, Kind.CARD)
"""What one confirms oneself with every day; recovery codes are for the day on which it is lost."""


class Authenticator(TimestampMixin, ThrottlingMixin, Device, Sealed):
    """A device of django-otp with an opaque name for addresses, a sealed secret, and a wait that has an end.

    Only ``confirmed`` devices count. One that was put aside after too many wrong codes counts no more, but still is the
    person's: who has one sets up no other without a code, or guessing would be a way to be rid of it. A code is taken
    by one conditional UPDATE, which holds where row locks are no-ops.
    """

    objects = models.Manager()
    put_aside_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    @property
    def kind(self) -> str:
        raise NotImplementedError

    @property
    def kind_words(self) -> str:
        return str(Kind(self.kind).label)

    def verify_token(self, token: str) -> bool:
        """Whether ``token`` is right and has not been used; false without looking while one must wait."""
        return not self.seconds_left() and self.takes(token)

    def takes(self, token: str) -> bool:
        """The same for somebody who need not wait; a wrong code is counted. A device whose master key is missing takes
        none; the health check says so to the administrator.
        """
        try:
            taken = bool(self.confirmed) and self._take(token)
        except SealBroken:
            logger.error("A code of %s cannot be checked: its secret cannot be opened", self.public_id)
            return False
        if not taken:
            self.throttle_increment()
        return taken

    def _take(self, token: str) -> bool:
        raise NotImplementedError

    def get_throttle_factor(self) -> float:
        """Waits of 1, 2, 4 … seconds."""
        return 1.0

    def seconds_left(self) -> int:
        """How long the device must rest after wrong codes: never longer than a quarter of an hour."""
        allowed, why = self.verify_is_allowed()
        if allowed:
            return 0
        longest = self.throttling_failure_timestamp + timedelta(seconds=LONGEST_WAIT)
        until = min(why["locked_until"], longest)
        return max(0, ceil((until - timezone.now()).total_seconds()))

    def throttle_increment(self, commit: bool = True) -> None:
        """Count a wrong code where it is kept; the hundredth in a row puts the device aside."""
        own = type(self)._default_manager.filter(pk=self.pk)
        own.update(
            throttling_failure_count=F("throttling_failure_count") + 1, throttling_failure_timestamp=timezone.now()
        )
        too_many = own.filter(throttling_failure_count__gte=MOST_FAILURES, confirmed=True)
        too_many.update(confirmed=False, put_aside_at=timezone.now())
        self.refresh_from_db()

    @classmethod
    def after_success(cls) -> dict[str, Any]:
        """What changes in a device with every code that it takes."""
        return {"last_used_at": timezone.now(), "throttling_failure_count": 0, "throttling_failure_timestamp": None}
