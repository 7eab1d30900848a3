"""Words for what was seen in a file besides its text, and for what could not be read. The rows hold codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICES: dict[str, Promise] = {
    "author": _("The file names its author."),
    "place": _("The picture says where it was taken."),
    "tracked_changes": _("The file holds tracked changes: deleted text can be read."),
    "comments": _("The file holds comments."),
    "hidden_sheets": _("The workbook has hidden sheets."),
    "hidden_cells": _("The workbook has hidden rows or columns."),
    "doubtful_page": _("A page could hardly be read, or a line on it reads like a secrecy mark: look at the document."),
    "hidden_slides": _("The presentation has hidden slides."),
    "speaker_notes": _("The presentation holds notes of the speaker."),
    "linked_workbook": _("The workbook refers to other workbooks."),
}

UNREAD: dict[str, Promise] = {
    "cut": _("The text is very long; only its beginning can be searched."),
    "limit": _("Reading took too long; only the beginning can be searched."),
    "damaged": _("Part of the file is damaged and could not be read."),
    "pages_without_text": _("Pages that are pictures could not be read."),
    "being_read": _("Further pages are still being read."),
    "picture": _("A picture: its text was not read."),
}


def label_of_notice(code: str) -> str | Promise:
    """The sentence for a notice; the code itself for one that this version does not know."""
    return NOTICES.get(code, code)


def label_of_unread(code: str) -> str | Promise:
    """The sentence for what could not be read; empty for an empty code."""
    return UNREAD.get(code, code)
