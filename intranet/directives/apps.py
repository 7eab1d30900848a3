from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Official documents: taken in, issued, read."""

    name = "intranet.directives"
    label = "intranet_directives"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.log_actions import registry as log_registry

        from intranet.access.policies import register
        from intranet.access.services import on_rules_changed
        from intranet.acknowledgement.subjects import OFFICES
        from intranet.directives.audience_work import seconding
        from intranet.directives.catalogue import file_read, file_withdrawn, rules_changed
        from intranet.directives.delivery_work import arrivals, faults
        from intranet.directives.handover import TakenInSource
        from intranet.directives.late_reading import complete_drafts, drop_drafts
        from intranet.directives.models import Directive, DirectiveLogEntry, Urgency
        from intranet.directives.policy import LABEL, DirectivePolicy
        from intranet.directives.receiving import ask_bodies, beside_letter
        from intranet.directives.sections import register_section
        from intranet.directives.services.issuing import AFTER_ISSUE
        from intranet.directives.state_secrets import state_secret
        from intranet.directives.unit_moves import UnitReaders
        from intranet.directives.unit_readings import beside_letter as readings_beside
        from intranet.directives.unit_readings import work
        from intranet.directives.work import register_work
        from intranet.files import pages
        from intranet.files.refusals import register as refuse
        from intranet.people.handover import HANDOVER
        from intranet.people.unit_moves import UNIT_MOVES
        from intranet.registry.sources import register_core_source
        from intranet.reminders.urgency import register_urgent

        register(LABEL, DirectivePolicy())
        register_section(beside_letter, order=5)
        AFTER_ISSUE["arrival"] = ask_bodies
        OFFICES[LABEL] = "owner_unit"
        register_core_source("directive", "intranet.directives.catalogue.source")
        refuse(state_secret)
        on_rules_changed.append(rules_changed)
        pages.on_read += [complete_drafts, file_read]
        pages.on_withdrawn += [drop_drafts, file_withdrawn]
        log_registry.register_model(Directive, DirectiveLogEntry)
        HANDOVER["directives"] = TakenInSource()
        UNIT_MOVES["directives"] = UnitReaders()
        register_urgent(LABEL, lambda directive: directive.urgency == Urgency.EXPRESS)
        register_work(arrivals, order=15)
        register_work(faults, order=15)
        register_work(seconding, order=25)
        register_work(work, order=40)
        register_section(readings_beside, order=10)
