"""The evidence store of a unit: papers kept sealed, with their revisions, and where answers cite them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plugins.checklists.models.answers import Answer


class Evidence(models.Model):
    """One paper of a unit, under one name for all its revisions; cited by any number of answers."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    title = models.CharField(_("name"), max_length=200)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class Revision(models.Model):
    """One file. ``effective_on`` is the day that the paper bears, not that of the upload."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    effective_on = models.DateField(_("date of the paper"))
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=32, unique=True, help_text="Of the sealed file.")
    wrapped = models.BinaryField()
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["evidence", "number"], name="plugin_checklists_one_revision_a_number")
        ]

    def __str__(self) -> str:
        return self.file_name


class Citation(models.Model):
    """Where an answer shows a paper: which revision, and which page or part of it."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="citations")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="citations")
    where = models.CharField(_("page or part"), max_length=100, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["answer", "revision"], name="plugin_checklists_one_citation_a_paper")
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.where}".strip()
