from django.apps import AppConfig


class PagesConfig(AppConfig):
    """One page type, as the first page of the Wagtail tutorial."""

    name = "tests.bench.vanilla.pages"
    label = "pages"
