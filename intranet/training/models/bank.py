"""The question bank of a unit."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.training.rules.questions import MOST_POINTS, QuestionKind


class Question(models.Model):
    """One question as it is written now; what was asked is frozen with the course (``PublishedItem.questions``).

    ``options`` and ``key`` as ``intranet.training.rules.questions`` says. ``code`` names it in a workbook, within its
    unit. A question that is asked no more is ``retired``, never deleted.
    """

    owner_unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind.choices)
    text = models.TextField(_("question"), max_length=2000)
    options = models.JSONField(default=list, blank=True)
    key = models.JSONField(null=True, blank=True)
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_POINTS)]
    )
    feedback = models.TextField(pgettext_lazy("question", "explanation"), max_length=2000, blank=True)
    tags = models.JSONField(default=list, blank=True)
    retired = models.BooleanField(_("asked no more"), default=False)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["owner_unit", "code"], name="one_question_of_a_code")]

    def __str__(self) -> str:
        return self.code

    def as_data(self) -> dict[str, Any]:
        """What is frozen of it, and what the rules look at."""
        given = ("kind", "text", "options", "key", "points", "feedback")
        return {"question": self.pk} | {name: getattr(self, name) for name in given}
