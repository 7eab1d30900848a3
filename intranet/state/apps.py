from django.apps import AppConfig


class StateConfig(AppConfig):
    """The one row that every worker reads once a request."""

    name = "intranet.state"
    label = "intranet_state"
    default_auto_field = "django.db.models.BigAutoField"
