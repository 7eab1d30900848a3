"""The rule that an office uses again and again for one kind of text."""

from django.conf import settings
from django.db import models


class UsualAudience(models.Model):
    """What ``office`` filled in last for texts of one kind, kept because somebody asked for it: a default that the
    editor sees and may change. ``key`` says which kind; ``fields`` are the values of the form.
    """

    office = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    key = models.CharField(max_length=300)
    fields = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_usual_audience_of_a_kind")]

    def __str__(self) -> str:
        return self.key
