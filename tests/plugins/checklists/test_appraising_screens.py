"""The screens of appraising: gone through section by section, returned at the question, accepted, three scores."""

import pytest
from django.test import Client

from intranet.people.models import PostRole
from plugins.checklists.models import Finding, Inspection, State
from plugins.checklists.services.appraising import appraise, stamp_of
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


def test_three_scores_stand_side_by_side_once_accepted(opened: House, client: Client) -> None:
    inspection = signed(opened)
    client.force_login(opened.province.editor)
    client.post(
        _url(inspection, "phan/A/"),
        {"c1-verdict": "partly", "c1-remark": "hết hiệu lực", "c2-verdict": "no"},
    )
    before = client.get(_url(inspection)).context
    client.post(_url(inspection, "chap-nhan/"))
    after = client.get(_url(inspection)).context

    assert [(line.own.percent, line.appraised.percent, line.final) for line in before["lines"]] == [
        (50, 25, None),
        (100, 100, None),
    ]
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
    assert pages[0].context["whole"].appraised is None


def test_lead_unit_reads_its_own_inspection_but_does_not_appraise_it(opened: House, client: Client) -> None:
    inspection = signed(opened)
    both = person("hai.noi", "Hai", "Nơi", opened.province.office)
    both.posts.create(unit=opened.province.committee, role=PostRole.EDITOR, starts=inspection.due_on.replace(year=2020))
    client.force_login(both)

    page = client.get(_url(inspection, "phan/A/"))
    answers = [
        client.post(_url(inspection, end), {"c1-verdict": "yes"}) for end in ("phan/A/", "chap-nhan/", "tra-lai/")
    ]

    assert (page.status_code, page.context["may"]) == (200, False)
    assert [answer.status_code for answer in answers] == [404] * 3
    assert answer_at(inspection, 1).appraised == ""


@pytest.mark.parametrize("persona", ["outsider", "trainer", "inspector", "security", "administrator"])
def test_appraisal_of_others_is_not_there_by_any_address(opened: House, client: Client, persona: str) -> None:
    inspection = accepted(opened).answer.inspection
    client.force_login(opened.province.people[persona])
    base = f"/checklists/phieu/{inspection.public_id}/"

    answers = [client.get(_url(inspection)), client.get(_url(inspection, "phan/A/"))]
    answers += [client.post(_url(inspection, end)) for end in ("phan/A/", "chap-nhan/", "tra-lai/")]
    answers += [client.post(f"{base}{end}/") for end in ("dong", "mo-lai", "phat-hien")]

    assert [answer.status_code for answer in answers] == [404] * 8
