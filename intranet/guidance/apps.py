from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Cẩm nang nghiệp vụ: how work is done here, as pages that somebody looks after."""

    name = "intranet.guidance"
    label = "intranet_guidance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.access.services import on_rules_changed
        from intranet.acknowledgement.subjects import OFFICES, WORDINGS
        from intranet.directives.intake import ELSEWHERE
        from intranet.directives.work import register_work
        from intranet.files import pages
        from intranet.files.queries import OPENED_AS
        from intranet.guidance.catalogue import file_read, file_withdrawn, rules_changed
        from intranet.guidance.handover import GuidanceSource
        from intranet.guidance.offering import offer
        from intranet.guidance.policy import LABEL, GuidancePolicy
        from intranet.guidance.queries import opened_as
        from intranet.guidance.wording import OF_A_PAGE
        from intranet.guidance.work import work
        from intranet.people.handover import HANDOVER
        from intranet.registry.sources import register_core_source

        register(LABEL, GuidancePolicy())
        OFFICES[LABEL] = "owner_unit"
        WORDINGS[LABEL] = OF_A_PAGE
        register_core_source("guidance", "intranet.guidance.catalogue.source")
        on_rules_changed.append(rules_changed)
        ELSEWHERE["guidance"] = offer
        pages.on_read.append(file_read)
        pages.on_withdrawn.append(file_withdrawn)
        OPENED_AS[LABEL] = opened_as
        HANDOVER["guidance"] = GuidanceSource()
        register_work(work, order=40)
