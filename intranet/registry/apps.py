from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Loads plugins, switches them on and off, and closes every door of one that is off."""

    name = "intranet.registry"
    label = "intranet_registry"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from intranet.registry import checks, loader, permissions

        checks.register()
        loader.load_installed()
        post_migrate.connect(permissions.after_migrate, dispatch_uid="intranet.registry.permissions")
