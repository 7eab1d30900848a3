from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Duties of official documents as tasks: who leads, by when, how far, done."""

    name = "intranet.duties"
    label = "intranet_duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.duties.policy import LABEL, NOTE_LABEL, DutyPolicy, NotePolicy

        register(LABEL, DutyPolicy())
        register(NOTE_LABEL, NotePolicy())
