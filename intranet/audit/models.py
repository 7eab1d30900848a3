"""The audit log: rows that are only ever added, each sealed by the hash of the one before."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.audit.chain import GENESIS


class AppendOnly(Exception):
    """An audit row cannot be changed or deleted; a correction is a row of its own."""


class EventQuerySet(models.QuerySet["Event"]):
    """Reads only: the doors that would write rows past ``record`` are closed."""

    def update(self, **kwargs: Any) -> int:
        raise AppendOnly("Audit events cannot be changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnly("Audit events cannot be deleted.")

    def bulk_create(self, *args: Any, **kwargs: Any) -> list["Event"]:  # type: ignore[override]
        raise AppendOnly("Audit events are recorded one by one, each sealed by the one before.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise AppendOnly("Audit events cannot be changed.")


class Event(models.Model):
    """One thing that was done. Actor, plugin and object are text, so that the row outlives what it speaks of."""

    id = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("time"), db_index=True)
    action = models.CharField(_("action"), max_length=80)
    actor = models.CharField(_("person"), max_length=200)
    actor_id = models.PositiveBigIntegerField(null=True)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=64, blank=True)
    plugin = models.CharField(_("plugin"), max_length=50, blank=True)
    subject = models.CharField(_("object"), max_length=120)
    label = models.CharField(_("label"), max_length=300, blank=True)
    details = models.JSONField(_("details"), default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit log")
        ordering = ["-id"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["action", "-id"], name="event_by_action"),
            models.Index(fields=["actor_id", "-id"], name="event_by_actor"),
            models.Index(fields=["subject", "-id"], name="event_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("Audit events cannot be changed.")
        super().save(*args, force_insert=True, **{k: v for k, v in kwargs.items() if k != "force_insert"})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly("Audit events cannot be deleted.")


class Head(models.Model):
    """The end of the chain; its one row is locked last before the commit, so the chain never forks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last_id = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_audit_head")]

    def __str__(self) -> str:
        return f"head {self.last_id}"
