"""What the registry remembers of a plugin across restarts. Whether it is on stands in ``SiteState``."""

from django.db import models


class PluginRecord(models.Model):
    """A plugin that has been enabled at least once, or uninstalled (a tombstone)."""

    slug = models.SlugField(max_length=50, unique=True)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=100)
    protects = models.BooleanField(default=False)
    last_step = models.PositiveIntegerField(default=0)
    enabled_at = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    uninstalled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
