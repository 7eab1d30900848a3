"""The ledger: assignments, their receipts, and counts that make progress cheap. Nothing here is ever deleted."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

QUICK = 30
"""Seconds within which nobody reads a document; such acknowledgements are shown beside the rate."""

NO_DUE_DATE = date(9999, 12, 31)
"""Stands in ``Tally.due`` for "no due date", because a null would not be unique."""


class Assignment(models.Model):
    """One person is asked to acknowledge one version. The unit is that of the day it was opened; ``due`` is the
    last day on time.
    """

    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    round = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    cause = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    due = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person", "round"], name="one_assignment_a_round")]
        indexes = [models.Index(fields=["person", "due"])]

    def __str__(self) -> str:
        return f"{self.person_id} ← {self.version_id}"


class ReceiptKind(models.TextChoices):
    """How an assignment ended. The first six are positive, one for each means, and never mixed; each other says why
    nobody is asked any more.
    """

    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    CHECKED = "checked", _("acknowledged with answers to the questions")
    PASSWORD = "password", _("acknowledged with the password")
    ATTENDED = "attended", _("attended a dissemination session")
    ON_PAPER = "on-paper", _("acknowledged on paper")
    COMPLETED = "completed", _("completed the course")
    LEFT = "left", _("left the audience")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REPLACED = "replaced", _("replaced")
    RECALLED = "recalled", _("recalled")
    EXPIRED = "expired", _("expired")
    WAIVED = "waived", _("waived")


POSITIVE = (
    ReceiptKind.ACKNOWLEDGED,
    ReceiptKind.CHECKED,
    ReceiptKind.PASSWORD,
    ReceiptKind.ATTENDED,
    ReceiptKind.ON_PAPER,
    ReceiptKind.COMPLETED,
)
"""Kinds that count as acknowledged."""


class Reason(models.TextChoices):
    """Why somebody is asked no more, or gets more time: a table, so that no cause is told that is nobody's business (an
    absence is one, without its cause).
    """

    LEFT_OFFICE = "left-office", _("no longer holds a post")
    MOVED = "moved", _("moved to another unit")
    REORGANISED = "reorganised", _("the unit was reorganised")
    AUDIENCE = "audience", _("the audience was changed")
    ABSENT = "absent", _("absent")
    OTHER_WORK = "other-work", _("on other duty")
    NOT_CONCERNED = "not-concerned", _("does not concern the person's work")
    READ_ELSEWHERE = "read-elsewhere", _("read it in another office")
    LATE_DELIVERY = "late-delivery", _("the document arrived late")
    FAULT = "fault", _("the system or the file was at fault")


BY_HAND = (
    Reason.ABSENT,
    Reason.OTHER_WORK,
    Reason.NOT_CONCERNED,
    Reason.READ_ELSEWHERE,
    Reason.LATE_DELIVERY,
    Reason.FAULT,
)
"""Reasons that a person gives; the others are found by the resolver."""


class Receipt(models.Model):
    """The end of an assignment: one, whatever the number of clicks; the constraint decides, not a check before it.

    ``proof`` names what stands behind it: ``session:7``, ``paper:12``.
    """

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="receipt")
    kind = models.CharField(max_length=12, choices=ReceiptKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=5, blank=True)
    statement = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    attachment_hashes = models.JSONField(default=list)
    seconds_open = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    reason_code = models.CharField(max_length=15, choices=Reason.choices, blank=True)
    proof = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.assignment_id}"


class Extension(models.Model):
    """More time for one person. Kept, so that the first due date is never lost."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions")
    former_due = models.DateField(null=True)
    due = models.DateField()
    reason_code = models.CharField(max_length=15, choices=Reason.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.assignment_id} until {self.due}"


class TallyState(models.TextChoices):
    """The sums of the ledger: assigned = open + closed + the positive ones, which bear the name of their receipt."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CHECKED = "checked"
    PASSWORD = "password"  # noqa: S105  the name of a choice
    ATTENDED = "attended"
    ON_PAPER = "on-paper"
    COMPLETED = "completed"
    CLOSED = "closed"


def state_of(kind: str) -> str:
    """Where an assignment with a receipt of ``kind`` is counted."""
    return kind if kind in POSITIVE else TallyState.CLOSED


class Tally(models.Model):
    """How many assignments of a version stand in one state, per unit of the assignment and due date; summed along
    the tree when read. ``quick`` is how many of them were acknowledged within ``QUICK`` seconds of opening the text.
    """

    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="tallies")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    due = models.DateField(default=NO_DUE_DATE)
    state = models.CharField(max_length=12, choices=TallyState.choices)
    count = models.IntegerField(default=0)
    quick = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "unit", "due", "state"], name="one_tally_a_cell"),
            models.CheckConstraint(condition=models.Q(count__gte=0), name="tally_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.unit_id} {self.state} {self.count}"
