from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Duties of official documents as tasks: who leads, by when, how far, done."""

    name = "intranet.duties"
    label = "intranet_duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.access.policies import register
        from intranet.directives.policy import LABEL as DOCUMENT
        from intranet.directives.sections import register_section
        from intranet.directives.work import register_work
        from intranet.duties.finished import finished
        from intranet.duties.handover import DutySource
        from intranet.duties.policy import LABEL, NOTE_LABEL, DutyPolicy, NotePolicy
        from intranet.duties.sections import beside_letter
        from intranet.duties.unit_moves import UnitDuties
        from intranet.duties.work import work
        from intranet.people.handover import HANDOVER
        from intranet.people.unit_moves import UNIT_MOVES
        from intranet.progress.beside import register_beside

        register(LABEL, DutyPolicy())
        register(NOTE_LABEL, NotePolicy())
        register_section(beside_letter, order=20)
        register_work(work, order=5)
        HANDOVER["duties"] = DutySource()
        UNIT_MOVES["duties"] = UnitDuties()
        register_beside(DOCUMENT, finished)
