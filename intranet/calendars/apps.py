from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Working days and days off."""

    name = "intranet.calendars"
    label = "intranet_calendars"
    default_auto_field = "django.db.models.BigAutoField"
