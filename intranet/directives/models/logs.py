"""Wagtail's history of a directive, in a table of its own so that site-wide reports never list it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import BaseLogEntry, BaseLogEntryManager


class DirectiveLogEntryManager(BaseLogEntryManager):
    """Finds the entries of one directive."""

    def for_instance(self, instance: models.Model) -> models.QuerySet["DirectiveLogEntry"]:
        return self.filter(directive_id=instance.pk)

    def viewable_by_user(self, user: object) -> models.QuerySet["DirectiveLogEntry"]:
        """Nobody, in reports that list every model: Wagtail asks about the model, not about the directive."""
        return self.none()

    def log_action(self, instance: models.Model, action: str, **kwargs: object) -> models.Model:
        return super().log_action(instance, action, directive_id=instance.pk, **kwargs)


class DirectiveLogEntry(BaseLogEntry):
    """One editing action on one directive. ``directive_id`` outlives a deleted draft."""

    directive_id = models.PositiveBigIntegerField(db_index=True)

    objects = DirectiveLogEntryManager()

    class Meta:
        ordering = ["-timestamp", "-id"]
        verbose_name = _("directive log entry")
        verbose_name_plural = _("directive log entries")

    def __str__(self) -> str:
        return f"{self.action} {self.directive_id}"

    @property
    def object_id(self) -> int:
        return self.directive_id
