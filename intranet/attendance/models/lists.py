"""The lists of a session. People are named once each; those of a Party cell, and guests, are counted only."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy


class Answer(models.TextChoices):
    """What somebody who is invited says before it begins."""

    COMING = "coming", pgettext_lazy("session", "will come")
    EXCUSED = "excused", pgettext_lazy("session", "asks to be excused")


class Invitation(models.Model):
    """Somebody is to come; ``unit`` is the one whose figures they count in on that day. Whoever asks to be excused
    gives a ``reason``, for who keeps the session.
    """

    session = models.ForeignKey("intranet_attendance.Session", models.PROTECT, related_name="invitations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="one_invitation_to_a_session")]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.session_id}"


class Status(models.TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", pgettext_lazy("session", "present")
    LATE = "late", pgettext_lazy("session", "present, came late")
    ABSENT = "absent", pgettext_lazy("session", "absent")


class Attendance(models.Model):
    """One person at one session. Nobody is here as a member of a Party cell."""

    THERE: ClassVar[tuple[str, ...]] = (Status.PRESENT, Status.LATE)

    session = models.ForeignKey("intranet_attendance.Session", models.PROTECT, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=Status.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="one_attendance_at_a_session")]
        indexes = [models.Index(fields=["unit", "status"], name="attendance_of_unit")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.status} {self.session_id}"


class Headcount(models.Model):
    """How many came without being named: guests of a unit, or the members of a Party cell."""

    session = models.ForeignKey("intranet_attendance.Session", models.PROTECT, related_name="headcounts")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    count = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "unit"], name="one_headcount_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.count}"


class Correction(models.Model):
    """What was put right after a session was closed: the status of ``person``, or the count of ``unit``. What stood
    before stays here, in words of the code ("present", "15"); "" where nothing stood.
    """

    session = models.ForeignKey("intranet_attendance.Session", models.PROTECT, related_name="corrections")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    was = models.CharField(max_length=12, blank=True)
    became = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.person_id or self.unit_id}: {self.was} → {self.became}"


class FollowUp(models.Model):
    """Somebody who was absent is to be seen again by a day."""

    session = models.ForeignKey("intranet_attendance.Session", models.PROTECT, related_name="follow_ups")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField(pgettext_lazy("session", "follow-up date"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="one_follow_up_of_an_absentee")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"
