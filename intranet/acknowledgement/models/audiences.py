"""Who is asked to acknowledge: a rule, not a list. An exception takes the duty away, never the right to read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Manner(models.TextChoices):
    """What the issuer asks for before an acknowledgement counts. Each is a kind of receipt, counted apart."""

    READ = "acknowledged", _("read to the end, then acknowledge")
    CHECK = "checked", _("answer the questions on the text")
    PASSWORD = "password", _("enter the password again")
    SESSION = "attended", _("attend a dissemination session")
    COURSE = "completed", _("complete the course")


OF_A_TEXT = (Manner.READ, Manner.CHECK, Manner.PASSWORD, Manner.SESSION)
"""What can be asked for about a text."""


class Audience(models.Model):
    """The rule for one subject, with the due date that its assignments get.

    ``version`` is what is asked about now: it is empty before the issue, and stays as it was once ``ended_at`` is set.
    ``working_days`` is the time that those get who join later; ``lead_unit`` is told of who is late last of all. Where
    it ``comes_first``, no other page opens for who has not acknowledged.
    """

    subject_model = models.CharField(max_length=80)
    subject_id = models.PositiveBigIntegerField()
    due = models.DateField(_("due date"), null=True, blank=True)
    working_days = models.PositiveSmallIntegerField(null=True)
    manner = models.CharField(_("what is asked for"), max_length=12, choices=Manner.choices, default=Manner.READ)
    comes_first = models.BooleanField(_("comes before everything else"), default=False)
    expires_on = models.DateField(_("no longer asked for after"), null=True, blank=True)
    lead_unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_model", "subject_id"], name="one_audience_of_a_subject")
        ]
        indexes = [
            models.Index(
                fields=["version"], name="audience_live", condition=models.Q(version__isnull=False, ended_at=None)
            )
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


class Question(models.Model):
    """One question of the check on the text, with the answers offered; ``right`` is the place of the right one, from 0.
    It never leaves the server before it is answered.
    """

    audience = models.ForeignKey(Audience, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    answers = models.JSONField()
    right = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["audience", "position"], name="one_question_a_place")]

    def __str__(self) -> str:
        return self.text
