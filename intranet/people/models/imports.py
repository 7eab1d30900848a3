"""A list of units and people that was confirmed and is being written."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportState(models.TextChoices):
    """``refused``: something had changed since the list was checked, and the rest was not written."""

    WAITING = "waiting", pgettext_lazy("import", "waiting")
    RUNNING = "running", pgettext_lazy("import", "being written")
    DONE = "done", pgettext_lazy("import", "written")
    REFUSED = "refused", pgettext_lazy("import", "stopped")


class PeopleImport(models.Model):
    """One confirmed list. Its rows are kept until they are written and no longer; what stays is how many did what."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.WAITING)
    lines = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)

    class Meta:
        verbose_name = _("list of units and people")
        verbose_name_plural = _("lists of units and people")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"import {self.pk} {self.state}"

    @property
    def is_over(self) -> bool:
        return self.state in {ImportState.DONE, ImportState.REFUSED}
