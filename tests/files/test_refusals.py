"""Every code has its words, in both languages."""

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

from intranet.files import extraction, notices, refusals
from intranet.files.extraction.readers import READERS, reader_of
from intranet.files.extraction.signatures import REFUSED_KINDS
from intranet.files.kinds import INTAKE, KINDS

SOURCES = "\n".join(path.read_text() for path in Path(extraction.__file__).parent.glob("*.py"))


def codes(pattern: str) -> set[str]:
    return set(re.findall(pattern, SOURCES))


def test_every_refusal_of_the_reader_has_words_that_say_what_to_do() -> None:
    said = codes(r'Refused\("(\w+)"') | codes(r'"refused": "(\w+)"') | set(REFUSED_KINDS.values())

    assert {"bomb", "macros", "active_web", "too_demanding"} <= said
    assert said - {"not_accepted"} <= set(refusals._MESSAGES)


def test_every_notice_and_every_unread_part_has_words() -> None:
    assert codes(r'notices\.add\("(\w+)"') | {"author", "place", "linked_workbook"} <= set(notices.NOTICES)
    assert codes(r'Unread\("(\w+)"') | codes(r'"unread": "(\w+)"') <= set(notices.UNREAD)


def test_unknown_codes_of_later_versions_are_shown_as_they_are() -> None:
    assert (notices.label_of_notice("new"), notices.label_of_unread("new"), notices.label_of_unread("")) == (
        "new",
        "new",
        "",
    )


@pytest.mark.parametrize("code", ["odp", "unknown", "gif"])
def test_a_kind_without_words_of_its_own_is_not_accepted_here(code: str) -> None:
    assert refusals.refusal(code, kinds=INTAKE).code == "not_accepted"


def test_every_message_is_translated() -> None:
    catalogue = polib.pofile(str(Path(refusals.__file__).parent / "locale/vi/LC_MESSAGES/django.po"))
    translated = {entry.msgid for entry in catalogue.translated_entries()}
    words = [*refusals._MESSAGES.values(), *notices.NOTICES.values(), *notices.UNREAD.values()]

    with translation.override(None):
        assert {str(message) for message in words} <= translated


def test_every_kind_that_is_taken_in_has_a_reader() -> None:
    assert set(READERS) == set(KINDS)
    assert all(callable(reader_of(kind)) for kind in KINDS)
