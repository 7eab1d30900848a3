"""What was published: frozen, so that a later change of a rule destroys no result."""

from typing import Any

from django.db import models

from intranet.training.rules.completion import Completion, Item


class CourseVersion(models.Model):
    """A course as it stood when it was published. ``frozen`` is the ledger's version, whose text and hash say what was
    taught; its major number counts versions that are learnt anew, its minor one those that ask nobody.

    Its rows, and those of its items, never change.
    """

    course = models.ForeignKey("intranet_training.Course", models.PROTECT, related_name="versions")
    frozen = models.OneToOneField("intranet_acknowledgement.Version", models.PROTECT, related_name="+")
    valid_months = models.PositiveSmallIntegerField(null=True)
    gives_certificate = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.course_id} {self.frozen}"


class PublishedItem(models.Model):
    """One lesson of a version. ``key`` is the lesson's ``public_id``: the same item in all versions.

    ``questions`` are those of its test, with what is right, or those out of which ``draws`` takes; they never leave the
    server before an attempt is handed in.
    """

    version = models.ForeignKey(CourseVersion, models.PROTECT, related_name="items")
    key = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    module = models.CharField(max_length=255)
    title = models.CharField(max_length=255)
    html = models.TextField()
    text = models.TextField()
    content_hash = models.CharField(max_length=64)
    completion = models.CharField(max_length=10, choices=Completion.choices)
    time = models.PositiveSmallIntegerField(null=True)
    after = models.UUIDField(null=True)
    questions = models.JSONField(default=list)
    draws = models.JSONField(default=list)
    pass_mark = models.PositiveSmallIntegerField()
    attempts = models.PositiveSmallIntegerField(null=True)
    limit = models.PositiveSmallIntegerField(null=True)
    shuffled = models.BooleanField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="one_published_item_of_a_lesson"),
            models.UniqueConstraint(fields=["version", "position"], name="one_published_item_a_place"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_test(self) -> bool:
        return bool(self.draws)

    @property
    def asks(self) -> int:
        """How many questions an attempt at its test is to ask."""
        return sum(draw.get("count", 1) for draw in self.draws)

    def as_item(self) -> Item:
        """What the rules of completion look at."""
        return Item(str(self.key), self.title, self.completion, str(self.after or ""))

    def question(self, number: int) -> dict[str, Any]:
        """The question of the bank with this id, as it was frozen."""
        return next(each for each in self.questions if each["question"] == number)
