"""Files, byte for byte under their hash, and what each belongs to."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.files.notices import label_of_notice, label_of_unread


class StoredFile(models.Model):
    """Bytes in private storage, kept once. Who may open them is a matter of the attachments, not of the bytes."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(
        max_length=10, help_text="What the content is, by its bytes: a name of intranet.files.kinds."
    )
    media_type = models.CharField(max_length=100)
    text = models.TextField(blank=True, help_text="Extracted text, NFC; empty when there is none.")
    text_note = models.CharField(max_length=200, blank=True, help_text="Code of what could not be read; see notices.")
    notices = models.JSONField(default=list, help_text="Codes of what the file shows besides its text; see notices.")
    is_scanned = models.BooleanField(default=False, help_text="Letters of it were, or would be, read from pictures.")
    signatures = models.JSONField(
        null=True,
        help_text="What was found when the signatures of a PDF were verified; null where there was nothing to do.",
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(help_text="When these bytes last came in; the sweep leaves recent files alone.")

    def __str__(self) -> str:
        return f"{self.kind} file {self.pk}"

    @property
    def unread(self) -> str | Promise:
        """What of the file could not be read, as a sentence; empty when all of it was."""
        return label_of_unread(self.text_note)

    @property
    def warnings(self) -> list[str | Promise]:
        """What whoever passes the file on should know: names of authors, places, hidden parts (sentences)."""
        return [label_of_notice(code) for code in self.notices]


class FilePage(models.Model):
    """One page of a PDF or picture: where the lines of its text stand. The text is a part of its file's, which are
    divided by form feeds.
    """

    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(help_text="From 0.")
    boxes = models.JSONField(default=list, help_text="[offset, left, top, right, bottom] of each line, in thousandths.")
    is_picture = models.BooleanField(help_text="Its letters are read by a machine.")
    is_read = models.BooleanField()
    quality = models.PositiveSmallIntegerField(null=True, help_text="How sure that machine was, 0 to 100.")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="intranet_files_one_row_a_page")]

    def __str__(self) -> str:
        return f"page {self.number + 1} of file {self.file_id}"


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
