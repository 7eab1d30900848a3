"""A session: what it is about, who holds it, when and where."""

from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.people.rules import OFFICE_ZONE

ARRIVING = timedelta(minutes=30)
"""So long before its hour the lists of a session are open: people are ticked as they arrive."""


class Form(models.TextChoices):
    """How a session is held."""

    CONFERENCE = "conference", _("conference")
    MEETING = "meeting", _("regular meeting")
    READING = "reading", _("reading the documents")
    ONLINE = "online", _("online")


class SessionState(models.TextChoices):
    """Planned → held → closed; one that will not take place is called off."""

    PLANNED = "planned", pgettext_lazy("session", "planned")
    HELD = "held", pgettext_lazy("session", "held, lists still open")
    CLOSED = "closed", pgettext_lazy("session", "closed")
    CALLED_OFF = "called-off", pgettext_lazy("session", "called off")


class Session(models.Model):
    """One session held by ``unit`` about a subject, filed by the name of its model like a version of a text.

    ``subject_version`` says which state of the subject it was about, in the numbers of whoever keeps the subject.
    ``begins`` and ``ends`` are the same on each of its days.
    To a ``wide`` one people of all units may come, else those of ``unit`` and of what is below it.
    ``recordings`` counts the times its lists were written: a page says which it shows, so that two clerks at once
    cannot undo one another.
    """

    subject_model = models.CharField(max_length=80)
    subject_id = models.PositiveBigIntegerField()
    subject_version = models.PositiveBigIntegerField(null=True)
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    wide = models.BooleanField(default=False)
    on = models.DateField(pgettext_lazy("session", "date"))
    begins = models.TimeField(pgettext_lazy("session", "begins at"), null=True, blank=True)
    ends = models.TimeField(pgettext_lazy("session", "ends at"), null=True, blank=True)
    form = models.CharField(
        pgettext_lazy("session", "form"), max_length=10, choices=Form.choices, default=Form.CONFERENCE
    )
    place = models.CharField(pgettext_lazy("session", "place"), max_length=200, blank=True)
    presenters = models.CharField(pgettext_lazy("session", "presenters"), max_length=300, blank=True)
    hours = models.DecimalField(
        pgettext_lazy("session", "hours"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    state = models.CharField(
        pgettext_lazy("session", "state"), max_length=10, choices=SessionState.choices, default=SessionState.PLANNED
    )
    recordings = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_model", "subject_id"], name="session_of_subject"),
            models.Index(fields=["unit", "on"], name="session_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False)
                | (~models.Q(state="closed") & models.Q(closed_at__isnull=True)),
                name="closed_session_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gt=models.F("begins")),
                name="session_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} · {self.get_form_display()}"

    @property
    def clock(self) -> str:
        """From when to when it is held, each day; "" where that is not said."""
        return "–".join(f"{each:%H:%M}" for each in (self.begins, self.ends) if each)

    @property
    def starts_at(self) -> datetime:
        """When it begins; where no hour is said, with its first day."""
        return datetime.combine(self.on, self.begins or time.min, OFFICE_ZONE)

    def takes_lists(self, now: datetime) -> bool:
        """Whether its day, or the half hour before its hour, has come; until then it is planned anew and called off."""
        return now >= self.starts_at - (ARRIVING if self.begins else timedelta(0))

    def has_begun(self, now: datetime) -> bool:
        """Whether its lists can be complete: nothing is closed before it begins."""
        return now >= self.starts_at

    def subject(self) -> Any:
        """What it is about, or None when it is gone. One query."""
        return apps.get_model(self.subject_model)._default_manager.filter(pk=self.subject_id).first()
