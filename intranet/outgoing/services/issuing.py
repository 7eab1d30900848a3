"""What the life of an outgoing document has to say when it is issued."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intranet.directives.models import Directive
from intranet.directives.recognition import recognise
from intranet.directives.rules import symbol_key
from intranet.files.models import Attachment, AttachmentRole
from intranet.files.queries import attachments_of
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.services.originals import signed_original
from intranet.people.models import Person
from intranet.people.rules import today


def objections(directive: Directive) -> Iterator[object]:
    """An outgoing document is issued with its number, and with no other than it was given."""
    if not directive.is_outgoing:
        return
    passage = Passage.objects.filter(directive=directive).first()
    if passage is not None:
        passage.directive = directive
    if passage is None or passage.stage != Stage.NUMBERED:
        where = passage.get_stage_display() if passage else Stage.DRAFTING.label
        yield _("The document has no number yet. It is now at: %(stage)s.") % {"stage": where}
        return
    original = next((each for each in attachments_of(directive) if each.role == AttachmentRole.ORIGINAL), None)
    if original is not None:
        yield from _against_original(passage, original)


def _against_original(passage: Passage, original: Attachment) -> Iterator[object]:
    """The original bears the number of the document. What a scan says is compared by the clerk: a machine reads it with
    errors of its own.
    """
    signed = signed_original(passage)
    if signed is not None and signed.file_id == original.file_id:
        yield _("The original bears no number yet. Attach the file with number, date and seal.")
    elif not original.file.is_scanned and _bears_another(passage, original):
        words = _("The original does not bear the number %(symbol)s. Attach the issued original anew.")
        yield words % {"symbol": passage.directive.symbol}


def _bears_another(passage: Passage, original: Attachment) -> bool:
    read, own = recognise(original.file.text).value("symbol"), passage.directive.symbol
    number, tail = _parted(symbol_key(str(read or "")))
    own_number, own_tail = _parted(symbol_key(own))
    return bool(number) and tail == own_tail and number != own_number


def _parted(key: str) -> tuple[str, str]:
    tail = key.lstrip("0123456789")
    return key[: len(key) - len(tail)], tail


def completed(directive: Directive, by: Person | None) -> None:
    """The document is out: its way ends here."""
    Passage.objects.filter(directive=directive).update(stage=Stage.ISSUED, passed_on=today())
