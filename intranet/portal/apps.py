from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Home, navigation, base templates, error pages."""

    name = "intranet.portal"
    label = "intranet_portal"
    default_auto_field = "django.db.models.BigAutoField"
