"""Files of a page are found by its readers as long as they belong to what is published."""

import pytest

from intranet.files.models import Attachment, StoredFile
from intranet.files.pages import withdraw as withdraw_file
from intranet.files.services import accept_bytes
from intranet.guidance.catalogue import SOURCE, source
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import Change, withdraw
from intranet.guidance.services.annexes import add_annex, remove_annex
from search import feed
from search.catalogue import query
from search.models import Entry
from tests.factories.guidance import published, rewritten
from tests.factories.province import Province
from tests.files.samples.pdfs import pdf
from tests.grounds import grounded


@grounded
def page(province: Province) -> GuidancePage:
    """Published with a file of two pages; a second one waits for the next publication."""
    made = published(province)
    _add(province, made, "mau.pdf", pdf("Mau", "Cay bang lang"))
    made = rewritten(province, made, Change.MINOR)
    _add(province, made, "nhap.txt", b"Ban thao hoa hong")
    return made


def _add(province: Province, page: GuidancePage, name: str, content: bytes) -> None:
    add_annex(page.pk, province.clerk, accept_bytes(name, content, by=province.clerk), name=name)


def _found(province: Province, words: str, unit: str = "committee") -> list[tuple[str, int]]:
    while feed.drain():
        pass
    tokens = [f"under:{getattr(province, unit).pk}"]
    return [(hit.attachment, hit.page) for hit in query(words, tokens=tokens, sources=[SOURCE]).hits]


def test_file_of_the_publication_is_found_on_its_page_and_what_waits_is_not(
    province: Province, page: GuidancePage
) -> None:
    assert _found(province, "bằng lăng") == [("mau.pdf", 2)]
    assert _found(province, "hoa hồng") == []
    assert _found(province, "bằng lăng", "root") == []


def test_file_that_was_taken_off_is_found_until_the_next_publication(province: Province, page: GuidancePage) -> None:
    annex = Attachment.objects.get(name="mau.pdf")

    remove_annex(page.pk, province.clerk, annex.public_id)
    before = _found(province, "bằng lăng")
    rewritten(province, page, Change.MINOR)

    assert (before, _found(province, "bằng lăng")) == ([("mau.pdf", 2)], [])
    assert _found(province, "hoa hồng") == [("nhap.txt", 0)]


@pytest.mark.parametrize("end", ["withdrawn", "removed"])
def test_file_goes_with_its_page_and_when_it_has_to(province: Province, page: GuidancePage, end: str) -> None:
    if end == "withdrawn":
        withdraw(page.pk, province.editor)
    else:
        withdraw_file(StoredFile.objects.get(kind="pdf"), "state-secret")

    parts = list(Entry.objects.filter(source=SOURCE).values_list("part", flat=True))
    assert parts == ([] if end == "withdrawn" else [""])


def test_readers_that_change_change_who_finds_the_file(province: Province, page: GuidancePage) -> None:
    rewritten(province, page, Change.MINOR, readers=[f"under:{province.office.pk}"])

    assert (_found(province, "bằng lăng"), _found(province, "bằng lăng", "office")) == ([], [("mau.pdf", 2)])


def test_rebuild_has_the_same_entries(province: Province, page: GuidancePage) -> None:
    there = sorted(Entry.objects.filter(source=SOURCE).values_list("key", "part"))

    assert sorted((entry.key, entry.part) for entry in source().entries()) == there
