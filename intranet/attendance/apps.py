from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """Sessions that people attend in person or are counted at, whatever they are about."""

    name = "intranet.attendance"
    label = "intranet_attendance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.attendance.policy import LABEL, SessionPolicy

        register(LABEL, SessionPolicy())
