"""Answers: what a unit says of one question, and what the appraisers say of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.checklists.models.inspections import Inspection
from plugins.checklists.models.library import Question


class Verdict(models.TextChoices):
    """How far what was asked about is as it should be; yes and no answer no question of how many, or which day."""

    YES = "yes", pgettext_lazy("verdict", "met")
    PARTLY = "partly", pgettext_lazy("verdict", "partly met")
    NO = "no", pgettext_lazy("verdict", "not met")
    NOT_APPLICABLE = "n/a", pgettext_lazy("verdict", "not applicable")


class Work(models.TextChoices):
    """How far the answering is: another axis than the verdict."""

    BLANK = "blank", pgettext_lazy("answer", "not begun")
    DOING = "doing", pgettext_lazy("answer", "being worked on")
    DONE = "done", pgettext_lazy("answer", "answered")


class Answer(models.Model):
    """One row a question from the day the inspection opens. ``revision`` counts its writes: who writes on an older one
    is shown both texts. What was typed is kept whole, finished or not.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    work = models.CharField(max_length=5, choices=Work.choices, default=Work.BLANK)
    verdict = models.CharField(max_length=6, choices=Verdict.choices, blank=True)
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    total = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    day = models.DateField(null=True)
    choice = models.CharField(max_length=200, blank=True)
    text = models.TextField(_("answer"), max_length=4000, blank=True)
    note = models.TextField(_("explanation"), max_length=2000, blank=True)
    without_proof = models.TextField(_("why there is no evidence"), max_length=1000, blank=True)
    cause = models.TextField(_("cause"), max_length=1000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    remedy_by = models.DateField(_("put right until"), null=True)
    revision = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    is_returned = models.BooleanField(default=False)
    returned_as = models.JSONField(null=True, help_text="What stood here when it was returned last, and the remark.")
    appraised = models.CharField(max_length=6, choices=Verdict.choices, blank=True)
    final = models.CharField(max_length=6, choices=Verdict.choices, blank=True)
    remark = models.TextField(_("remark of the appraisers"), max_length=2000, blank=True)
    appraised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    appraised_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["question__place"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["inspection", "question"], name="plugin_checklists_one_answer_a_question"),
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(number__isnull=True) | Q(number__lte=F("total")),
                name="plugin_checklists_part_is_within_its_total",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} · {self.question_id}"

    @property
    def explained(self) -> str:
        """The explanation in one: older answers said in a field of its own why there is no evidence."""
        return "\n".join(filter(None, (self.note, self.without_proof)))
