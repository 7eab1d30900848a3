from django.apps import AppConfig


class ThemingConfig(AppConfig):
    """Themes: data that says how the site looks."""

    name = "intranet.theming"
    label = "intranet_theming"
    default_auto_field = "django.db.models.BigAutoField"
