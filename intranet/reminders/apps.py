from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders of what is to be acknowledged: to the person, the head of the unit, the lead unit."""

    name = "intranet.reminders"
    label = "intranet_reminders"
    default_auto_field = "django.db.models.BigAutoField"
