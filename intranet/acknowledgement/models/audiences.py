"""Who is asked to acknowledge: a rule, not a list. An exception takes the duty away, never the right to read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.Model):
    """The rule for one subject, with the due date that its assignments get."""

    subject_model = models.CharField(max_length=80)
    subject_id = models.PositiveBigIntegerField()
    due = models.DateField(_("due date"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_model", "subject_id"], name="one_audience_of_a_subject")
        ]

    def __str__(self) -> str:
        return f"audience of {self.subject_model}:{self.subject_id}"


class TermKind(models.TextChoices):
    """What one line of the rule names."""

    EVERYBODY = "any", _("everybody")
    UNIT = "unit", _("unit")
    UNDER = "under", _("unit with its sub-units")
    POST = "post", _("post in a unit")
    PERSON = "user", _("person")


class AudienceTerm(models.Model):
    """One line of the rule. Lines add up; lines that are exceptions are taken away from the sum."""

    audience = models.ForeignKey(Audience, models.CASCADE, related_name="terms")
    kind = models.CharField(max_length=5, choices=TermKind.choices)
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=15, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    is_exception = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{'not ' if self.is_exception else ''}{self.kind}"
