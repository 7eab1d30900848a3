"""Files, byte for byte under their hash, and what each belongs to."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """Bytes in private storage. Content is stored once; who may open it is a matter of the attachments, not of the bytes."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10, help_text="What the content is, by its bytes: txt, pdf, docx …")
    media_type = models.CharField(max_length=100)
    text = models.TextField(blank=True, help_text="Extracted text; empty when there is none.")
    text_note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"


class AttachmentRole(models.TextChoices):
    """What a file is to the object it belongs to."""

    ORIGINAL = "original", _("original")
    ANNEX = "annex", _("annex")


class Attachment(models.Model):
    """A file under a name, belonging to one object; opened by whoever ``decide`` lets read that object."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments")
    subject_model = models.CharField(max_length=80)
    subject_id = models.PositiveBigIntegerField()
    role = models.CharField(max_length=10, choices=AttachmentRole.choices)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["subject_model", "subject_id"])]

    def __str__(self) -> str:
        return self.name
