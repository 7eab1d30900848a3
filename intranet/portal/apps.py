from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Home, navigation, base templates, error pages."""

    name = "intranet.portal"
    label = "intranet_portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.directives.work import register_work
        from intranet.portal.problem_work import work

        register_work(work, order=50)
