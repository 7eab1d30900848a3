from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The one place that answers whether somebody may do something to something."""

    name = "intranet.access"
    label = "intranet_access"
    default_auto_field = "django.db.models.BigAutoField"
