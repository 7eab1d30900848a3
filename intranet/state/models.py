"""The switches that take effect on the next request of every worker."""

from django.db import models


class SiteState(models.Model):
    """Exactly one row. Written only by ``intranet.state.services``, under its lock."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    enabled_plugins = models.JSONField(default=list)
    plugin_settings = models.JSONField(default=dict)
    theme = models.CharField(max_length=50, default="standard")
    membership_revision = models.PositiveBigIntegerField(default=0)
    alert_text = models.CharField(max_length=300, blank=True)
    alert_from = models.DateTimeField(null=True)
    alert_until = models.DateTimeField(null=True)
    gated = models.JSONField(default=list)
    guarded_paths = models.JSONField(default=list)
    readings_a_week = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_site_state")]

    def __str__(self) -> str:
        return "site state"
