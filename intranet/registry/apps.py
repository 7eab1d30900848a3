from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Loads plugins, switches them on and off, and closes every door of one that is off."""

    name = "intranet.registry"
    label = "intranet_registry"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from intranet.audit.words import register_actions
        from intranet.contracts.events import PostsChanged
        from intranet.people.services import after_posts_changed
        from intranet.registry import checks, events, loader, permissions

        checks.register()
        loader.load_installed()
        register_actions(loader.registry().words("actions"))
        after_posts_changed.append(lambda person_id: events.announce(PostsChanged(person_id)))
        post_migrate.connect(permissions.after_migrate, dispatch_uid="intranet.registry.permissions")
