from django.apps import AppConfig


class AuditConfig(AppConfig):
    """An append-only, hash-chained record of what was done, by whom, to what."""

    name = "intranet.audit"
    label = "intranet_audit"
    default_auto_field = "django.db.models.BigAutoField"
