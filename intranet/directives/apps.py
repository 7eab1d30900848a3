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
        from intranet.directives.catalogue import rules_changed
        from intranet.directives.handover import TakenInSource
        from intranet.directives.late_reading import complete_drafts, drop_drafts
        from intranet.directives.models import Directive, DirectiveLogEntry
        from intranet.directives.policy import LABEL, DirectivePolicy
        from intranet.directives.receiving import ask_bodies, beside_letter
        from intranet.directives.sections import register_section
        from intranet.directives.services.issuing import AFTER_ISSUE
        from intranet.directives.state_secrets import state_secret
        from intranet.directives.unit_moves import UnitReaders
        from intranet.files import pages
        from intranet.files.refusals import register as refuse
        from intranet.people.handover import HANDOVER
        from intranet.people.unit_moves import UNIT_MOVES
        from intranet.registry.sources import register_core_source

        register(LABEL, DirectivePolicy())
        register_section(beside_letter, order=5)
        AFTER_ISSUE["arrival"] = ask_bodies
        OFFICES[LABEL] = lambda directive: directive.owner_unit_id  # type: ignore[attr-defined]
        register_core_source("directive", "intranet.directives.catalogue.source")
        refuse(state_secret)
        on_rules_changed.append(rules_changed)
        pages.on_read.append(complete_drafts)
        pages.on_withdrawn.append(drop_drafts)
        log_registry.register_model(Directive, DirectiveLogEntry)
        HANDOVER["directives"] = TakenInSource()
        UNIT_MOVES["directives"] = UnitReaders()
