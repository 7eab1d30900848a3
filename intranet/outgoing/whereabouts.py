"""Where an outgoing document stands, for those who work on it, and who gave its draft back."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.access.decisions import decide
from intranet.directives.models import Directive, Step
from intranet.directives.steps import StepLine, line_of
from intranet.directives.whereabouts import Whereabouts
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.rules import RETURNS, UNSIGNED
from intranet.people.models import Person


def whereabouts(directive: Directive, reader: Person) -> Whereabouts | None:
    """None for those who only read what is issued. Two queries, one for what is not a draft."""
    if not directive.is_outgoing or not decide(reader, "work", directive):
        return None
    passage = Passage.objects.filter(directive=directive).first()
    if passage is None:
        return None
    stage = capfirst(str(passage.get_stage_display()))
    returned = last_return(directive) if passage.stage == Stage.DRAFTING else None
    title, url = _("Outgoing documents"), reverse("outgoing:list")
    return Whereabouts(title, url, stage, awaits_signature=passage.stage in UNSIGNED, returned=returned)


def last_return(directive: Directive) -> StepLine | None:
    """Who gave the draft back, and why, if it was not handed in again since. One query."""
    step = last_return_step(directive)
    return line_of(step) if step else None


def last_return_step(directive: Directive) -> Step | None:
    steps = Step.objects.filter(directive=directive, action__in=[*RETURNS, "submitted"])
    last = steps.select_related("by", "acting_for").order_by("-at", "-pk").first()
    return last if last and last.action in RETURNS else None
