"""Password links by e-mail: asked for on the web, sent by the worker.

The web request writes one row for every name, known or not, and sends nothing: its answer takes the same time for both.
"""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from intranet.people.models import Invitation, Person, ResetRequest
from intranet.people.rules import normal_username
from intranet.people.services.passwords import link_tokens, may_have_link

GIVEN_UP_AFTER = timedelta(hours=1)

logger = logging.getLogger(__name__)


def ask_for_link(username: str) -> None:
    """Note that somebody asked for a link for this login name."""
    ResetRequest.objects.create(username=normal_username(username)[:150], requested_at=timezone.now())


def send_due_links() -> int:
    """Send a link for each request whose name belongs to somebody who may have one; returns how many were sent.

    A recurring task: one run at a time. A mail that cannot be sent is tried again for an hour.
    """
    ResetRequest.objects.filter(requested_at__lt=timezone.now() - GIVEN_UP_AFTER).delete()
    sent = 0
    for request in ResetRequest.objects.all()[:100]:
        try:
            sent += _send(request.username)
        except (OSError, SMTPException) as error:
            logger.warning("A password link could not be sent: %s", type(error).__name__)
            continue
        request.delete()
    return sent + _send_invitations()


def _send_invitations() -> int:
    """Send what clerks have asked for; a link that cannot be sent is tried again as long as it would be good."""
    over = timezone.now() - timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    Invitation.objects.filter(asked_at__lt=over).delete()
    sent = 0
    for invitation in Invitation.objects.filter(sent_at__isnull=True).select_related("person")[:100]:
        try:
            sent += _invite(invitation.person)
        except (OSError, SMTPException) as error:
            logger.warning("An invitation could not be sent: %s", type(error).__name__)
            continue
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())
    return sent


def _invite(person: Person) -> int:
    if not may_have_link(person):
        return 0
    with translation.override(person.language):
        context = {"username": person.username, "link": link_for(person)}
        text = render_to_string("intranet/people/invitation_mail.txt", context)
        return send_mail(_("Your first sign-in"), text, settings.DEFAULT_FROM_EMAIL, [person.email])


def _send(username: str) -> int:
    person = Person.objects.filter(username=username).first()
    if person is None or not may_have_link(person):
        return 0
    with translation.override(person.language):
        text = render_to_string("intranet/people/link_mail.txt", {"person": person, "link": link_for(person)})
        return send_mail(_("Set a new password"), text, settings.DEFAULT_FROM_EMAIL, [person.email])


def link_for(person: Person) -> str:
    """The address that lets ``person`` set a password; its host is the configured one, never that of a request."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("people:link", args=[uid, link_tokens.make_token(person)])
    return f"{settings.INTRANET_SITE_URL.rstrip('/')}{path}"
