"""What the throttle remembers of attempts that failed."""

from django.db import models


class Bucket(models.Model):
    """One count. The key is a hash: people type passwords into the field for the name, and those must not be kept."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.FloatField(default=0)
    at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)
    """When the account last signed in from this source; only in buckets of an account and a source together."""

    class Meta:
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return self.key[:8]
