from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The one door through which files come in and go out."""

    name = "intranet.files"
    label = "intranet_files"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Wipe what a process that was killed left half received (domain.md §5.1: at every start)."""
        from intranet.files.incoming import wipe

        wipe()
