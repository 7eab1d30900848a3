from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The one door through which files come in and go out."""

    name = "intranet.files"
    label = "intranet_files"
    default_auto_field = "django.db.models.BigAutoField"
