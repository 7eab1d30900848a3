"""Who opens a register: rules reach the books, and a line does not say what its document withholds."""

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.decisions import decide, visible
from intranet.access.services import lay_down
from intranet.directives.models import Directive
from intranet.incoming.services import register
from intranet.numbering.models import Book, Series
from intranet.registers.lines import WITHHELD
from intranet.registers.models import Loan
from intranet.registers.services import LoanFields, lend
from tests.factories.documents import draft
from tests.factories.province import Province
from tests.registers.asking import handling_of, lines_of

READERS = {"clerk", "editor", "leader"}
KEEPERS = {"clerk", "editor"}


def _registered(province: Province, symbol: str = "215/STC-QLNS", summary: str = "việc hệ trọng") -> Directive:
    directive = draft(province, symbol=symbol, issuer="Sở Tài chính", summary=summary)
    register(directive.pk, province.committee, province.clerk)
    return directive


def _guard(subject: str) -> None:
    lay_down("otp-first", action="read", subject=subject, guard="otp", by=None)


def test_policies_answer_for_book_series_and_loan_alike(province: Province) -> None:
    directive = _registered(province)
    lend(province.committee, LoanFields(directive, province.cadre, province.leader), province.clerk)

    for subject in (Book.objects.get(), Series.objects.get(), Loan.objects.get()):
        for action, allowed in (("read", READERS), ("keep", KEEPERS), ("delete", set())):
            assert {name for name, who in province.people.items() if decide(who, action, subject)} == allowed
        shown = {n for n, who in province.people.items() if visible(who, type(subject).objects.all()).exists()}
        assert shown == READERS


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("intranet_numbering.book", ["book", "book_pdf", "book_xlsx"]),
        ("intranet_numbering.series", ["overview", "report", "report_pdf"]),
        ("intranet_registers.loan", ["loans", "loans_pdf"]),
    ],
)
def test_rule_before_registers_reaches_their_pages(
    province: Province, client: Client, subject: str, names: list[str]
) -> None:
    _registered(province)
    client.force_login(province.clerk)
    book, office = [Book.objects.get().pk], [province.committee.pk]
    arguments = {"overview": [], "book": book, "book_pdf": [*book, "dang-ky"], "book_xlsx": [*book, "giai-quyet"]}
    pages = [reverse(f"registers:{name}", args=arguments.get(name, office)) for name in names]

    before = {client.get(page).status_code for page in pages}
    _guard(subject)

    assert before == {200}
    assert {client.get(page).status_code for page in pages} == {404}


def test_line_of_a_guarded_document_keeps_number_and_date_only(province: Province) -> None:
    directive = _registered(province)
    other = _registered(province, "216/STC-QLNS", "việc thường")
    before = lines_of("incoming", province.clerk)[0]
    _guard(f"intranet_directives.directive:{directive.pk}")

    incoming, handling = lines_of("incoming", province.clerk), handling_of(province.clerk)

    assert before[5] == "Công văn: việc hệ trọng"
    assert incoming[0] == [before[0], "01", "", "215/STC-QLNS", before[4], WITHHELD, "", "", "", ""]
    assert handling[0] == ["01", f"215/STC-QLNS\n{WITHHELD}", "", "", "", "", ""]
    assert incoming[1][5] == f"Công văn: {other.summary}"


def test_pages_and_search_do_not_tell_what_a_line_withholds(province: Province, client: Client) -> None:
    directive = _registered(province)
    lend(province.committee, LoanFields(directive, province.cadre, province.leader), province.clerk)
    client.force_login(province.clerk)
    book = reverse("registers:book", args=[Book.objects.get().pk])
    loans = reverse("registers:loans", args=[province.committee.pk])
    before = [b"h\xe1\xbb\x87 tr\xe1\xbb\x8dng" in client.get(page).content for page in (book, loans)]
    _guard("intranet_directives.directive")

    after = [b"h\xe1\xbb\x87 tr\xe1\xbb\x8dng" in client.get(page).content for page in (book, loans)]
    found = [client.get(book, {"q": words}).context["page"].paginator.count for words in ("hệ trọng", "215")]

    assert (before, after, found) == ([True, True], [False, False], [0, 1])


def test_line_of_a_document_that_a_leader_may_not_read_is_withheld(province: Province) -> None:
    directive = _registered(province)
    directive.readers.all().delete()

    assert lines_of("incoming", province.leader)[0][5] == WITHHELD
    assert lines_of("incoming", province.clerk)[0][5] == "Công văn: việc hệ trọng"
