"""The library: a checklist is begun, its draft written by several people, published once, and never changed again."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.contracts import Refused
from intranet.registry.services import enable
from plugins.checklists.models import Checklist, Kind, Question, Section, Version, VersionState
from plugins.checklists.services import editing
from plugins.checklists.services.library import Asked, Part, begin, create, parts_of, publish, write
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import PARTS, published

BASE = "/checklists/thu-vien/thu/"


@grounded
def draft(province: Province) -> Version:
    """The second version of a checklist of the committee, begun from the first."""
    enable("checklists")
    return begin(published(province).checklist, province.editor)


def _keys(draft: Version) -> list[list[str]]:
    return [[asked.key for asked in part.questions] for part in parts_of(draft)]


def _typed(**more: Any) -> dict[str, Any]:
    given = {"text": "Có sổ không?", "section": "Tổ chức", "kind": "verdict", "weight": "2,5", "proof": "none"}
    return given | {"choices": "", "measure": "", "guidance": "", "basis": "", "seen": ""} | more


def test_new_checklist_is_begun_by_who_runs_the_unit_and_by_nobody_else(province: Province, client: Client) -> None:
    enable("checklists")
    typed = {"title": "Văn thư", "code": "van-thu", "owner": province.committee.pk}
    client.force_login(province.cadre)
    refused = [client.get("/checklists/thu-vien/moi/"), client.post("/checklists/thu-vien/moi/", typed)]
    client.force_login(province.editor)
    elsewhere = client.post("/checklists/thu-vien/moi/", typed | {"owner": province.office.pk})
    begun = client.post("/checklists/thu-vien/moi/", typed)
    again = client.post("/checklists/thu-vien/moi/", typed)

    made = Checklist.objects.filter(code="van-thu").values_list("title", "owner", "versions__number", "versions__state")
    assert [answer.status_code for answer in [*refused, elsewhere, again]] == [404, 404, 200, 200]
    assert (begun.status_code, begun.headers["Location"]) == (302, "/checklists/thu-vien/van-thu/soan/")
    assert list(made) == [("Văn thư", province.committee.pk, 1, VersionState.DRAFT)]
    assert again.context["form"]["title"].value() == "Văn thư"


def test_code_that_is_an_address_of_the_library_is_refused(province: Province) -> None:
    with pytest.raises(Refused):
        create("moi", "Mới", province.committee, province.editor)

    assert not Checklist.objects.filter(code="moi").exists()


@pytest.mark.parametrize("persona", ["cadre", "head", "outsider", "inspector", "administrator"])
def test_draft_is_not_there_for_who_does_not_write_it(
    draft: Version, province: Province, client: Client, persona: str
) -> None:
    client.force_login(province.people[persona])
    shown = ["soan/", "soan/can-cu/", "soan/phan/moi/", "soan/phan/1/", "soan/cau/", "soan/cau/quy-che/", "nhap/"]
    shown += ["ban-hanh/", "phien-ban/2/", "phien-ban/2/khac-biet/", "phien-ban/2/xlsx/"]
    pressed = ["phien-ban/moi/", "soan/chuyen/", "soan/xem-truoc/", "soan/phan/bo/", "soan/cau/quy-che/bo/"]
    pressed += ["soan/cau/", "soan/phan/1/", "nhap/", "nhap/xac-nhan/", "ban-hanh/"]
    sent = _typed() | {"way": "up", "key": "phan-cong", "revision": "0", "title": "x", "ticket": "x"}

    answers = [client.get(BASE + path).status_code for path in shown]
    answers += [client.post(BASE + path, sent).status_code for path in pressed]

    assert answers == [404] * (len(shown) + len(pressed))
    assert client.get(f"{BASE}phien-ban/1/").status_code == 200
    assert _keys(draft) == [["quy-che", "phan-cong"], ["so-buoi", "y-kien"]]


@pytest.mark.parametrize("persona", ["cadre", "outsider", "trainer", "administrator"])
def test_checklist_of_which_nothing_is_published_is_not_there(
    draft: Version, province: Province, client: Client, persona: str
) -> None:
    Checklist.objects.create(code="rieng", title="Phiếu riêng", owner=province.committee)
    seen = {}
    for name in (persona, "editor"):
        client.force_login(province.people[name])
        listed = client.get("/checklists/thu-vien/").content.decode()
        seen[name] = (
            "Phiếu thử" in listed,
            "Phiếu riêng" in listed,
            client.get("/checklists/thu-vien/rieng/").status_code,
        )

    assert seen == {persona: (True, False, 404), "editor": (True, True, 200)}


def test_question_is_added_with_all_its_fields(draft: Version, province: Province, client: Client) -> None:
    client.force_login(province.editor)
    more = {"kind": "choice", "choices": "có\nchưa\n có ", "guidance": "một\r\nhai", "basis": "NĐ 30", "measure": "sổ"}
    client.post(f"{BASE}soan/cau/", _typed(**more))

    expected = Asked(
        "co-so-khong", "Có sổ không?", Kind.CHOICE, Decimal("2.5"), "none", ("có", "chưa"), "", "một\nhai", "NĐ 30"
    )
    assert parts_of(draft)[0].questions[-1] == expected


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": " "}, "text"),
        ({"weight": "-1"}, "weight"),
        ({"weight": "nhiều"}, "weight"),
        ({"kind": "choice", "choices": "một"}, "choices"),
        ({"kind": "choice", "choices": "a|b\nc"}, "choices"),
        ({"section": "Không có"}, "section"),
    ],
)
def test_question_that_is_refused_keeps_what_was_typed(
    draft: Version, province: Province, client: Client, wrong: dict[str, str], field: str
) -> None:
    client.force_login(province.editor)
    page = client.post(f"{BASE}soan/cau/", _typed(guidance="đọc kỹ", **wrong))

    form = page.context["form"]
    assert (page.status_code, list(form.errors), form["guidance"].value()) == (200, [field], "đọc kỹ")
    assert _keys(draft) == [["quy-che", "phan-cong"], ["so-buoi", "y-kien"]]


def test_two_editors_of_different_questions_do_not_disturb_each_other(draft: Version, province: Province) -> None:
    parts = parts_of(draft)
    first, second = parts[0].questions
    marks = [editing.mark_in(draft, parts, asked.key) for asked in (first, second)]

    editing.put_question(draft, Asked(first.key, "Một?"), "Tổ chức", marks[0], province.editor)
    editing.put_question(draft, Asked(second.key, "Hai?"), "Tổ chức", marks[1], province.editor)

    assert [asked.text for asked in parts_of(draft)[0].questions] == ["Một?", "Hai?"]


def test_question_changed_by_another_meanwhile_is_compared_and_then_kept(
    draft: Version, province: Province, client: Client
) -> None:
    client.force_login(province.editor)
    seen = client.get(f"{BASE}soan/cau/quy-che/").context["form"]["seen"].value()
    editing.put_question(draft, Asked("quy-che", "Của người khác?"), "Tổ chức", seen, province.editor)

    told = client.post(f"{BASE}soan/cau/quy-che/", _typed(text="Của tôi?", seen=seen))
    form = told.context["form"]
    between = parts_of(draft)[0].questions[0].text
    client.post(f"{BASE}soan/cau/quy-che/", _typed(text="Của tôi?", seen=form["seen"].value()))

    assert (told.status_code, form["text"].value(), between) == (200, "Của tôi?", "Của người khác?")
    pieces = [(piece.kind, piece.text) for piece in told.context["theirs"][0].changes[0].pieces]
    assert pieces == [("same", "Của"), ("removed", "người khác?"), ("added", "tôi?")]
    assert parts_of(draft)[0].questions[0].text == "Của tôi?"


def test_question_removed_by_another_meanwhile_keeps_what_was_typed(
    draft: Version, province: Province, client: Client
) -> None:
    client.force_login(province.editor)
    seen = client.get(f"{BASE}soan/cau/quy-che/").context["form"]["seen"].value()
    editing.remove_question(draft, "quy-che", province.editor)

    told = client.post(f"{BASE}soan/cau/quy-che/", _typed(text="Của tôi?", seen=seen))
    form = told.context["form"]
    client.post(f"{BASE}soan/cau/quy-che/", _typed(text="Của tôi?", seen=form["seen"].value()))

    gone = editing.mark_in(draft, [], "quy-che")
    assert (form["text"].value(), form["seen"].value()) == ("Của tôi?", gone)
    assert _keys(draft) == [["phan-cong", "quy-che"], ["so-buoi", "y-kien"]]


def test_questions_and_sections_move_by_buttons(draft: Version, province: Province, client: Client) -> None:
    client.force_login(province.editor)
    steps = [{"key": "quy-che", "way": "up"}, {"key": "phan-cong", "way": "up"}, {"key": "quy-che", "way": "down"}]
    found = []
    for step in [*steps, {"seen": "Phổ biến", "way": "up"}, {"seen": "Phổ biến", "way": "up"}]:
        client.post(f"{BASE}soan/chuyen/", step)
        found.append(_keys(draft))

    assert found == [
        [["quy-che", "phan-cong"], ["so-buoi", "y-kien"]],
        [["phan-cong", "quy-che"], ["so-buoi", "y-kien"]],
        [["phan-cong"], ["quy-che", "so-buoi", "y-kien"]],
        [["quy-che", "so-buoi", "y-kien"], ["phan-cong"]],
        [["quy-che", "so-buoi", "y-kien"], ["phan-cong"]],
    ]


def test_sections_are_added_renamed_and_removed_when_empty(draft: Version, province: Province) -> None:
    editor = province.editor
    editing.add_section(draft, "Sự cố", editor)
    with pytest.raises(Refused):
        editing.add_section(draft, "sự cố", editor)
    with pytest.raises(Refused):
        editing.remove_section(draft, "Tổ chức", editor)
    editing.rename_section(draft, "Tổ chức", "Tổ chức thực hiện", editor)
    with pytest.raises(Refused):
        editing.rename_section(draft, "Tổ chức", "Khác", editor)
    editing.remove_section(draft, "Sự cố", editor)

    assert [part.title for part in parts_of(draft)] == ["Tổ chức thực hiện", "Phổ biến"]


@pytest.mark.parametrize("key", ["so-buoi-cu", "phan-cong", "ma-tu-chon"])
def test_code_that_an_editor_forges_into_the_address_writes_nothing(
    draft: Version, province: Province, client: Client, key: str
) -> None:
    """Of a version before, of a question of this draft that was removed unseen, and of nothing."""
    with_old = [Part("Tổ chức", (Asked("so-buoi-cu", "Bao nhiêu buổi?"),))]
    elsewhere = begin(Checklist.objects.create(code="khac", title="Khác", owner=province.committee), province.editor)
    write(elsewhere, with_old, 0, province.editor)
    editing.remove_question(draft, "phan-cong", province.editor)
    client.force_login(province.editor)
    foreign = client.get("/checklists/thu-vien/khac/soan/cau/so-buoi-cu/").context["form"]["seen"].value()
    of_another = client.get(f"{BASE}soan/cau/quy-che/").context["form"]["seen"].value()
    before = parts_of(draft)

    answers = [client.post(f"{BASE}soan/cau/{key}/", _typed(seen=seen)) for seen in ("", "x", foreign, of_another)]

    assert ([each.status_code for each in answers], parts_of(draft)) == ([200] * 4, before)


def test_code_of_a_question_that_was_given_up_is_not_given_to_another(draft: Version, province: Province) -> None:
    editing.remove_question(draft, "quy-che", province.editor)

    kept = editing.put_question(draft, Asked("", "Quy chế?"), "Tổ chức", "", province.editor)

    assert kept.key == "quy-che-2"


def test_basis_written_by_another_meanwhile_is_shown_and_then_kept(
    draft: Version, province: Province, client: Client
) -> None:
    client.force_login(province.editor)
    path = f"{BASE}soan/can-cu/"
    seen = client.get(path).context["form"]["seen"].value()
    client.post(path, {"basis": "Của người khác", "valid_from": "1/12/2026", "seen": seen})

    told = client.post(path, {"basis": "Của tôi", "seen": seen})
    between = Version.objects.get(pk=draft.pk).basis
    late = client.post(path, {"basis": "Của tôi", "valid_from": "2/12/2026", "valid_to": "1/12/2026", "seen": seen})
    client.post(path, {"basis": "Của tôi", "seen": told.context["form"]["seen"].value()})

    assert (told.context["form"]["basis"].value(), told.context["theirs"].basis) == ("Của tôi", "Của người khác")
    assert (between, late.status_code) == ("Của người khác", 200)
    assert Version.objects.filter(pk=draft.pk).values_list("basis", "valid_from").get() == ("Của tôi", None)


def test_preview_shows_what_is_typed_and_keeps_nothing(draft: Version, province: Province, client: Client) -> None:
    client.force_login(province.editor)
    typed = _typed(text="Xem <thử>?", kind="share", measure="tài khoản", weight="sai")
    fragment = client.post(f"{BASE}soan/xem-truoc/", typed).content.decode()
    page = client.post(f"{BASE}soan/cau/quy-che/", typed | {"preview": "1"})

    assert "Xem &lt;thử&gt;?" in fragment
    assert 'name="xem-total"' in fragment
    assert (page.status_code, page.context["question"].text) == (200, "Xem <thử>?")
    assert parts_of(draft) == PARTS


def test_publishing_asks_once_with_the_difference_and_only_what_was_shown(
    draft: Version, province: Province, client: Client
) -> None:
    client.force_login(province.editor)
    editing.put_question(draft, Asked("", "Câu mới?"), "Tổ chức", "", province.editor)
    page = client.get(f"{BASE}ban-hanh/")
    editing.put_question(draft, Asked("", "Của người khác?"), "Tổ chức", "", province.editor)
    client.post(f"{BASE}ban-hanh/", {"revision": page.context["version"].revision})
    refused = Version.objects.get(pk=draft.pk).state
    client.post(f"{BASE}ban-hanh/", {"revision": Version.objects.get(pk=draft.pk).revision})

    assert [(change.kinds, change.asked.text) for change in page.context["difference"].questions] == [
        (("added",), "Câu mới?")
    ]
    states = Version.objects.filter(checklist=draft.checklist).values_list("number", "state")
    assert (refused, list(states)) == (
        VersionState.DRAFT,
        [(2, VersionState.PUBLISHED), (1, VersionState.REPLACED)],
    )


def test_published_version_changes_by_no_address(province: Province, client: Client) -> None:
    enable("checklists")
    version = published(province)
    client.force_login(province.editor)
    before = parts_of(version)
    paths = ["soan/chuyen/", "soan/xem-truoc/", "soan/phan/bo/", "soan/phan/moi/", "soan/phan/1/", "soan/can-cu/"]
    paths += ["soan/cau/", "soan/cau/quy-che/", "soan/cau/quy-che/bo/", "nhap/", "nhap/xac-nhan/", "ban-hanh/"]
    sent = _typed(text="Khác?") | {"way": "down", "key": "quy-che", "title": "Khác", "seen": "Tổ chức", "revision": "1"}

    answers = [client.post(BASE + path, sent).status_code for path in paths]

    assert (answers, parts_of(version)) == ([404] * len(paths), before)


def test_published_rows_are_neither_changed_nor_deleted_whichever_way(province: Province) -> None:
    version = published(province)
    question = Question.objects.select_related("section__version").first()
    assert question is not None
    section = question.section
    ways = [
        question.save,
        question.delete,
        section.save,
        section.delete,
        version.delete,
        Question.objects.filter(pk=question.pk).delete,
        section.questions.all().delete,
        Section.objects.all().delete,
        Version.objects.all().delete,
        lambda: Question.objects.update(text="khác"),
        lambda: Section.objects.update(title="khác"),
        lambda: Question.objects.bulk_update([question], ["text"]),
        lambda: Question.objects.bulk_create([Question(section=section, place=9, key="x", text="x")]),
        lambda: Section.objects.bulk_create([Section(version=version, place=9, title="Mới")]),
        lambda: Version.objects.update(basis="khác"),
        lambda: Version.objects.update(state=VersionState.DRAFT),
        lambda: Version.objects.bulk_update([version], ["basis"]),
        version.save,
        Version(pk=version.pk, checklist=version.checklist, number=1, created_at=version.created_at).save,
        lambda: Version.objects.update_or_create(pk=version.pk, defaults={"basis": "khác"}),
    ]

    for way in ways:
        with pytest.raises(ValueError, match="never changes"), transaction.atomic():
            way()

    assert parts_of(version) == PARTS


def test_draft_with_a_section_that_asks_nothing_is_not_published(draft: Version, province: Province) -> None:
    editing.add_section(draft, "Trống", province.editor)

    with pytest.raises(Refused, match="Trống"):
        publish(draft, province.editor)

    assert Version.objects.get(pk=draft.pk).state == VersionState.DRAFT


def test_write_of_an_older_revision_changes_nothing(draft: Version, province: Province) -> None:
    editing.add_section(draft, "Mới", province.editor)

    with pytest.raises(Refused):
        write(draft, [Part("Tất cả", (Asked("a", "A?"),))], draft.revision, province.editor)

    assert [part.title for part in parts_of(draft)] == ["Tổ chức", "Phổ biến", "Mới"]


def test_draft_that_is_published_is_not_written_any_more(draft: Version, province: Province) -> None:
    publish(draft, province.editor)

    with pytest.raises(Refused):
        editing.remove_question(draft, "quy-che", province.editor)

    assert _keys(draft) == [["quy-che", "phan-cong"], ["so-buoi", "y-kien"]]


@pytest.mark.parametrize("path", ["soan/", "phien-ban/2/khac-biet/", "ban-hanh/", ""])
def test_pages_ask_as_often_for_many_questions_as_for_one(
    draft: Version, province: Province, client: Client, path: str
) -> None:
    client.force_login(province.editor)
    counts = []
    for number in (1, 3):
        asked = tuple(Asked(f"k{each}", f"Câu {each}?") for each in range(number))
        kept = Version.objects.get(pk=draft.pk)
        write(kept, [Part(f"Phần {each}", (one,)) for each, one in enumerate(asked)], kept.revision, province.editor)
        client.get(BASE + path)
        with CaptureQueriesContext(connection) as captured:
            client.get(BASE + path)
        counts.append(len(captured))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("sent", "order"),
    [
        ({"key": "phan-cong", "section": "Tổ chức", "before": "quy-che"}, "phan-cong quy-che | so-buoi y-kien"),
        ({"key": "quy-che", "section": "Phổ biến", "before": "y-kien"}, "phan-cong | so-buoi quy-che y-kien"),
        ({"key": "quy-che", "section": "Phổ biến", "before": ""}, "phan-cong | so-buoi y-kien quy-che"),
        ({"key": "quy-che", "section": "Tổ chức", "before": "quy-che"}, "quy-che phan-cong | so-buoi y-kien"),
        ({"key": "quy-che", "section": "Tổ chức", "before": "so-buoi"}, "quy-che phan-cong | so-buoi y-kien"),
        ({"key": "quy-che", "section": "Không có", "before": ""}, "quy-che phan-cong | so-buoi y-kien"),
        ({"key": "khong-co", "section": "Tổ chức", "before": ""}, "quy-che phan-cong | so-buoi y-kien"),
        ({"seen": "Phổ biến", "before": "Tổ chức"}, "so-buoi y-kien | quy-che phan-cong"),
        ({"seen": "Tổ chức", "before": ""}, "so-buoi y-kien | quy-che phan-cong"),
        ({"seen": "Tổ chức", "before": "Tổ chức"}, "quy-che phan-cong | so-buoi y-kien"),
        ({"seen": "Tổ chức", "before": "Không có"}, "quy-che phan-cong | so-buoi y-kien"),
    ],
)
def test_what_is_dropped_lies_where_it_was_dropped_or_stays(
    draft: Version, province: Province, client: Client, sent: dict[str, str], order: str
) -> None:
    client.force_login(province.editor)

    client.post(f"{BASE}soan/chuyen/", {"way": "to"} | sent)

    assert " | ".join(" ".join(keys) for keys in _keys(draft)) == order
