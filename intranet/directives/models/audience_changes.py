"""A change of who reads and who is asked, after the issue; a wider readership waits for a second person."""

from django.conf import settings
from django.db import models


class AudienceChange(models.Model):
    """``readers`` are tokens, ``terms`` the lines of the rule as ``Term.as_data`` writes them. It waits while
    ``decided_at`` is empty; then it was done or refused by ``decided_by``, who is not ``by`` (Decree 30/2020/NĐ-CP,
    annex VI).
    """

    directive = models.ForeignKey("intranet_directives.Directive", models.PROTECT, related_name="audience_changes")
    readers = models.JSONField()
    terms = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    was_accepted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["directive"], condition=models.Q(decided_at=None), name="one_waiting_audience_change"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("by")),
                name="audience_change_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.at:%Y-%m-%d}"
