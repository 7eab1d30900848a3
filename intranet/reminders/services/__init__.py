"""Sending reminders."""

from intranet.reminders.services.by_hand import urge, urgeable
from intranet.reminders.services.scheduled import remind
from intranet.reminders.services.settings import set_timing

__all__ = ["remind", "set_timing", "urge", "urgeable"]
