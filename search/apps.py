from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The catalogue: entries that people may find, and the engine that finds them."""

    name = "search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from search import checks  # noqa: F401  registers itself
