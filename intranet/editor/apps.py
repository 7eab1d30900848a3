from django.apps import AppConfig


class EditorConfig(AppConfig):
    """Wagtail's admin as our editors see it; the only wagtail_hooks in the project."""

    name = "intranet.editor"
    label = "intranet_editor"
    default_auto_field = "django.db.models.BigAutoField"
