"""What people did: runs of a course, items done, attempts at tests. Nothing of it is deleted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EnrolmentState(models.TextChoices):
    """Where a run stands. One that was closed says why in the words of its assignment's receipt, or was left."""

    OPEN = "open", pgettext_lazy("course", "under way")
    COMPLETED = "completed", pgettext_lazy("course", "completed")
    CLOSED = "closed", pgettext_lazy("course", "closed")


class Enrolment(models.Model):
    """One run of one person through a course. ``unit`` is that of the day it began.

    ``assignment`` is the ledger's, where the person was asked; who enrolled alone has none, and no due date. What is
    learnt is ``version``; a small change moves an open run to the newer one.
    """

    course = models.ForeignKey("intranet_training.Course", models.PROTECT, related_name="enrolments")
    version = models.ForeignKey("intranet_training.CourseVersion", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    run = models.PositiveSmallIntegerField(default=1)
    assignment = models.OneToOneField(
        "intranet_acknowledgement.Assignment", models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=EnrolmentState.choices, default=EnrolmentState.OPEN)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    last_item = models.UUIDField(null=True)
    """Where one goes on, on whatever device."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "person", "run"], name="one_enrolment_a_run"),
            models.UniqueConstraint(
                fields=["course", "person"], condition=models.Q(state="open"), name="one_open_enrolment"
            ),
        ]
        indexes = [models.Index(fields=["person", "state"], name="enrolment_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.course_id}"


class Progress(models.Model):
    """One item of one run. ``opened_at`` is when it was first shown, by the server's clock. ``attended`` is the class
    that it was done by. ``granted`` are attempts at its test that trainers gave besides those that the item gives.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="progress")
    item = models.UUIDField()
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    granted = models.PositiveSmallIntegerField(default=0)
    attended = models.ForeignKey("intranet_training.TrainingClass", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "item"], name="one_progress_of_an_item")]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.item}"


class Attempt(models.Model):
    """One attempt at the test of an item. What was drawn and how it was arranged stays on the server (``drawn``: a list
    of ``{"question", "shown", "right"}``); ``answers`` are what was typed, in the order of ``drawn``.

    ``saves`` counts the times answers were written: a page says which it has seen, so that two tabs cannot undo one
    another. ``ends_at`` is by the server's clock. ``reached`` of ``possible`` points stand once it is handed in.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attempts")
    item = models.ForeignKey("intranet_training.PublishedItem", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("attempt"))
    drawn = models.JSONField()
    answers = models.JSONField()
    saves = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    reached = models.PositiveIntegerField(null=True)
    possible = models.PositiveIntegerField(null=True)
    passed = models.BooleanField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "item", "number"], name="one_attempt_of_a_number"),
            models.UniqueConstraint(
                fields=["enrolment", "item"], condition=models.Q(handed_in_at=None), name="one_attempt_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(handed_in_at__isnull=True, reached__isnull=True, passed__isnull=True)
                | models.Q(handed_in_at__isnull=False, reached__isnull=False, passed__isnull=False),
                name="attempt_handed_in_has_points",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.number}"
