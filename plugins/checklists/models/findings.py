"""What is wrong and is put right: a finding, its remedy, and every postponement with its reason."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.checklists.models.answers import Answer
from plugins.checklists.models.evidence import Revision
from plugins.checklists.urgency import urgency_of


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

    @property
    def urgency(self) -> tuple[str, str] | None:
        """As a tag says it; None once it is said to be put right."""
        return urgency_of(self.due_on) if self.progress == Progress.OPEN else None


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


class FindingStep(models.Model):
    """One thing that was done to a finding, with its note. Appended, never changed; ``what`` is the end of the name of
    the action in the audit log.
    """

    class What(models.TextChoices):
        """What was done."""

        REMEDIED = "remedied", pgettext_lazy("finding", "said to be put right")
        VERIFIED = "verified", pgettext_lazy("finding", "verified")
        NOT_VERIFIED = "not-verified", pgettext_lazy("finding", "not verified, open again")
        POSTPONED = "postponed", pgettext_lazy("finding", "postponed")
        FOUND = "found", pgettext_lazy("finding", "found afterwards")
        REOPENED = "finding-reopened", pgettext_lazy("finding", "opened again")
        RATED = "finding-rated", pgettext_lazy("finding", "severity set")
        PASSED_ON = "finding-passed-on", pgettext_lazy("finding", "given to another post")
        HANDED_OVER = "handed-over", pgettext_lazy("finding", "handed over to the unit that follows")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20, choices=What.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.finding_id} · {self.what}"
