from django.apps import AppConfig


class EditorConfig(AppConfig):
    """Wagtail's admin as our editors see it; the only wagtail_hooks in the project."""

    name = "intranet.editor"
    label = "intranet_editor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from intranet.directives.models import Directive
        from intranet.editor import subjects
        from intranet.editor.directives.permissions import DirectivePermissionPolicy

        register_permission_policy(Directive, DirectivePermissionPolicy(Directive))
        subjects.register()
