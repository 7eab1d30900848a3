"""Jobs: work to be done after the answer, kept in the database so that nothing is lost with a process."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    """A job waits, runs under a lease, is done, or is dead: given up after its last attempt, for a person to look at.

    A dead job is started again, or discarded with a reason.
    """

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    DEAD = "dead", _("given up")
    DISCARDED = "discarded", _("discarded")


class Job(models.Model):
    """One call of a named function. ``key`` makes asking twice the same as asking once."""

    run = models.CharField(_("kind of work"), max_length=200)
    arguments = models.JSONField(_("arguments"), default=dict)
    key = models.CharField(max_length=200, unique=True, null=True)
    state = models.CharField(_("state"), max_length=10, choices=JobState.choices, default=JobState.WAITING)
    run_after = models.DateTimeField(_("not before"))
    lease_until = models.DateTimeField(null=True)
    lease_holder = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    max_attempts = models.PositiveSmallIntegerField(default=5)
    progress = models.PositiveIntegerField(_("progress"), default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("asked for"))
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("background job")
        verbose_name_plural = _("background work")
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["state", "run_after"], name="job_by_state"),
            models.Index(fields=["lease_until"], name="job_by_lease", condition=models.Q(state="running")),
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.state}"


class Schedule(models.Model):
    """When a recurring task last ran; the row is the lock that keeps two workers from starting it twice."""

    name = models.CharField(max_length=120, unique=True)
    last_started = models.DateTimeField(null=True)
    last_finished = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
