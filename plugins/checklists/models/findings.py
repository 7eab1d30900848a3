"""What is wrong and is put right: a finding, its remedy, and every postponement with its reason."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.checklists.models.answers import Answer
from plugins.checklists.models.evidence import Revision


class Severity(models.TextChoices):
    """How grave it is."""

    LIGHT = "light", pgettext_lazy("finding", "light")
    SERIOUS = "serious", pgettext_lazy("finding", "serious")
    GRAVE = "grave", pgettext_lazy("finding", "grave")


class Progress(models.TextChoices):
    """Done by who owns it, verified by somebody else."""

    OPEN = "open", pgettext_lazy("remedy", "to be put right")
    DONE = "done", pgettext_lazy("remedy", "done, to be verified")
    VERIFIED = "verified", pgettext_lazy("remedy", "verified")


class Finding(models.Model):
    """A shortcoming of a unit's practice with the remedy for it. The owner is a post: people change."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    answer = models.OneToOneField(Answer, models.PROTECT, related_name="finding")
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.LIGHT)
    cause = models.TextField(_("cause"), max_length=1000)
    action = models.TextField(_("remedy"), max_length=1000, blank=True)
    post = models.ForeignKey("intranet_people.Post", models.PROTECT, related_name="+")
    due_on = models.DateField(_("put right until"))
    progress = models.CharField(max_length=8, choices=Progress.choices, default=Progress.OPEN)
    proof = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["due_on", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("done_by")),
                name="plugin_checklists_verified_by_another",
            ),
            models.CheckConstraint(
                condition=Q(progress="open") | Q(done_at__isnull=False), name="plugin_checklists_done_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.cause[:60]}"


class Postponement(models.Model):
    """A later day, and why."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="postponements")
    due_before = models.DateField()
    due = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.due_before} → {self.due}"
