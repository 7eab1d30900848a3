"""Guidance: written by its unit, published by its editor, read by whom it is for, and by nobody else."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.access.decisions import visible
from intranet.acknowledgement.models import Version
from intranet.directives.intake import take_in
from intranet.directives.models import Directive
from intranet.files.models import Attachment
from intranet.files.services import accept_file
from intranet.guidance.errors import Incomplete, NotTheWriter, WrittenMeanwhile
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import (
    Change,
    PageFields,
    PublishOrder,
    create,
    delete_draft,
    publish,
    seen_of,
    update,
    withdraw,
)
from intranet.guidance.text import blocks_of, lines_of
from search import feed
from search.catalogue import query
from tests.factories.documents import draft
from tests.factories.province import Province

NEWS = "Đoàn kiểm tra làm việc tại tỉnh\nSáng nay, đoàn đã nghe báo cáo.\nBuổi làm việc kết thúc lúc 11 giờ."


def _fields(province: Province, **changes: Any) -> PageFields:
    readers = [f"under:{province.committee.pk}"]
    given: dict[str, Any] = {"title": "Cách lập hồ sơ", "lines": ["# Bước một", "Mở sổ."], "readers": readers}
    return PageFields(**(given | changes))


def _written(province: Province, **changes: Any) -> GuidancePage:
    return create(province.committee, province.clerk, _fields(province, **changes))


def _published(province: Province, **changes: Any) -> GuidancePage:
    page = _written(province, **changes)
    return publish(page.pk, province.editor, seen=seen_of(page))


def test_published_page_is_frozen_and_read_by_its_readers(province: Province, client: Client) -> None:
    page = _published(province)
    answers = {}

    for name in ("cadre", "outsider"):
        client.force_login(getattr(province, name))
        answers[name] = client.get(page.get_absolute_url())

    version = page.version
    assert (version.major, version.minor, version.text) == (1, 0, "Bước một\nMở sổ.")
    assert version.html == "<h2>Bước một</h2>\n<p>Mở sổ.</p>\n"
    assert (answers["cadre"].status_code, answers["outsider"].status_code) == (200, 404)
    assert answers["cadre"].context["text_html"] == version.html


def test_draft_is_seen_by_its_unit_only(province: Province, client: Client) -> None:
    page = _written(province)

    seen = {}
    for name in ("clerk", "editor", "cadre", "leader", "outsider"):
        client.force_login(getattr(province, name))
        seen[name] = client.get(page.get_absolute_url()).status_code

    assert seen == {"clerk": 200, "editor": 200, "cadre": 404, "leader": 404, "outsider": 404}


def test_changes_are_not_seen_before_they_are_published(province: Province, client: Client) -> None:
    page = _published(province)
    update(page.pk, province.clerk, _fields(province, title="Tên mới", lines=["Chữ mới."]), seen=seen_of(page))
    client.force_login(province.cadre)

    shown = client.get(page.get_absolute_url()).content.decode()
    listed = client.get(reverse("guidance:list")).content.decode()

    assert ("Tên mới" in shown + listed, "Chữ mới" in shown, "Mở sổ." in shown) == (False, False, True)


@pytest.mark.parametrize(
    ("change", "number"), [(Change.MINOR, (1, 1)), (Change.UNREAD, (1, 1)), (Change.SIGNIFICANT, (2, 0))]
)
def test_edit_is_published_as_minor_or_significant(province: Province, change: str, number: tuple[int, int]) -> None:
    page = _published(province)
    written = update(page.pk, province.clerk, _fields(province, lines=["Chữ mới."]), seen=seen_of(page))

    after = publish(page.pk, province.editor, PublishOrder(change, "Sửa chữ"), seen=seen_of(written))

    assert (after.version.major, after.version.minor) == number
    assert (after.version.text, after.version.change_note) == ("Chữ mới.", "Sửa chữ")
    assert Version.objects.filter(subject_id=page.pk, subject_model="intranet_guidance.guidancepage").count() == 2


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"lines": []}, "Hãy viết nội dung."),
        ({"readers": []}, "Hãy chọn ai được đọc trang này."),
    ],
)
def test_page_that_lacks_something_is_not_published(province: Province, changes: dict[str, Any], problem: str) -> None:
    page = _written(province, **changes)

    with pytest.raises(Incomplete) as refused:
        publish(page.pk, province.editor, seen=seen_of(page))

    page.refresh_from_db()
    assert (refused.value.problems, page.live, page.version) == ([problem], False, None)


def test_second_publication_says_what_changed(province: Province) -> None:
    page = _published(province)

    with pytest.raises(Incomplete) as refused:
        publish(page.pk, province.editor, PublishOrder(change_note=" "), seen=seen_of(page))

    assert refused.value.problems == ["Hãy nói trong một câu nội dung thay đổi so với lần công bố trước."]


@pytest.mark.parametrize("name", ["clerk", "leader", "cadre", "outsider"])
def test_only_the_editor_publishes(province: Province, name: str) -> None:
    page = _written(province)

    with pytest.raises(NotTheWriter):
        publish(page.pk, getattr(province, name), seen=seen_of(page))


def test_other_unit_writes_nothing_here(province: Province, client: Client) -> None:
    page = _published(province)
    with pytest.raises(NotTheWriter):
        create(province.committee, province.outsider, _fields(province))
    with pytest.raises(NotTheWriter):
        update(page.pk, province.cadre, _fields(province), seen=seen_of(page))
    client.force_login(province.cadre)

    answers = [
        client.get(reverse("guidance:start")).status_code,
        client.get(reverse("guidance:edit", args=[page.public_id])).status_code,
        client.post(reverse("guidance:withdraw", args=[page.public_id])).status_code,
        client.post(reverse("guidance:delete", args=[page.public_id])).status_code,
    ]

    assert answers == [404] * 4


def test_withdrawn_page_is_gone_for_readers_and_search(province: Province, client: Client) -> None:
    page = _published(province)
    asked: dict[str, Any] = {"tokens": [f"under:{province.committee.pk}"], "sources": ["guidance"]}
    feed.drain()
    before = query("hồ sơ", **asked).total

    withdraw(page.pk, province.editor)
    feed.drain()

    client.force_login(province.cadre)
    assert (before, query("hồ sơ", **asked).total) == (1, 0)
    assert client.get(page.get_absolute_url()).status_code == 404


def test_two_who_write_lose_nothing(province: Province, client: Client) -> None:
    page = _written(province)
    seen = seen_of(page)
    update(page.pk, province.editor, _fields(province, lines=["Chữ của người trước."]), seen=seen)
    client.force_login(province.clerk)
    with pytest.raises(WrittenMeanwhile):
        update(page.pk, province.clerk, _fields(province), seen=seen)

    typed = {"title": "T", "lines": "Chữ của tôi.", "seen": seen, "readers": ["any"]}
    answer = client.post(reverse("guidance:edit", args=[page.public_id]), typed)

    shown = answer.content.decode()
    assert ("Chữ của tôi." in shown, "<ins>người trước.</ins>" in shown) == (True, True)
    page.refresh_from_db()
    assert answer.context["form"]["seen"].value() == seen_of(page)


def test_unpublished_page_is_thrown_away_with_its_files_and_a_published_one_is_not(province: Province) -> None:
    kept, gone = _published(province), _written(province, title="Khác")

    delete_draft(gone.pk, province.clerk)
    with pytest.raises(NotTheWriter):
        delete_draft(kept.pk, province.editor)

    assert list(GuidancePage.objects.values_list("pk", flat=True)) == [kept.pk]


def test_document_that_is_no_directive_is_offered_and_kept_with_its_file(province: Province, client: Client) -> None:
    stored = accept_file(SimpleUploadedFile("tin.txt", NEWS.encode()), by=province.clerk)
    made = take_in(stored, name="tin.txt", owner_unit=province.committee, by=province.clerk).directive
    letter = draft(province)
    client.force_login(province.clerk)
    offers = [client.get(reverse("directives:edit", args=[d.public_id])).context["elsewhere"] for d in (made, letter)]

    client.post(offers[0][0].url)

    page = GuidancePage.objects.get()
    assert (offers[1], Directive.objects.filter(pk=made.pk).exists()) == ([], False)
    assert lines_of(page.get_latest_revision_as_object().body) == NEWS.split("\n")
    assert [(a.file_id, a.name) for a in Attachment.objects.filter(subject_id=page.pk)] == [(stored.pk, "tin.txt")]


def test_draft_of_another_office_is_not_kept_as_guidance(province: Province, client: Client) -> None:
    letter = draft(province)
    client.force_login(province.outsider)

    answer = client.post(reverse("guidance:keep", args=[letter.public_id]))

    assert (answer.status_code, GuidancePage.objects.count(), Directive.objects.count()) == (404, 0, 1)


def test_file_of_a_page_is_opened_under_its_readership(province: Province, client: Client) -> None:
    stored = accept_file(SimpleUploadedFile("tin.txt", NEWS.encode()), by=province.clerk)
    made = take_in(stored, name="tin.txt", owner_unit=province.committee, by=province.clerk).directive
    client.force_login(province.clerk)
    client.post(reverse("guidance:keep", args=[made.public_id]))
    page = GuidancePage.objects.get()
    written = update(page.pk, province.clerk, _fields(province), seen=seen_of(page))
    address = reverse("files:open", args=[Attachment.objects.get().public_id])

    answers = []
    for state in ("draft", "published"):
        if state == "published":
            publish(page.pk, province.editor, seen=seen_of(written))
        for name in ("cadre", "outsider"):
            client.force_login(getattr(province, name))
            answers.append(client.get(address).status_code)

    assert answers == [404, 404, 200, 404]


def test_hostile_text_is_shown_as_text(province: Province, client: Client) -> None:
    page = _published(province, title="<script>x</script>", lines=["# <img src=x onerror=y>", "<b onclick=z>đậm</b>"])
    client.force_login(province.cadre)

    shown = client.get(page.get_absolute_url()).content.decode()

    assert "&lt;script&gt;x&lt;/script&gt;" in shown
    assert page.version.html == ("<h2>&lt;img src=x onerror=y&gt;</h2>\n<p>&lt;b onclick=z&gt;đậm&lt;/b&gt;</p>\n")


def test_endless_paragraph_is_an_error_in_the_form_and_is_kept(province: Province, client: Client) -> None:
    page, long = _written(province), "chữ " * 80_000
    client.force_login(province.clerk)
    typed = {"title": "T", "lines": long, "seen": seen_of(page), "readers": ["any"]}

    answer = client.post(reverse("guidance:edit", args=[page.public_id]), typed)

    form = answer.context["form"]
    assert (list(form.errors), form["lines"].value()) == (["lines"], long)


def test_what_a_published_page_lacks_is_said_at_its_fields(province: Province, client: Client) -> None:
    page = _published(province)
    client.force_login(province.editor)
    typed = {"title": "T", "seen": seen_of(page), "publish": "1"}

    answer = client.post(reverse("guidance:edit", args=[page.public_id]), typed)

    page.refresh_from_db()
    assert sorted(answer.context["form"].errors) == ["lines", "readers"]
    assert ("Chưa công bố được trang" in answer.content.decode(), page.has_unpublished_changes) == (True, False)


def test_draft_without_readers_is_saved(province: Province, client: Client) -> None:
    page = _written(province)
    client.force_login(province.editor)

    client.post(reverse("guidance:edit", args=[page.public_id]), {"title": "Tên mới", "seen": seen_of(page)})

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Tên mới"


def test_emphasis_of_untouched_lines_stays(province: Province) -> None:
    page = _written(province)
    page.body = [("paragraph", "<p>Mở <b>sổ</b>.</p>"), ("paragraph", "<p>Hai</p>")]

    again = blocks_of(["Mở sổ.", "Ba"], page.body)

    assert again == [("paragraph", "<p>Mở <b>sổ</b>.</p>"), ("paragraph", "<p>Ba</p>")]


@pytest.mark.parametrize("pages", [1, 3])
def test_list_queries_do_not_grow(
    province: Province, client: Client, django_assert_num_queries: Any, pages: int
) -> None:
    for number in range(pages):
        _published(province, title=f"Trang {number}")
    client.force_login(province.cadre)
    client.get(reverse("guidance:list"))

    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("guidance:list"))


LIST_QUERIES = 7


def test_list_shows_what_may_be_read(province: Province) -> None:
    mine = _published(province)
    _published(province, title="Riêng xã", readers=[f"unit:{province.commune.pk}"])

    found = visible(province.cadre, GuidancePage.objects.filter(live=True))

    assert list(found) == [mine]
