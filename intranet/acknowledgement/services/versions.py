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
    betters: Version | None = None,
) -> Version:
    """Make the next major version of ``subject``, or the next minor one of ``betters``: a better transcription of the
    same original, which asks nobody anew. Call inside a write transaction that holds the subject's lock.

    ``attachments`` is a list of ``{"name", "role", "sha256"}``.
    """
    filed = {"subject_model": label_of(subject), "subject_id": subject.pk}
    major, minor = _next_number(filed, betters)
    return Version.objects.create(
        **filed,
        major=major,
        minor=minor,
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


def _next_number(filed: dict[str, Any], betters: Version | None) -> tuple[int, int]:
    frozen = Version.objects.filter(**filed)
    if betters is None:
        return (frozen.aggregate(last=Max("major"))["last"] or 0) + 1, 0
    return betters.major, frozen.filter(major=betters.major).aggregate(last=Max("minor"))["last"] + 1
