"""Notices as e-mail: number and link, never what a document says."""

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from intranet.audit.text import one_line
from intranet.notifications.models import UNSENT, Notice
from intranet.notifications.words import OWN_WORDS, words_of

if TYPE_CHECKING:
    from intranet.people.models import Person

logger = logging.getLogger("intranet.notifications")

BATCH = 20
"""Notices a round, so that a long list does not keep the worker from jobs."""

MAX_ATTEMPTS = 5
PAUSE = timedelta(minutes=1)
TOO_OLD = timedelta(days=7)
"""A notice that could not be sent for so long says nothing new; it stays on the site."""

TIMEOUT = 20
"""Seconds to wait for a mail server that does not answer."""

NO_ADDRESS, EXPIRED, UNKNOWN = "no-address", "too-old", "unknown"


def send_pending() -> int:
    """Send what is due, at most a batch; returns how many notices were settled. Called between jobs by the worker.

    Each e-mail leaves at most once: the notice is marked as mailed before, by a statement of which only one worker
    changes the row, and the mark is taken back only when the server has said that it did not take the letter.

    Raises:
        SMTPException, OSError: the server cannot be reached or refuses us; the worker pauses and tries again.
    """
    due = Notice.objects.filter(UNSENT, mail_after__lte=timezone.now()).select_related("person")
    notices = list(due.order_by("mail_after", "pk")[:BATCH])
    if not notices:
        return 0
    with get_connection(timeout=TIMEOUT) as connection:
        return sum(_settle(notice, connection) for notice in notices)


def _settle(notice: Notice, connection: Any) -> bool:
    if not _has_address(notice.person):
        return _close(notice, NO_ADDRESS)
    if notice.created_at < timezone.now() - TOO_OLD:
        return _close(notice, EXPIRED)
    message = letter(notice)
    if not Notice.objects.filter(UNSENT, pk=notice.pk).update(mailed_at=timezone.now()):
        return False
    message.connection = connection
    try:
        message.send()
    except (SMTPException, OSError) as error:
        _refused(notice, error)
    return True


def letter(notice: Notice) -> EmailMessage:
    """The e-mail of a notice, in its reader's language."""
    person = notice.person
    with translation.override(person.language):
        words = words_of(notice.kind)
        context = {
            "person": person,
            "words": words,
            "number": notice.number,
            "note": "" if notice.kind in OWN_WORDS else notice.note,
            "link": f"{settings.INTRANET_SITE_URL.rstrip('/')}{notice.url}",
        }
        subject = _("%(words)s: %(number)s") % {"words": words, "number": notice.number} if notice.number else words
        body = render_to_string("intranet/notifications/mail.txt", context)
    return EmailMessage(one_line(f"[Sen] {subject}", 200), body, settings.DEFAULT_FROM_EMAIL, [person.email])


def _has_address(person: "Person") -> bool:
    if not (person.email and person.is_active and person.has_usable_password()):
        return False
    try:
        validate_email(person.email)
    except ValidationError:
        return False
    return True


def _close(notice: Notice, reason: str) -> bool:
    return bool(Notice.objects.filter(UNSENT, pk=notice.pk).update(mail_error=reason))


def _refused(notice: Notice, error: Exception) -> None:
    """Sending failed. A letter that the server refused is tried again, then given up; a sender it refuses concerns them
    all; and of a letter that was under way when the connection broke nobody knows, so it is not sent a second time.
    """
    if isinstance(error, SMTPRecipientsRefused | SMTPDataError):
        logger.warning("The e-mail of notice %s was refused: %s", notice.pk, type(error).__name__)
        _try_later(notice, type(error).__name__)
        return
    sent = Notice.objects.filter(pk=notice.pk)
    if isinstance(error, SMTPSenderRefused):
        sent.update(mailed_at=None)
    else:
        sent.update(mail_error=UNKNOWN)
    raise error


def _try_later(notice: Notice, reason: str) -> None:
    changes: dict[str, Any] = {"mailed_at": None, "mail_attempts": F("mail_attempts") + 1}
    if notice.mail_attempts + 1 >= MAX_ATTEMPTS:
        changes["mail_error"] = reason
    else:
        changes["mail_after"] = timezone.now() + PAUSE * 4**notice.mail_attempts
    Notice.objects.filter(pk=notice.pk).update(**changes)
