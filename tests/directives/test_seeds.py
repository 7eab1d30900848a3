"""The table of types in the database is the one that recognition reads by."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from intranet.directives.models import DocumentType
from intranet.directives.recognition import DOCUMENT_TYPES
from intranet.directives.seeds import ENGLISH_NAMES, sync_types


def test_migrated_types_are_those_of_recognition(db: None) -> None:
    sync_types(DocumentType)

    rows = set(DocumentType.objects.values_list("slug", "name", "name_en", "state_code", "party_code"))
    assert rows == {(t.slug, t.name, t.english, t.state_code, t.party_code) for t in DOCUMENT_TYPES}


def test_sync_renames_a_slug_and_keeps_what_an_office_added(db: None) -> None:
    sync_types(DocumentType)
    DocumentType.objects.filter(slug="sao-y").update(slug="ban-sao-y", name_en="old")
    DocumentType.objects.create(slug="so-tay", name="Sổ tay", name_en="handbook")

    sync_types(DocumentType)

    assert DocumentType.objects.filter(slug__in=["sao-y", "so-tay"]).count() == 2
    assert DocumentType.objects.count() == len(DOCUMENT_TYPES) + 1


@pytest.mark.parametrize("name", ENGLISH_NAMES)
def test_english_name_has_its_vietnamese(name: str) -> None:
    vietnamese = {each.english: each.name for each in DOCUMENT_TYPES}

    with translation.override("vi"):
        assert gettext(name).casefold() == vietnamese[name].casefold()
