"""Who fills in their own unit's inspection reaches for that of another unit, forges what is not theirs to say, jumps
steps and sends twice (security cases 26, 34, 90 and 94).
"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from intranet.contracts import today, who
from intranet.people.models import Deputy, Person, PostRole
from intranet.state.services import bump_membership
from plugins.checklists.models import Answer, Citation, Finding, FindingStep, Inspection, State, Step
from plugins.checklists.paper import filled_sheet
from plugins.checklists.queries.inspections import to_appraise
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.appraising import accept, return_to_unit
from plugins.checklists.services.evidence import cite
from plugins.checklists.services.remedies import done
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.papers import paper_of
from tests.plugins.checklists.remedying import answer_at, filled, stands_in
from tests.plugins.checklists.signing import signed

TABLES = (Answer, Inspection, Finding, FindingStep, Step, Citation)
DAY = f"{today():%d/%m/%Y}"
EVERYTHING = {
    "c1-revision": "0",
    "c1-verdict": "no",
    "c1-seen": "",
    "c1-goes_back": "on",
    "found-place": "1",
    "found-verdict": "no",
    "found-due": DAY,
    "found-due_choice": f"keep:{today()}",
    "said": ["1", "2", "3", "4"],
    "due": DAY,
    "effective_on": DAY,
    "severity": "grave",
    "right": "1",
    "is_right": "on",
    "post": "1",
    "evidence": "1",
    "A": "truong.xa",
} | dict.fromkeys(
    ("c1-note", "c1-remark", "note", "back-note", "found-cause", "action", "cause", "reason", "title"), "giả"
)
"""What any of the forms could ask for."""

OF_AN_INSPECTION = (
    *("cau/1/", "cau/1/minh-chung/", "dong/", "ky/", "mo-lai/", "phan-cong/", "phan/A/", "phat-hien/", "tham-dinh/"),
    *("tham-dinh/chap-nhan/", "tham-dinh/phan/A/", "tham-dinh/tra-lai/", "trinh/", "in/", ""),
)
OF_A_FINDING = ("", "da-lam/", "gia-han/", "mo-lai/", "muc-do/", "phu-trach/", "xac-minh/")


@grounded
def opened(province: Province) -> House:
    """The head of the commune answers for it; nothing of the office is theirs."""
    made = house(province)
    person("truong.xa", "Mai", "Xã", province.commune, PostRole.HEAD)
    return made


@pytest.fixture
def attacker(opened: House, client: Client) -> Client:
    client.force_login(Person.objects.get(username="truong.xa"))
    return client


def _rows() -> dict[str, list[Any]]:
    """Everything that is kept."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}


@pytest.mark.parametrize("state", ["open", "submitted", "signed", "remedying"])
def test_inspection_of_another_unit_is_not_there_to_be_written_in_any_state(
    opened: House, attacker: Client, state: str
) -> None:
    base, before = f"/checklists/phieu/{_of_the_office(opened, state).public_id}/", _rows()

    shown = {tail: _reached(attacker, base + tail) for tail in OF_AN_INSPECTION}
    posted = {tail: attacker.post(base + tail, EVERYTHING).status_code for tail in OF_AN_INSPECTION}

    assert {tail: codes for tail, codes in shown.items() if not codes <= {404, 405}} == {}
    assert {tail for tail, code in posted.items() if code != 404} == {"", "in/", "tham-dinh/"}
    assert ({code for code in posted.values() if code != 404}, _rows()) == ({405}, before)


def _reached(client: Client, url: str) -> set[int]:
    return {client.generic(method, url).status_code for method in ("GET", "HEAD", "PUT", "DELETE")}


def _of_the_office(opened: House, state: str) -> Inspection:
    province = opened.province
    if state == "remedying":
        accept(signed(opened, province.office), province.editor)
    elif state == "signed":
        signed(opened, province.office)
    elif state == "submitted":
        inspection = filled(opened)
        Inspection.objects.filter(pk=inspection.pk).update(state=State.SUBMITTED, submitted_by=province.head)
    return opened.of(province.office)


def test_finding_of_another_unit_is_not_there_to_be_written(opened: House, attacker: Client) -> None:
    [finding] = accept(signed(opened, opened.province.office), opened.province.editor)
    done(finding, "đã phân công", None, opened.province.head)
    base, before = f"/checklists/khac-phuc/{finding.public_id}/", _rows()

    shown = {tail: _reached(attacker, base + tail) for tail in OF_A_FINDING}
    posted = {tail: attacker.post(base + tail, EVERYTHING).status_code for tail in OF_A_FINDING}

    assert {tail: codes for tail, codes in shown.items() if not codes <= {404, 405}} == {}
    assert (posted, _rows()) == (dict.fromkeys(OF_A_FINDING, 404) | {"": 405}, before)


def test_paper_shown_by_another_unit_is_not_taken_away_through_ones_own_section(
    opened: House, attacker: Client
) -> None:
    province = opened.province
    foreign = cite(
        answer_at(opened.of(province.office), 1), paper_of(province.office, province.head, "Sổ"), "", province.head
    )
    own = opened.of(province.commune)

    sent = {"c1-revision": "0", "c2-revision": "0", "uncite": str(foreign.pk)}
    answer = attacker.post(f"/checklists/phieu/{own.public_id}/phan/A/", sent)

    assert (answer.status_code, Citation.objects.count()) == (404, 1)


