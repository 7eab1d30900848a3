from django.apps import AppConfig


class IncomingConfig(AppConfig):
    """The life of a document that an office receives, from the door to the closing."""

    name = "intranet.incoming"
    label = "intranet_incoming"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intranet.directives.intake import AFTER_TAKE_IN
        from intranet.directives.sections import register_section
        from intranet.directives.services.drafts import AFTER_EDIT
        from intranet.directives.services.issuing import AFTER_ISSUE, BEFORE_ISSUE, OBJECTIONS
        from intranet.directives.steps import WORDS
        from intranet.directives.whereabouts import WHEREABOUTS
        from intranet.directives.work import register_work
        from intranet.incoming.handover import ArrivalSource
        from intranet.incoming.rules import AFTERWARDS
        from intranet.incoming.sections import section
        from intranet.incoming.services.arriving import arrive_at_door, arrive_in_offices, mark_checked
        from intranet.incoming.services.registering import objections, register_before_issue
        from intranet.incoming.unit_moves import UnitArrivals
        from intranet.incoming.whereabouts import whereabouts
        from intranet.incoming.work import work
        from intranet.people.handover import HANDOVER
        from intranet.people.unit_moves import UNIT_MOVES

        AFTER_TAKE_IN["incoming"] = arrive_at_door
        AFTER_EDIT["incoming"] = mark_checked
        BEFORE_ISSUE["incoming"] = register_before_issue
        OBJECTIONS["incoming"] = objections
        AFTER_ISSUE["incoming"] = arrive_in_offices
        WORDS.update(AFTERWARDS)
        register_section(section, order=10)
        WHEREABOUTS["incoming"] = whereabouts
        register_work(work, order=10)
        HANDOVER["incoming"] = ArrivalSource()
        UNIT_MOVES["incoming"] = UnitArrivals()
