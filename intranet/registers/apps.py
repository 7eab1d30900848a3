from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The registers of Decree 30/2020/NĐ-CP, annex IV: what the work left behind, in the form that is bound."""

    name = "intranet.registers"
    label = "intranet_registers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.registers.policy import LOAN, POLICY

        register(LOAN, POLICY)
