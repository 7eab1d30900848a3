from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Home, navigation, base templates, error pages."""

    name = "intranet.portal"
    label = "intranet_portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.directives.services.issuing import AFTER_ISSUE
        from intranet.directives.work import register_work
        from intranet.guidance.services.publishing import AFTER_PUBLISH
        from intranet.portal.problem_work import work
        from intranet.portal.subscriptions import issued, published

        register_work(work, order=50)
        AFTER_ISSUE["followers"] = issued
        AFTER_PUBLISH["followers"] = published
