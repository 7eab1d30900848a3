from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Notices to persons, in the site and by e-mail."""

    name = "intranet.notifications"
    label = "intranet_notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.notifications.services import tell_of_absence, tell_of_slip
        from intranet.people.services import absences, slips

        slips.on_issued.append(tell_of_slip)
        absences.on_changed_by_another.append(tell_of_absence)
