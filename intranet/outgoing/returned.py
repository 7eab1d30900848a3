"""Files that come back: what in them is not as it was sent."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from intranet.directives.comparing import Difference, numbered_differences, signed_differences
from intranet.directives.letter import letter_of
from intranet.directives.models import Directive
from intranet.directives.printing import letter_words
from intranet.files.models import StoredFile
from intranet.outgoing.models import Passage

MOST = 10


def words_of(directive: Directive) -> str:
    """The words of the draft as it is printed to be signed."""
    return letter_words(letter_of(directive))


def differences_from_draft(directive: Directive, signed: StoredFile) -> list[str]:
    """Where the signed file says something else than the draft, in words; nothing when it says the same."""
    return list(_in_words(signed_differences(words_of(directive), signed.text)))


def differences_from_signed(passage: Passage, numbered: StoredFile) -> list[str]:
    """Where the numbered file says something else than what was signed, but for number, date and signatures. A paper
    that was signed by hand is compared by the clerk: a machine reads its scan with errors of its own.
    """
    directive = passage.directive
    if directive.date is None or passage.is_signed_on_paper:
        return []
    return list(_in_words(numbered_differences(passage.signed_text, numbered.text, directive.number, directive.date)))


def _in_words(found: list[Difference]) -> Iterable[str]:
    for each in found[:MOST]:
        if each.ours and not each.paragraph:
            yield _("The head of the file does not bear “%(figure)s” of number and date.") % {"figure": each.ours}
            continue
        words = _("Paragraph %(place)s (“%(paragraph)s”): “%(ours)s” became “%(theirs)s”.")
        yield words % {
            "place": each.place,
            "paragraph": each.paragraph[:60],
            "ours": each.ours[:120] or "–",
            "theirs": each.theirs[:120] or "–",
        }
    if len(found) > MOST:
        yield _("%(count)s more differences.") % {"count": len(found) - MOST}
