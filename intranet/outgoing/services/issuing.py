"""What the life of an outgoing document has to say when it is issued."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intranet.directives.models import Directive
from intranet.outgoing.models import Passage, Stage
from intranet.people.models import Person
from intranet.people.rules import today


def objections(directive: Directive) -> Iterator[object]:
    """An outgoing document is issued with its number, and with no other than it was given."""
    if not directive.is_outgoing:
        return
    passage = Passage.objects.filter(directive=directive).first()
    if passage is None or passage.stage != Stage.NUMBERED:
        where = passage.get_stage_display() if passage else Stage.DRAFTING.label
        yield _("The document has no number yet. It is now at: %(stage)s.") % {"stage": where}


def completed(directive: Directive, by: Person | None) -> None:
    """The document is out: its way ends here."""
    Passage.objects.filter(directive=directive).update(stage=Stage.ISSUED, passed_on=today())
