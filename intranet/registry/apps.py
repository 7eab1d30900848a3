from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Loads plugins, switches them on and off, and closes every door of one that is off."""

    name = "intranet.registry"
    label = "intranet_registry"
    default_auto_field = "django.db.models.BigAutoField"
