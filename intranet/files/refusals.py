"""Why a file is not taken in, in words that say what to do; and the checks of content that higher layers add.

A check of content is asked with the first page and with the whole text before anything is stored (domain.md §5.1: a
state secret is refused at the door). Where such a check exists, a file whose first page no program here can read is
refused as well: a check that cannot be made is not passed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intranet.files.errors import FileRefused
from intranet.files.extraction.process import Reading
from intranet.files.kinds import RECORDINGS, names_of


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason not to take a file in. ``code`` goes to the audit, ``message`` to the sender. A ``doubt`` is one that a
    person can settle by looking at the document and vouching for it.
    """

    code: str
    message: str | Promise
    doubt: bool = False


ContentCheck = Callable[[str], Refusal | None]
_checks: dict[str, ContentCheck] = {}

LEAST_QUALITY = 50
"""How sure the reader of scans must be of a page, of 100; a clean scan reaches 90."""

_MESSAGES: dict[str, Promise] = {
    "empty": _("The file is empty. Choose the file again, or ask the sender for it."),
    "name_disagrees": _(
        "The name promises another kind of file than the content is. Open it, save it anew and send that."
    ),
    "active_web": _(
        "Web pages with scripts, forms or frames, XML, SVG and saved mails are not taken in. Save the content as PDF, "
        ".docx or text."
    ),
    "program": _("Programs, scripts and shortcuts are not taken in. Send the document itself."),
    "archive": _("Archives are not taken in. Unpack it and send the files one by one."),
    "old_office": _(
        "Older Office formats and protected files are not taken in. Save it as .docx or .xlsx without a password."
    ),
    "macros": _("The file contains macros or commands. Save it as .docx, .xlsx or .odt without them."),
    "embedded": _("The file contains other files. Take them out and send them one by one."),
    "external": _(
        "The file fetches parts from elsewhere when it is opened. Insert them into the file and save it again."
    ),
    "active_pdf": _("The PDF contains scripts or actions. Print it to a new PDF and send that."),
    "encrypted": _("The file is protected by a password and cannot be checked. Save it without a password."),
    "polyglot": _("The file is two kinds of file in one. Open it, save it anew and send that."),
    "bomb": _("Unpacked, the file would be far too large. Split it, or make its pictures smaller."),
    "unsafe_names": _("The parts inside the file have unsafe names. Open it, save it anew and send that."),
    "picture_too_large": _("The picture or page is too large. Make it smaller: A3 at 400 dpi is enough."),
    "too_many_pages": _("The PDF has too many pages. Split it."),
    "damaged": _("The file is damaged and cannot be read. Open it, save it anew, or ask the sender for it."),
    "encoding": _("The letters of this text are in an unknown encoding. Save it as UTF-8 (Unicode)."),
    "no_edxml": _("The file is no edXML message: it has no header with number and date. Export it anew, or as XLSX."),
    "not_text": _("The file is called a text but contains other data. Choose the right file."),
    "too_demanding": _("Reading the file takes too much memory or time. Split it, or save it in a simpler form."),
    "first_page_unread": _(
        "The first page is a picture, and the program that reads scans (tesseract) is not installed here, so it cannot "
        "be checked for a secrecy mark. Send a file whose text can be selected, or ask the administrator."
    ),
    "picture_unread": _(
        "The first page bears a picture that could not be read here, so it cannot be checked for a secrecy mark. Look "
        "at the document itself. If it bears no such mark, choose the file again and tick “I have looked”."
    ),
    "recording_unheard": _(
        "A recording cannot be read by a program here, so it cannot be checked for a secrecy mark. Listen to it to its "
        "end. If nothing in it is secret, choose the file again and tick “I have looked”."
    ),
    "first_page_illegible": _(
        "The first page could not be read, so it cannot be checked for a secrecy mark. Look at the document itself. If "
        "it bears no such mark, scan it anew, straight and at 300 dpi, or choose the file again and tick “I have "
        "looked”."
    ),
}


def refusal(code: str, *, kinds: frozenset[str]) -> FileRefused:
    """The refusal for a code of the checks; any other code, a kind that is not on the list, is "not accepted here"."""
    if code in _MESSAGES:
        return FileRefused(code, _MESSAGES[code])
    return FileRefused(
        "not_accepted", format_lazy(_("Only these files are taken in here: {kinds}."), kinds=names_of(kinds))
    )


def too_large(most: int) -> FileRefused:
    """The refusal of a file of more than ``most`` bytes."""
    message = _("The file is larger than {megabytes} MB. Make it smaller, or split it.")
    return FileRefused("too_large", format_lazy(message, megabytes=most // (1024 * 1024)))


def register(check: ContentCheck) -> None:
    """Ask ``check`` about the first page of every file from now on; called by higher apps in ``ready()``.

    Registering the same function again replaces it, so ``ready()`` may run twice.
    """
    _checks[f"{check.__module__}.{check.__qualname__}"] = check


def check_reading(reading: Reading, *, vouched: bool = False) -> tuple[str, ...]:
    """Ask every registered check about the first page (with the headers and footers of an Office file), about the whole
    text, and about what stands beside the text of a scan. Doubts are passed over where the sender has ``vouched`` for
    the document; returns their codes. A scan of which hardly a word could be read is such a doubt.

    Raises:
        FileRefused: one of them refuses, or there are checks and nothing they could read.
    """
    if _checks and reading.first_page is None:
        raise FileRefused("first_page_unread", _MESSAGES["first_page_unread"])
    found = list(_found((reading.first_page or "", reading.text, reading.beside)))
    if _checks and reading.pages and is_illegible(reading.pages[0].quality):
        found.append(Refusal("first_page_illegible", _MESSAGES["first_page_illegible"], doubt=True))
    if _checks and reading.kind in RECORDINGS:
        found.append(Refusal("recording_unheard", _MESSAGES["recording_unheard"], doubt=True))
    if _checks and reading.pictures:
        found.append(Refusal("picture_unread", _MESSAGES["picture_unread"], doubt=True))
    for one in sorted(found, key=lambda one: one.doubt):
        if not (one.doubt and vouched):
            raise FileRefused(one.code, one.message, doubt=one.doubt)
    return tuple(dict.fromkeys(one.code for one in found))


def is_illegible(quality: int | None) -> bool:
    """Whether a page was read so badly that a secrecy mark on it may have been missed."""
    return quality is not None and quality < LEAST_QUALITY


def refused_page(text: str, beside: str) -> Refusal | None:
    """What the checks say of a page that was read after its file had been taken in: a refusal before a doubt."""
    return min(_found((text, beside)), key=lambda one: one.doubt, default=None)


def _found(parts: Iterable[str]) -> Iterator[Refusal]:
    for check, part in product(_checks.values(), parts):
        if part and (refusal := check(part)):
            yield refusal
