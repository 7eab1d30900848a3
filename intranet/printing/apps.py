from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Typeface and sheets of what is printed; an app only so that its template is found."""

    name = "intranet.printing"
    label = "intranet_printing"
