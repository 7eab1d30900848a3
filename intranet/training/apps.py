from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Đào tạo, bồi dưỡng: courses that people finish, and sessions that are counted."""

    name = "intranet.training"
    label = "intranet_training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.acknowledgement.subjects import OFFICES
        from intranet.files.queries import OPENED_AS
        from intranet.training.policy import LABEL, CoursePolicy, opened_as
        from intranet.training.sessions.policy import LABEL as CLASS_LABEL
        from intranet.training.sessions.policy import ClassPolicy

        register(LABEL, CoursePolicy())
        register(CLASS_LABEL, ClassPolicy())
        OFFICES[LABEL] = "owner_unit"
        OPENED_AS[LABEL] = opened_as
