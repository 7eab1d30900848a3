from django.apps import AppConfig


class WorkerConfig(AppConfig):
    """Work after the answer: jobs with leases, retries and a dead-letter list."""

    name = "intranet.worker"
    label = "intranet_worker"
    default_auto_field = "django.db.models.BigAutoField"
