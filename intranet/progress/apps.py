from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """How far a document is acknowledged, for those who answer for it."""

    name = "intranet.progress"
    label = "intranet_progress"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.progress.scope import page_address
        from intranet.reminders.offices import register_follow_up

        register_follow_up(page_address)
