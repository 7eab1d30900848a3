from django.apps import AppConfig


class NumberingConfig(AppConfig):
    """Series of numbers, the books they are written in, and the numbers taken."""

    name = "intranet.numbering"
    label = "intranet_numbering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.numbering.policy import POLICIES

        for label, policy in POLICIES.items():
            register(label, policy)
