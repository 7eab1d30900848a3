"""A better transcription: the text that was read from an original is put right after registration or issue.

The original stays what it is, nobody is asked anew, and both readings are kept. Decree 30/2020/NĐ-CP, art. 18, forbids
changing the document, not reading it better.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from intranet.database import write_transaction
from intranet.directives.errors import Incomplete, NotTheTranscriber, ReadAnewMeanwhile
from intranet.directives.letter import text_of
from intranet.directives.models import Directive
from intranet.directives.services.drafts import body_of
from intranet.directives.services.freezing import freeze_anew
from intranet.directives.steps import take_step
from intranet.people.models import Person


def transcribe(directive_id: int, by: Person, paragraphs: Iterable[str], *, change_note: str, seen: int) -> Directive:
    """Make ``paragraphs`` (plain text or cleaned HTML) the reading of the document, as a minor version of the one with
    the id ``seen``, which ``by`` had on the screen.

    Raises:
        NotTheTranscriber: ``by`` does not work in the office in charge, or the document is none that came in.
        ReadAnewMeanwhile: somebody else put the reading right after the page was opened.
        Incomplete: there is no text, nothing differs, or nothing says what was wrong.
    """
    from intranet.access.decisions import decide

    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=directive_id)
        old = directive.current_version
        if old is None or not decide(by, "transcribe", directive):
            raise NotTheTranscriber
        if old.pk != seen:
            raise ReadAnewMeanwhile
        directive.body = body_of(paragraphs)
        if problems := list(_against(directive, text_of(directive) == old.text, change_note)):
            raise Incomplete(problems)
        freeze_anew(directive, by, change_note=change_note.strip())
        take_step(directive, "transcribed", by, note=change_note.strip())
    return directive


def _against(directive: Directive, is_same: bool, change_note: str) -> Iterator[str]:
    if not directive.body:
        yield _("The text is empty. Type what the original says.")
    elif is_same:
        yield _("The text is as it was. Put right what was read wrongly, then save.")
    if not change_note.strip():
        yield _("Say in a few words what had been read wrongly.")
