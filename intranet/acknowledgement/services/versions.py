"""Freezing a text into a version."""

from typing import Any

from django.db.models import Max, Model
from django.utils import timezone

from intranet.acknowledgement.models import Version
from intranet.acknowledgement.rules import content_hash
from intranet.acknowledgement.subjects import label_of
from intranet.people.models import Person


def freeze(
    subject: Model,
    *,
    title: str,
    html: str,
    text: str,
    attachments: list[dict[str, Any]],
    by: Person,
    number: str = "",
    change_note: str = "",
) -> Version:
    """Make the next major version of ``subject``. Call inside a write transaction that holds the subject's lock.

    ``attachments`` is a list of ``{"name", "role", "sha256"}``.
    """
    filed = {"subject_model": label_of(subject), "subject_id": subject.pk}
    last = Version.objects.filter(**filed).aggregate(last=Max("major"))["last"] or 0
    return Version.objects.create(
        **filed,
        major=last + 1,
        title=title,
        number=number,
        html=html,
        text=text,
        attachments=attachments,
        change_note=change_note,
        content_hash=content_hash(title=title, number=number, html=html, text=text, attachments=attachments),
        created_at=timezone.now(),
        created_by=by,
    )
