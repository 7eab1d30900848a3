"""Labelling a document with a topic after it was registered or issued: the label stands beside the frozen text."""

from intranet.access.decisions import decide
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.errors import NotAllowed
from intranet.directives.models import Directive
from intranet.directives.services.listing import list_directive
from intranet.people.models import Person
from intranet.topics.models import Topic


def label(directive_id: int, by: Person, topic: Topic | None) -> Directive:
    """Let the document bear ``topic``, or none. The one it bears already changes nothing; nobody is told.

    Raises:
        NotAllowed: ``by`` is neither clerk nor editor of the office in charge, or the document is a draft or recalled.
    """
    with write_transaction():
        directive = (
            Directive.objects.select_for_update(of=("self",)).select_related("type", "topic").get(pk=directive_id)
        )
        if not decide(by, "label", directive):
            raise NotAllowed
        if directive.topic == topic:
            return directive
        details = {"from": str(directive.topic or ""), "to": str(topic or "")}
        directive.topic = topic
        directive.save(update_fields=["topic"])
        list_directive(directive)
        record("directive.labelled", actor=by, subject=directive, label=directive.symbol, details=details)
    return directive
