"""The list that is sent, and what the person decided about its rows."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intranet.files.lists import LISTS
from intranet.numbering.services import TakenElsewhere
from intranet.outgoing.elsewhere.entries import Entry
from intranet.outgoing.forms import FileForm
from intranet.outgoing.services import ListedNumber


class ListForm(FileForm):
    """A list of numbers from another system."""

    file = forms.FileField(
        label=_("List from the other system"),
        widget=forms.FileInput(attrs={"accept": LISTS}),
        help_text=_("An Excel workbook (.xlsx) with one row a document, or one edXML message (.edxml, .xml)."),
        error_messages={
            "required": _("Choose the list, then press “Check the list”."),
            "empty": _("The file is empty. Export it again from the other system."),
        },
    )


class Decisions:
    """What was decided on the page of the dry run: a document for a row, and whether it was compared with its twin."""

    def __init__(self, posted: QueryDict, entries: Sequence[Entry]) -> None:
        self._posted = posted
        self._entries = [entry for entry in entries if not entry.problems]
        self.choices = {entry.row: key for entry in self._entries if (key := self._key(entry.row))}

    def listed(self) -> Iterator[ListedNumber]:
        """The rows for which a document is chosen."""
        for entry in self._entries:
            if entry.row in self.choices and entry.day:
                yield ListedNumber(
                    entry.row,
                    self.choices[entry.row],
                    TakenElsewhere(entry.value, entry.day),
                    copies=entry.copies,
                    is_another=bool(self._posted.get(f"another-{entry.row}")),
                )

    def _key(self, row: int) -> UUID | None:
        try:
            return UUID(self._posted.get(f"document-{row}", ""))
        except ValueError:
            return None
