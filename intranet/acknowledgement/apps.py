from django.apps import AppConfig


class AcknowledgementConfig(AppConfig):
    """Versions, audiences, assignments and receipts; knows nothing of directives."""

    name = "intranet.acknowledgement"
    label = "intranet_acknowledgement"
    default_auto_field = "django.db.models.BigAutoField"
