from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Secrets and files encrypted at rest."""

    name = "intranet.sealing"
    label = "intranet_sealing"

    def ready(self) -> None:
        from django.core.checks import Tags, register

        from intranet.sealing.checks import master_key_is_set

        register(master_key_is_set, Tags.security, deploy=True)
