from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Official documents: taken in, issued, read."""

    name = "intranet.directives"
    label = "intranet_directives"
    default_auto_field = "django.db.models.BigAutoField"
