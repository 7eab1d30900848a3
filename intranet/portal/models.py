"""What people keep for themselves, and what they report about pages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Bookmark(models.Model):
    """One person wants to find one thing again. Shown only while they may read it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bookmarks")
    subject_model = models.CharField(max_length=80)
    subject_id = models.PositiveBigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "subject_model", "subject_id"], name="one_bookmark_of_a_subject")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.subject_model}:{self.subject_id}"


class ProblemKind(models.TextChoices):
    """What can be wrong with a page; nothing about people."""

    WRONG = "wrong", _("what it says is wrong or out of date")
    UNCLEAR = "unclear", _("it is hard to understand")
    BROKEN = "broken", _("a link or a file does not open")
    LAYOUT = "layout", _("it is shown badly or cannot be operated")
    OTHER = "other", _("something else about the page")


class PageProblem(models.Model):
    """Somebody says what is wrong with a page. Whose it is follows from its subject; without one, it is the
    administrators'.
    """

    path = models.CharField(max_length=300)
    subject_model = models.CharField(max_length=80, blank=True)
    subject_id = models.PositiveBigIntegerField(null=True)
    kind = models.CharField(max_length=8, choices=ProblemKind.choices)
    text = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "path", "kind"], condition=models.Q(settled_at=None), name="one_open_problem_of_a_kind"
            )
        ]
        indexes = [
            models.Index(
                fields=["subject_model", "subject_id"], name="problem_open", condition=models.Q(settled_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"


class Subscription(models.Model):
    """One person wants to be told what one unit issues and publishes, or what is issued and published of one topic, as
    far as they may read it. Nobody follows persons.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    unit = models.ForeignKey("intranet_people.Unit", models.CASCADE, null=True, related_name="subscriptions")
    topic = models.ForeignKey("intranet_topics.Topic", models.CASCADE, null=True, related_name="subscriptions")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "unit"], name="one_subscription_to_a_unit"),
            models.UniqueConstraint(fields=["person", "topic"], name="one_subscription_to_a_topic"),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=True) ^ models.Q(topic__isnull=True), name="follows_unit_or_topic"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.unit or self.topic}"
