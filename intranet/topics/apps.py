from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """Lĩnh vực: the fields of work with which documents and guidance are labelled."""

    name = "intranet.topics"
    label = "intranet_topics"
    default_auto_field = "django.db.models.BigAutoField"
