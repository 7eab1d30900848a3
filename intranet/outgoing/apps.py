from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    """The life of a document that this house writes, from the draft to the number."""

    name = "intranet.outgoing"
    label = "intranet_outgoing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.directives.sections import register_section
        from intranet.directives.services.drafts import AFTER_EDIT
        from intranet.directives.services.forgetting import ALSO_FORGET
        from intranet.directives.services.issuing import AFTER_ISSUE, OBJECTIONS
        from intranet.directives.steps import WORDS
        from intranet.directives.whereabouts import WHEREABOUTS
        from intranet.directives.work import register_work
        from intranet.outgoing.handover import DraftSource
        from intranet.outgoing.rules import AFTERWARDS
        from intranet.outgoing.sections import section
        from intranet.outgoing.services.drafting import forget_words, remember_writer
        from intranet.outgoing.services.issuing import completed, objections
        from intranet.outgoing.unit_moves import UnitDrafts
        from intranet.outgoing.whereabouts import whereabouts
        from intranet.outgoing.work import work
        from intranet.people.handover import HANDOVER
        from intranet.people.unit_moves import UNIT_MOVES

        ALSO_FORGET["outgoing"] = forget_words
        AFTER_EDIT["outgoing"] = remember_writer
        OBJECTIONS["outgoing"] = objections
        AFTER_ISSUE["outgoing"] = completed
        WORDS.update(AFTERWARDS)
        register_section(section, order=10)
        WHEREABOUTS["outgoing"] = whereabouts
        register_work(work, order=20)
        HANDOVER["outgoing"] = DraftSource()
        UNIT_MOVES["outgoing"] = UnitDrafts()
