from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Đào tạo, bồi dưỡng: courses that people finish, and sessions that are counted."""

    name = "intranet.training"
    label = "intranet_training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.access.services import on_rules_changed
        from intranet.acknowledgement.subjects import DONE_ELSEWHERE, NOTICES, OFFICES
        from intranet.directives.work import register_work
        from intranet.files import pages
        from intranet.files.queries import OPENED_AS
        from intranet.registry.sources import register_core_source
        from intranet.training.catalogue import file_read, file_withdrawn, rules_changed
        from intranet.training.overview.address import address_of
        from intranet.training.policy import LABEL, CoursePolicy
        from intranet.training.queries.files import opened_as
        from intranet.training.sessions.policy import LABEL as CLASS_LABEL
        from intranet.training.sessions.policy import ClassPolicy
        from intranet.training.work import work

        register(LABEL, CoursePolicy())
        register(CLASS_LABEL, ClassPolicy())
        OFFICES[LABEL] = "owner_unit"
        register_core_source("training", "intranet.training.catalogue.source")
        on_rules_changed.append(rules_changed)
        pages.on_read.append(file_read)
        pages.on_withdrawn.append(file_withdrawn)
        OPENED_AS[LABEL] = opened_as
        NOTICES[LABEL] = "course"
        DONE_ELSEWHERE[LABEL] = address_of
        register_work(work, order=50)
