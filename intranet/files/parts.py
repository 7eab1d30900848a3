"""What is findable of files: the text of each is a part of what it belongs to, for whoever may open it there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.urls import reverse

from intranet.files.kinds import KINDS
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from search.catalogue import PAGE_HERE, Entry, in_sections

SAID_ALREADY = 0.75
"""Share of the words of an original from which on it says what the document's own text says."""


def parts_of(
    parent: Entry, attachments: Iterable[Attachment], *, tokens: Iterable[str] | None = None
) -> Iterator[Entry]:
    """The entries of the files of ``parent``: title, number, date and facets are its own, the text is that of the file.
    ``tokens`` where not everybody may open the files who may read it. A file without text has no entry, nor has an
    original that says nothing more than the text of ``parent``. One query.
    """
    opened_by = tuple(parent.tokens if tokens is None else tokens)
    wanted = [each.pk for each in attachments]
    found = Attachment.objects.filter(pk__in=wanted).exclude(file__text="").select_related("file") if wanted else ()
    for attachment in found:
        if attachment.role != AttachmentRole.ORIGINAL or _says_more(attachment.file.text, parent.text):
            yield from in_sections(
                replace(
                    parent,
                    part=str(attachment.public_id),
                    attachment=attachment.name,
                    url=_address(attachment, parent.url),
                    text=attachment.file.text,
                    summary="",
                    tokens=opened_by,
                )
            )


def subjects_with(stored: StoredFile, label: str) -> list[int]:
    """Keys of the objects of one model that ``stored`` is attached to. One query."""
    return list(Attachment.objects.filter(file=stored, subject_model=label).values_list("subject_id", flat=True))


def _address(attachment: Attachment, page_of_parent: str) -> str:
    """Where the text can be read: the file itself where a browser shows it, else the page that offers it."""
    if not KINDS[attachment.file.kind].inline:
        return f"{page_of_parent}#tep-{attachment.public_id}"
    fragment = f"#page={PAGE_HERE}" if attachment.file.kind == "pdf" else ""
    return reverse("files:open", args=[attachment.public_id]) + fragment


def _says_more(text: str, known: str) -> bool:
    words = set(text.casefold().split())
    return len(words & set(known.casefold().split())) < SAID_ALREADY * len(words)
