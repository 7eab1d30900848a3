"""The screens of appraising: gone through section by section, returned at the question, accepted, three scores."""

import re

import pytest
from django.test import Client
from django.utils import translation

from intranet.people.models import PostRole
from plugins.checklists.models import Finding, Inspection, State
from plugins.checklists.services.appraising import appraise, stamp_of
from plugins.checklists.services.reopening import Found, find
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import accepted, answer_at, signed


@grounded
def opened(province: Province) -> House:
    return house(province)


def _url(inspection: Inspection, end: str = "") -> str:
    return f"/checklists/phieu/{inspection.public_id}/tham-dinh/{end}"


def test_section_is_appraised_and_what_was_typed_is_kept_when_refused(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    typed = {"c1-verdict": "partly", "c1-remark": "", "c2-verdict": "no", "c2-remark": "đúng như vậy"}

    refused = client.post(_url(inspection, "phan/A/"), typed)
    kept = client.post(_url(inspection, "phan/A/"), typed | {"c1-remark": "quy chế hết hiệu lực"})

    assert (refused.status_code, kept.status_code, kept["Location"]) == (200, 302, _url(inspection, "phan/B/"))
    form = refused.context["forms"][0][1]
    assert (form["verdict"].value(), list(form.errors)) == ("partly", ["remark"])
    first, second = answer_at(inspection, 1), answer_at(inspection, 2)
    assert (first.appraised, first.remark) == ("partly", "quy chế hết hiệu lực")
    assert (second.appraised, second.remark, first.appraised_by_id) == (
        "no",
        "đúng như vậy",
        opened.province.editor.pk,
    )


def test_errors_stand_at_the_top_with_links_and_at_the_field_and_the_mark_stays(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)

    page = client.post(_url(inspection, "phan/A/"), {"c1-goes_back": "on", "c2-verdict": "no", "c2-remark": "đúng"})

    content = page.content.decode()
    assert [to for to, _words in page.context["problems"]] == ["c1-remark"]
    assert [content.count(part) for part in ('href="#c1-remark"', 'id="c1-remark-error"')] == [1, 1]
    assert _checked(content, "c1-goes_back") == [True]
    assert (answer_at(inspection, 1).is_returned, answer_at(inspection, 2).appraised) == (False, "no")


def test_mark_to_go_back_stays_when_another_question_is_refused_or_somebody_was_faster(
    opened: House, client: Client
) -> None:
    inspection = signed(opened)
    colleague = person("dong.nghiep", "Đồng", "Nghiệp", opened.province.committee, PostRole.INSPECTOR)
    client.force_login(opened.province.editor)
    typed = {"c1-goes_back": "on", "c1-remark": "thiếu số", "c2-verdict": "yes"}

    refused = client.post(_url(inspection, "phan/A/"), typed)
    seen = refused.context["forms"][0][1]["seen"].value()
    own = client.post(_url(inspection, "phan/A/"), typed | {"c1-seen": seen, "c1-remark": "thiếu số, ngày"})
    appraise(answer_at(inspection, 1), "no", "không có", colleague)
    raced = client.post(_url(inspection, "phan/A/"), typed | {"c1-seen": seen, "c2-remark": "có thật"})

    pages = [page.content.decode() for page in (refused, own, raced)]
    assert [_checked(page, "c1-goes_back") for page in pages] == [[True]] * 3
    assert [[to for to, _words in page.context["problems"]] for page in (refused, own, raced)] == [
        ["c2-remark"],
        ["c2-remark"],
        ["c1"],
    ]


def _checked(content: str, name: str) -> list[bool]:
    return ["checked" in tag for tag in re.findall(rf'<input[^>]*name="{name}"[^>]*>', content)]


def test_only_what_was_touched_is_appraised_until_the_rest_is_taken_over(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    said = {}
    for step, typed in {
        "passed by": {"c1-verdict": "", "c1-remark": ""},
        "one": {"c1-verdict": "partly", "c1-remark": "hết hiệu lực"},
        "rest": {"c1-verdict": "partly", "c1-remark": "hết hiệu lực", "rest": "own"},
    }.items():
        client.post(_url(inspection, "phan/A/"), typed)
        marks = client.get(_url(inspection)).context["whole"]
        said[step] = (answer_at(inspection, 1).appraised, answer_at(inspection, 2).appraised, marks.judged, marks.asked)

    assert said == {"passed by": ("", "", 0, 4), "one": ("partly", "", 1, 4), "rest": ("partly", "no", 2, 4)}
    assert answer_at(inspection, 2).appraised_by == opened.province.editor


def test_rest_of_a_section_is_not_taken_over_where_it_goes_back_or_a_colleague_has_judged(
    opened: House, client: Client
) -> None:
    inspection = signed(opened)
    colleague = person("dong.nghiep", "Đồng", "Nghiệp", opened.province.committee, PostRole.INSPECTOR)
    appraise(answer_at(inspection, 2), "partly", "đã làm một nửa", colleague)
    client.force_login(opened.province.editor)

    kept = client.post(
        _url(inspection, "phan/A/"), {"c1-goes_back": "on", "c1-remark": "thiếu số", "c2-seen": "", "rest": "own"}
    )

    first, second = answer_at(inspection, 1), answer_at(inspection, 2)
    assert (kept.status_code, first.is_returned, first.appraised) == (302, True, "")
    assert (second.appraised, second.appraised_by) == ("partly", colleague)


def test_mark_that_is_taken_away_leaves_the_question_not_appraised(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(_url(inspection, "phan/A/"), {"c1-goes_back": "on", "c1-remark": "thiếu số"})
    seen = stamp_of(answer_at(inspection, 1))

    client.post(_url(inspection, "phan/A/"), {"c1-remark": "thiếu số", "c1-seen": seen})
    alone = client.post(
        _url(inspection, "phan/A/"), {"c1-remark": "lời khác", "c1-seen": stamp_of(answer_at(inspection, 1))}
    )

    first = answer_at(inspection, 1)
    assert (first.is_returned, first.appraised, first.remark) == (False, "", "thiếu số")
    assert [to for to, _words in alone.context["problems"]] == ["c1-verdict_0"]


def test_page_says_before_when_a_remark_is_needed(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)

    with translation.override("vi"):
        page = client.get(_url(inspection, "phan/A/")).content.decode()

    assert (page.count('id="c1-remark-hint"'), "(không bắt buộc)" in page) == (1, False)


def test_accepting_what_is_not_appraised_is_asked_first_and_says_how_many(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(_url(inspection, "phan/A/"), {"c1-verdict": "yes"})

    asked = client.get(_url(inspection, "chap-nhan/"))
    unsaid = client.post(_url(inspection, "chap-nhan/"))
    fewer = client.post(_url(inspection, "chap-nhan/"), {"said": ["2", "3"]})
    inspection.refresh_from_db()
    before = inspection.state
    done = client.post(_url(inspection, "chap-nhan/"), {"said": ["2", "3", "4"]})

    inspection.refresh_from_db()
    assert [[each.question.place for each in page.context["left"]] for page in (asked, unsaid, fewer)] == [
        [2, 3, 4]
    ] * 3
    assert ([page.status_code for page in (asked, unsaid, fewer)], asked.context["ahead"], before) == (
        [200] * 3,
        1,
        State.SIGNED,
    )
    assert (done["Location"], inspection.state) == (_url(inspection), State.REMEDYING)
    assert [answer_at(inspection, place).final for place in (1, 2, 3, 4)] == ["yes", "no", "yes", "yes"]


def test_what_is_appraised_whole_is_accepted_at_once(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    for letter in "AB":
        client.post(_url(inspection, f"phan/{letter}/"), {"rest": "own"})

    client.post(_url(inspection, "chap-nhan/"))

    inspection.refresh_from_db()
    assert inspection.state == State.REMEDYING


def test_confirmation_is_not_shown_where_nothing_can_be_accepted(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(_url(inspection, "phan/A/"), {"c1-goes_back": "on", "c1-remark": "thiếu số"})
    marked = client.get(_url(inspection, "chap-nhan/"))
    client.post(_url(inspection, "tra-lai/"), {"back-note": "bổ sung"})
    returned = client.get(_url(inspection, "chap-nhan/"))

    assert [page["Location"] for page in (marked, returned)] == [_url(inspection)] * 2


def test_what_another_appraiser_said_meanwhile_is_shown_and_not_written_over(opened: House, client: Client) -> None:
    inspection = signed(opened)
    colleague = person("dong.nghiep", "Đồng", "Nghiệp", opened.province.committee, PostRole.INSPECTOR)
    appraise(answer_at(inspection, 1), "no", "đã-hết-hiệu-lực", colleague)
    client.force_login(opened.province.editor)
    typed = {"c1-verdict": "partly", "c1-remark": "sắp hết hiệu lực", "c1-seen": "", "c2-verdict": "no"}

    refused = client.post(_url(inspection, "phan/A/"), typed)
    first = answer_at(inspection, 1)
    seen = refused.context["forms"][0][1]["seen"].value()
    client.post(_url(inspection, "phan/A/"), typed | {"c1-seen": seen})

    assert (refused.status_code, "đã-hết-hiệu-lực" in refused.content.decode()) == (200, True)
    assert (first.appraised, first.appraised_by, seen) == ("no", colleague, stamp_of(first))
    assert answer_at(inspection, 1).appraised == "partly"


def test_marked_questions_go_back_with_a_note_and_nothing_is_accepted_before(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(_url(inspection, "phan/A/"), {"c1-goes_back": "on", "c1-remark": "thiếu số", "c2-verdict": "no"})

    client.post(_url(inspection, "chap-nhan/"))
    without = client.post(_url(inspection, "tra-lai/"), {"back-note": ""})
    inspection.refresh_from_db()
    assert (inspection.state, without.status_code) == (State.SIGNED, 200)
    client.post(_url(inspection, "tra-lai/"), {"back-note": "bổ sung câu 1"})

    inspection.refresh_from_db()
    back = [(place, answer_at(inspection, place).is_returned) for place in (1, 2, 3, 4)]
    assert (inspection.state, back) == (State.RETURNED, [(1, True), (2, False), (3, False), (4, False)])
    assert answer_at(inspection, 1).remark == "thiếu số"


def test_page_says_what_is_not_appraised_yet_leads_on_and_names_what_goes_back(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    with translation.override("vi"):
        blank = client.get(_url(inspection)).content.decode()
        client.post(_url(inspection, "phan/A/"), {"c1-goes_back": "on", "c1-remark": "thiếu số", "rest": "own"})
        half = client.get(_url(inspection)).content.decode()
        client.post(_url(inspection, "phan/B/"), {"rest": "own"})
        whole = client.get(_url(inspection)).content.decode()

    pages, words = (
        (blank, half, whole),
        ("chưa thẩm định câu nào", "Bắt đầu thẩm định: phần A", "Thẩm định tiếp: phần B"),
    )
    assert [[page.count(each) for each in words] for page in pages] == [[3, 1, 0], [1, 0, 1], [0, 0, 0]]
    goes_back = f'<a href="{_url(inspection, "phan/A/")}#c1">1. Có quy chế không?</a><br>thiếu số</li>'
    assert [page.count(goes_back) for page in pages] == [0, 1, 1]
    assert [page.count("Bắt buộc: đơn vị đọc nội dung này.") for page in pages] == [0, 1, 1]


def test_three_scores_stand_side_by_side_once_accepted(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(
        _url(inspection, "phan/A/"),
        {"c1-verdict": "partly", "c1-remark": "hết hiệu lực", "c2-verdict": "no"},
    )
    before = client.get(_url(inspection)).context
    client.post(_url(inspection, "chap-nhan/"), {"said": ["3", "4"]})
    after = client.get(_url(inspection)).context

    first, second = before["lines"]
    assert (first.own.percent, first.appraised.percent, first.final) == (50, 25, None)
    assert (second.own.percent, second.appraised, second.final) == (100, None, None)
    whole = after["whole"]
    assert [each.percent for each in (whole.own, whole.appraised, whole.final)] == [75, 62.5, 62.5]
    assert [(each.answer.question.place, each.after) for each in after["differences"]] == [(1, "đạt một phần")]
    assert sorted(Finding.objects.values_list("answer__question__place", "severity")) == [(1, "light"), (2, "serious")]


def test_unit_reads_the_scores_but_not_what_is_noted_before_it_is_said(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(_url(inspection, "phan/A/"), {"c1-verdict": "no", "c1-remark": "ghi-chú-kín", "c2-verdict": "no"})
    client.force_login(opened.province.cadre)

    pages = [client.get(_url(inspection)), client.get(_url(inspection, "phan/A/"))]

    assert [page.status_code for page in pages] == [200, 200]
    assert [("ghi-chú-kín" in page.content.decode(), "<textarea" in page.content.decode()) for page in pages] == [
        (False, False),
        (False, False),
    ]
    assert (pages[0].context["whole"].appraised, pages[0].context["is_barred"]) == (None, False)


def test_final_verdict_stands_at_the_question_beside_the_other_two(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(_url(inspection, "phan/A/"), {"c1-verdict": "partly", "c1-remark": "hết hiệu lực"})
    client.post(_url(inspection, "chap-nhan/"), {"said": ["2", "3", "4"]})
    finding = Found("no", "không có thật", inspection.due_on)
    find(answer_at(inspection, 3), finding, opened.province.editor)
    client.force_login(opened.province.cadre)

    with translation.override("vi"):
        pages = [client.get(_url(inspection, f"phan/{letter}/")).content.decode() for letter in "AB"]

    assert [page.count("Kết quả cuối cùng:") for page in pages] == [2, 2]
    assert [page.count("chưa thẩm định") for page in pages] == [1, 2]


def test_lead_unit_reads_its_own_inspection_but_does_not_appraise_it(opened: House, client: Client) -> None:
    inspection = signed(opened)
    both = person("hai.noi", "Hai", "Nơi", opened.province.office)
    both.posts.create(unit=opened.province.committee, role=PostRole.EDITOR, starts=inspection.due_on.replace(year=2020))
    client.force_login(both)

    page = client.get(_url(inspection, "phan/A/"))
    answers = [
        client.post(_url(inspection, end), {"c1-verdict": "yes"}) for end in ("phan/A/", "chap-nhan/", "tra-lai/")
    ]

    whole = client.get(_url(inspection))
    assert (page.status_code, page.context["may"], whole.context["is_barred"]) == (200, False, True)
    assert [answer.status_code for answer in answers] == [404] * 3
    assert answer_at(inspection, 1).appraised == ""


@pytest.mark.parametrize("persona", ["outsider", "trainer", "inspector", "security", "administrator"])
def test_appraisal_of_others_is_not_there_by_any_address(opened: House, client: Client, persona: str) -> None:
    inspection = accepted(opened).answer.inspection
    client.force_login(opened.province.people[persona])
    base = f"/checklists/phieu/{inspection.public_id}/"

    answers = [client.get(_url(inspection, end)) for end in ("", "phan/A/", "chap-nhan/")]
    answers += [client.post(_url(inspection, end)) for end in ("phan/A/", "chap-nhan/", "tra-lai/")]
    answers += [client.post(f"{base}{end}/") for end in ("dong", "mo-lai", "phat-hien")]

    assert [answer.status_code for answer in answers] == [404] * 9
