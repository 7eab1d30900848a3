"""How often a question was answered how: counted when an attempt is handed in, so that no page marks attempts anew."""

from django.db import models

from intranet.training.rules.marking import LONGEST_CHOSEN

TOLD_EVERY = 5
"""People after whose answers figures of a question move on."""


class AnswerCount(models.Model):
    """One answer to one question of a published item, and how many people gave it when they were first asked.
    ``chosen`` names the options by their places in the question, however an attempt arranged them
    (``rules.marking.chosen_of``); it is empty where nothing was answered, or not all of it. An item belongs to one
    version: what was asked by other rules is counted apart. ``told`` is the count that pages show: that of the last
    multiple of ``TOLD_EVERY`` people who were asked the question, as one answer more would tell who gave it.
    """

    item = models.ForeignKey("intranet_training.PublishedItem", models.PROTECT, related_name="answer_counts")
    question = models.PositiveBigIntegerField()
    chosen = models.CharField(max_length=LONGEST_CHOSEN, blank=True)
    is_right = models.BooleanField()
    count = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "question", "chosen", "is_right"], name="one_count_of_an_answer")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.chosen} × {self.count}"
