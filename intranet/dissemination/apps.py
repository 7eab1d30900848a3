from django.apps import AppConfig


class DisseminationConfig(AppConfig):
    """Buổi quán triệt: sessions at which a unit takes note of a document."""

    name = "intranet.dissemination"
    label = "intranet_dissemination"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.directives.sections import register_section
        from intranet.dissemination.sections import beside_letter

        register_section(beside_letter, order=30)
