"""The demo as an app: it has no models, only ``manage.py demo``."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Fictional content to try the house with."""

    name = "intranet.demo"
    label = "intranet_demo"
    verbose_name = "Demo"
