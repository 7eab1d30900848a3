"""The steps in the life of a document, in the order they were taken: what its page shows and a clerk is asked about."""

from django.conf import settings
from django.db import models


class Step(models.Model):
    """One step: what was done, by whom, with the note that went with it (why it was returned, what was asked).

    ``office`` tells the lives of one document in several receiving offices apart; ``acting_for`` is whose post a deputy
    stood in.
    """

    directive = models.ForeignKey("intranet_directives.Directive", models.CASCADE, related_name="steps")
    office = models.ForeignKey("intranet_people.Unit", models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=30)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["directive", "at"])]

    def __str__(self) -> str:
        return f"{self.action} {self.directive_id}"
