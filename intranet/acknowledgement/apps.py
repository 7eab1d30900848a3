from django.apps import AppConfig


class AcknowledgementConfig(AppConfig):
    """Versions, who is asked to acknowledge them, and the receipts."""

    name = "intranet.acknowledgement"
    label = "intranet_acknowledgement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.acknowledgement.changes import person_changed, units_changed
        from intranet.acknowledgement.policy import POLICIES
        from intranet.acknowledgement.services import count_anew
        from intranet.acknowledgement.unit_moves import UnitReadings
        from intranet.people.services import after_absence_changed, after_posts_changed, after_units_moved
        from intranet.people.unit_moves import UNIT_MOVES

        UNIT_MOVES["acknowledgement"] = UnitReadings()
        for label, policy in POLICIES.items():
            register(label, policy)
        after_absence_changed.append(count_anew)
        after_posts_changed.append(person_changed)
        after_units_moved.append(units_changed)