def test_verdicts_of_the_lead_unit_and_scores_are_not_taken_from_what_a_unit_sends(
    opened: House, attacker: Client
) -> None:
    own, other = opened.of(opened.province.commune), opened.of(opened.province.office)
    forged = {
        "final": "yes",
        "appraised": "yes",
        "is_returned": "on",
        "remark": "đạt",
        "appraised_by": "1",
        "work": "done",
    }
    forged |= {"id": str(answer_at(other, 1).pk), "inspection": str(other.pk), "question": "4", "score": "100"}
    sent = {"c1-revision": "0", "c1-verdict": "no"} | {f"c1-{name}": value for name, value in forged.items()} | forged
    before = list(Answer.objects.filter(inspection=other).order_by("pk").values())

    attacker.post(f"/checklists/phieu/{own.public_id}/cau/1/", sent | {"state": "closed", "answered": "4"})

    row = answer_at(own, 1)
    own.refresh_from_db()
    said = (row.final, row.appraised, row.is_returned, row.remark, row.appraised_by, row.work)
    assert (row.verdict, said) == ("no", ("", "", False, "", None, "doing"))
    assert (own.state, own.answered, own.signed_by) == (State.WORKING, 0, None)
    assert list(Answer.objects.filter(inspection=other).order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("persona", "tails"),
    [
        ("head", ("ky", "trinh")),
        ("editor", ("tham-dinh/chap-nhan", "tham-dinh/tra-lai", "tham-dinh/phan/A", "phat-hien", "dong", "mo-lai")),
    ],
)
def test_no_step_is_jumped_to_from_an_inspection_that_is_open(
    opened: House, client: Client, persona: str, tails: tuple[str, ...]
) -> None:
    inspection, before = opened.of(opened.province.office), _rows()
    client.force_login(opened.province.people[persona])

    for tail in tails:
        client.post(f"/checklists/phieu/{inspection.public_id}/{tail}/", EVERYTHING)

    assert _rows() == before


def test_what_is_sent_twice_is_done_once(opened: House, client: Client) -> None:
    inspection = filled(opened)
    base = f"/checklists/phieu/{inspection.public_id}/"
    client.force_login(opened.province.head)
    sent = {"c1-revision": "1", "c1-verdict": "yes", "c1-note": "quy chế số 6"}
    answers = [client.post(f"{base}cau/1/", sent) for _again in range(2)]
    for _again in range(2):
        client.post(f"{base}trinh/")
    seen = client.get(f"{base}ky/").context["seen"]
    for _again in range(2):
        client.post(f"{base}ky/", {"seen": seen})
    client.force_login(opened.province.editor)
    for _again in range(2):
        client.post(f"{base}tham-dinh/chap-nhan/", {"said": ["1", "2", "3", "4"]})

    steps = list(Step.objects.filter(inspection=inspection).order_by("pk").values_list("after", flat=True))
    assert [(answer.status_code, answer.json().get("revision")) for answer in answers] == [(200, 2), (200, 2)]
    assert steps == [State.WORKING, State.SUBMITTED, State.SIGNED, State.REMEDYING]
    assert Finding.objects.count() == 1


def test_paper_put_beside_an_answer_since_a_return_is_not_named_to_others(opened: House, client: Client) -> None:
    province = opened.province
    inspection = signed(opened, province.office)
    return_to_unit(inspection, {1: "Thiếu sổ"}, "Xem lại", province.editor)
    cite(answer_at(inspection, 1), paper_of(province.office, province.head, "Sổ chưa ký"), "", province.head)
    base = f"/checklists/phieu/{inspection.public_id}/"

    named = {}
    for persona in ("editor", "head"):
        client.force_login(province.people[persona])
        pages = [client.get(base + tail).content.decode() for tail in ("phan/A/", "tham-dinh/phan/A/")]
        named[persona] = ["Sổ chưa ký" in page for page in pages]
    printed = [str(filled_sheet(inspection, shows_papers=True, own=own).rows) for own in (False, True)]

    assert named == {"editor": [False, False], "head": [True, True]}
    assert ["Sổ chưa ký" in rows for rows in printed] == [False, True]


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 40])
def test_number_past_all_numbers_is_none(opened: House, client: Client, number: str) -> None:
    inspection, campaign = signed(opened, opened.province.office), opened.campaign.public_id
    client.force_login(opened.province.editor)

    accepting = client.post(f"/checklists/phieu/{inspection.public_id}/tham-dinh/chap-nhan/", {"said": number})
    closing = client.post(f"/checklists/dot/{campaign}/dong/", {"left": number})
    shown = client.get(f"/checklists/dot/{campaign}/don-vi/{number}/") if len(number) < 4000 else closing

    assert (accepting.status_code, closing.status_code, shown.status_code) == (
        200,
        200,
        200 if shown is closing else 404,
    )


def test_who_stood_in_for_the_head_does_not_appraise_what_they_wrote_then(opened: House, client: Client) -> None:
    editor, office = opened.province.editor, opened.province.office
    stands_in(editor, PostRole.HEAD, office, opened.province.head)
    write(answer_at(opened.of(office), 1), Typed(verdict="yes", note="đủ"), 0, editor)
    inspection, yesterday = signed(opened, office), today() - timedelta(days=1)
    Deputy.objects.update(starts=yesterday, ends=yesterday)
    bump_membership()
    client.force_login(editor)

    sent = client.post(f"/checklists/phieu/{inspection.public_id}/tham-dinh/chap-nhan/", {"said": ["1", "2", "3", "4"]})

    assert (sent.status_code, opened.of(office).state, to_appraise(who(editor))) == (404, State.SIGNED, [])
