"""A better transcription is a minor version: the original stays, nobody is asked anew, and the sums hold."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from intranet.acknowledgement.errors import VersionSuperseded
from intranet.acknowledgement.models import Assignment, Receipt, Version
from intranet.acknowledgement.queries import assignment_of, sums
from intranet.acknowledgement.services import Reading, Term, acknowledge
from intranet.database import write_transaction
from intranet.directives.catalogue import SOURCE
from intranet.directives.errors import Incomplete, NotTheTranscriber, ReadAnewMeanwhile
from intranet.directives.intake import take_in
from intranet.directives.models import Direction, Directive
from intranet.directives.queries import Filters, listing
from intranet.directives.services import IssueOrder, issue, plan_amendment, recall, transcribe
from intranet.directives.services.freezing import freeze_registered
from intranet.files.services import accept_file
from intranet.notifications.models import Notice
from search import feed
from search.catalogue import query
from tests.factories.documents import draft, issued
from tests.factories.province import Province
from tests.grounds import grounded

LETTER = """ỦY BAN NHÂN DÂN TỈNH AN BÌNH
Số: 77/UBND-NC
An Bình, ngày 16 tháng 11 năm 2026
V/v chi kinh phí
Kính gửi: Các sở.
1. Chi l00 triệu đồng cho sửa chữa.
2. Báo cáo trước ngày 20/12/2026.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Minh
"""


@grounded
def came_in(province: Province) -> Directive:
    """An incoming letter, read from a file and issued to the committee."""
    stored = accept_file(SimpleUploadedFile("thu.txt", LETTER.encode()), by=province.clerk)
    made = take_in(stored, name="thu.txt", owner_unit=province.committee, by=province.clerk).directive
    made.type = draft(province).type
    made.save()
    under = f"under:{province.committee.pk}"
    return issue(made.pk, province.editor, IssueOrder([under], [Term("under", unit=province.committee)]))


def _right(directive: Directive) -> list[str]:
    return [block.value.source.replace("l00", "100") for block in directive.body]


def _put_right(province: Province, directive: Directive, **changes: Any) -> Directive:
    given: dict[str, Any] = {"change_note": "số tiền ở mục 1", "seen": directive.current_version_id} | changes
    return transcribe(directive.pk, province.clerk, given.pop("paragraphs", _right(directive)), **given)


def test_transcription_is_a_minor_version_of_the_same_original(province: Province, came_in: Directive) -> None:
    old = came_in.current_version

    after = _put_right(province, came_in).current_version

    assert (after.major, after.minor, after.change_note) == (old.major, 1, "số tiền ở mục 1")
    assert after.attachments == old.attachments
    assert ("l00" in old.text, "l00" in after.text, "100 triệu" in after.text) == (True, False, True)
    assert Version.objects.get(pk=old.pk).content_hash == old.content_hash


def test_transcription_asks_nobody_and_closes_nothing(province: Province, came_in: Directive) -> None:
    before, told = sums(came_in.current_version), Notice.objects.count()

    after = _put_right(province, came_in).current_version

    assert sums(after) == before
    assert (Notice.objects.count(), before.open) == (told, before.assigned)


def test_reader_of_either_reading_acknowledges_once_with_the_hash_of_what_was_shown(
    province: Province, came_in: Directive
) -> None:
    old = came_in.current_version
    new = _put_right(province, came_in).current_version
    mine, other = assignment_of(province.cadre, new), assignment_of(province.clerk, new)

    of_new = acknowledge(mine.pk, province.cadre, Reading(new.pk, "Đã đọc", "vi"))
    of_old = acknowledge(other.pk, province.clerk, Reading(old.pk, "Đã đọc", "vi"))

    assert (of_new.content_hash, of_old.content_hash) == (new.content_hash, old.content_hash)
    assert sums(new).acknowledged == 2


def test_who_acknowledged_before_is_not_asked_again(province: Province, came_in: Directive) -> None:
    old = came_in.current_version
    acknowledge(assignment_of(province.cadre, old).pk, province.cadre, Reading(old.pk, "Đã đọc", "vi"))

    new = _put_right(province, came_in).current_version

    assert assignment_of(province.cadre, new).receipt.content_hash == old.content_hash
    assert [row.mine for row in listing(province.cadre, Filters(), 1).page] == ["đã xác nhận"]


def test_version_of_another_document_is_not_what_was_asked_for(province: Province, came_in: Directive) -> None:
    other = issued(province, symbol="5/UBND-NC").current_version
    mine = assignment_of(province.cadre, came_in.current_version)

    with pytest.raises(VersionSuperseded):
        acknowledge(mine.pk, province.cadre, Reading(other.pk, "Đã đọc", "vi"))

    assert not Receipt.objects.filter(assignment=mine).exists()


def test_registered_text_put_right_is_asked_for_when_it_circulates(province: Province) -> None:
    stored = accept_file(SimpleUploadedFile("thu.txt", LETTER.encode()), by=province.clerk)
    made = take_in(stored, name="thu.txt", owner_unit=province.committee, by=province.clerk).directive
    made.type = draft(province).type
    with write_transaction():
        freeze_registered(made, province.clerk)
    new = _put_right(province, made).current_version

    after = issue(
        made.pk, province.editor, IssueOrder(["any"], [Term("under", unit=province.committee)])
    ).current_version

    assert after == new
    assert sums(after).open == Assignment.objects.filter(version__minor=0).count() > 0


def test_correction_that_asks_anew_keeps_the_better_reading(province: Province, came_in: Directive) -> None:
    """A correction of a reading would be a correction of the document; here the office corrects its own letter."""
    new = _put_right(province, came_in).current_version
    made = draft(province, symbol="9/UBND-NC")
    plan_amendment(made.pk, came_in, "corrects", province.editor, change_note="Sửa", asks_again=True)
    issue(made.pk, province.editor, IssueOrder(["any"], [Term("unit", unit=province.office)]))

    came_in.refresh_from_db()
    assert (came_in.current_version.major, came_in.current_version.minor) == (2, 0)
    assert came_in.current_version.text == new.text
    assert sums(new).open == 0


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"change_note": "  "}, "Hãy nói ngắn gọn đã đọc sai chỗ nào."),
        ({"paragraphs": []}, "Văn bản không có chữ nào. Hãy gõ nội dung của bản gốc."),
        ({"paragraphs": None}, "Nội dung vẫn như cũ. Hãy sửa chỗ đọc sai rồi lưu."),
    ],
)
def test_transcription_that_is_none_is_refused(
    province: Province, came_in: Directive, changes: dict[str, Any], problem: str
) -> None:
    if "paragraphs" in changes and changes["paragraphs"] is None:
        changes = {"paragraphs": [block.value.source for block in came_in.body]}

    with pytest.raises(Incomplete) as refused:
        _put_right(province, came_in, **changes)

    assert refused.value.problems == [problem]
    assert Version.objects.filter(subject_id=came_in.pk).count() == 1


def test_second_clerk_is_told_of_the_first(province: Province, came_in: Directive) -> None:
    seen = came_in.current_version_id
    _put_right(province, came_in)

    with pytest.raises(ReadAnewMeanwhile):
        _put_right(province, came_in, paragraphs=["Khác"], seen=seen)


def test_page_of_an_incoming_document_lies_under_its_list(
    province: Province, came_in: Directive, client: Client
) -> None:
    client.force_login(province.clerk)

    page = client.get(reverse("directives:transcribe", args=[came_in.public_id]))

    assert page.context["place"].url == reverse("incoming:list")


@pytest.mark.parametrize("name", ["cadre", "outsider", "leader"])
def test_nobody_else_puts_right(province: Province, came_in: Directive, name: str, client: Client) -> None:
    person = getattr(province, name)
    client.force_login(person)

    with pytest.raises(NotTheTranscriber):
        transcribe(came_in.pk, person, _right(came_in), change_note="x", seen=came_in.current_version_id)

    assert client.get(reverse("directives:transcribe", args=[came_in.public_id])).status_code == 404


def test_own_document_and_recalled_one_are_not_transcribed(province: Province, came_in: Directive) -> None:
    recall(came_in.pk, province.editor, "Gửi nhầm")
    own = issued(province, symbol="8/UBND-NC")
    Directive.objects.filter(pk=own.pk).update(direction=Direction.OUTGOING)

    for directive in (came_in, own):
        directive.refresh_from_db()
        with pytest.raises(NotTheTranscriber):
            _put_right(province, directive, paragraphs=["Khác"])


def test_better_reading_is_what_search_finds(province: Province, came_in: Directive) -> None:
    _put_right(province, came_in, paragraphs=["Chi cho nạo vét kênh mương."])
    feed.drain()

    asked = {"tokens": [f"under:{province.committee.pk}"], "sources": [SOURCE]}
    found = [query(words, **asked).total for words in ("kênh mương", "sửa chữa")]
    assert found == [1, 0]


def test_page_keeps_what_was_typed_and_shows_the_change_afterwards(
    province: Province, came_in: Directive, client: Client
) -> None:
    address = reverse("directives:transcribe", args=[came_in.public_id])
    client.force_login(province.clerk)
    typed = {"paragraphs": "Một dòng <b>mới</b>", "change_note": "", "seen": came_in.current_version_id}

    kept = client.post(address, typed).content.decode()
    client.post(address, typed | {"change_note": "đọc sót"})

    page = client.get(came_in.get_absolute_url()).content.decode()
    assert escape("Một dòng <b>mới</b>") in kept
    assert "đọc sót" in page
    came_in.refresh_from_db()
    assert [block.value.source for block in came_in.body] == ["<p>Một dòng &lt;b&gt;mới&lt;/b&gt;</p>"]


def test_page_of_second_clerk_shows_theirs_and_keeps_mine(
    province: Province, came_in: Directive, client: Client
) -> None:
    seen = came_in.current_version_id
    after = _put_right(province, came_in, paragraphs=["Chữ của người trước."])
    client.force_login(province.clerk)
    address = reverse("directives:transcribe", args=[came_in.public_id])

    page = client.post(address, {"paragraphs": "Chữ của tôi.", "change_note": "sót", "seen": seen})

    shown = page.content.decode()
    assert page.context["form"]["seen"].value() == str(after.current_version_id)
    assert ("Chữ của tôi." in shown, "<ins>người trước.</ins>" in shown) == (True, True)


def test_emphasis_of_untouched_lines_stays(province: Province, client: Client) -> None:
    made = draft(province, paragraphs=["Điều <b>một</b>", "Dòng hai", "Dòng ba"])
    stored = accept_file(SimpleUploadedFile("thu.txt", LETTER.encode()), by=province.clerk)
    from intranet.directives.services.attaching import replace_original

    with write_transaction():
        replace_original(made, stored, name="thu.txt")
    directive = issue(made.pk, province.editor, IssueOrder(["any"], [Term("unit", unit=province.office)]))
    client.force_login(province.clerk)

    client.post(
        reverse("directives:transcribe", args=[directive.public_id]),
        {"paragraphs": "Điều một\nDòng 2\nDòng ba", "change_note": "x", "seen": directive.current_version_id},
    )

    directive.refresh_from_db()
    assert [block.value.source for block in directive.body][:2] == ["<p>Điều <b>một</b></p>", "<p>Dòng 2</p>"]
