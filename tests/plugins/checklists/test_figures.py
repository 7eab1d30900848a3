"""Figures of a campaign: numbers with the units behind them, what lacks most, what is overdue; as far as one sees."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from intranet.contracts import today, who
from plugins.checklists.models import SENT, Answer, Finding, Inspection, State, Verdict
from plugins.checklists.queries.figures import (
    STAGES,
    SUMS,
    in_stage,
    lacking_at,
    overdue_remedies,
    periods,
    seen_of,
    shortcomings,
)
from plugins.checklists.queries.heat import heat_map
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.signing import accepted, signed

pytestmark = pytest.mark.django_db


@grounded
def opened(province: Province) -> House:
    return house(province)


def _seen(opened: House, persona: str) -> list[Inspection]:
    return seen_of(opened.campaign, who(opened.province.people[persona]))  # type: ignore[arg-type]


def _counts(seen: list[Inspection], on: Any) -> dict[str, int]:
    return {slug: len(in_stage(stage, seen, on)) for slug, stage in STAGES.items()}


def test_numbers_say_how_far_the_units_are(opened: House) -> None:
    signed(opened, opened.province.office)

    counts = _counts(_seen(opened, "editor"), today())

    assert {slug: count for slug, count in counts.items() if count} == {
        "duoc-hoi": 2,
        "chua-lam": 1,
        "da-ky": 1,
        "dung-han": 1,
        "cho-tham-dinh": 1,
    }


@pytest.mark.parametrize("state", [State.RETURNED, State.WORKING, State.SUBMITTED])
def test_what_was_returned_counts_as_returned_and_nothing_else_until_it_is_signed_anew(
    opened: House, client: Client, state: str
) -> None:
    signed(opened, opened.province.commune)
    Inspection.objects.filter(pk=signed(opened, opened.province.office).pk).update(state=state)
    seen, after = _seen(opened, "editor"), opened.campaign.due_on + timedelta(days=9)

    counts = {slug: count for slug, count in _counts(seen, after).items() if count}
    lines = heat_map(opened.campaign, seen)
    client.force_login(opened.province.editor)
    base = f"/checklists/dot/{opened.campaign.public_id}/"
    behind = [client.get(f"{base}so/{slug}/").context["page"] for slug in ("tra-lai", "da-ky", "dung-han")]

    assert counts == {"duoc-hoi": 2, "tra-lai": 1, "da-ky": 1, "dung-han": 1, "cho-tham-dinh": 1}
    assert [(each.node.unit.code, each.asked, each.signed, each.on_time, each.returned) for each in lines] == [
        ("AB", 2, 1, 1, 1),
        ("UBND", 1, 0, 0, 1),
        ("VP", 1, 0, 0, 1),
        ("UBNDHL", 1, 1, 1, 0),
    ]
    assert [line.whole.percent for line in lines] == [75, None, None, 75]
    assert [[each.unit.code for each in page] for page in behind] == [["VP"], ["UBNDHL"], ["UBNDHL"]]
    assert [(each.place, each.units) for each in shortcomings(seen)] == [(2, 1)]
    assert [each.units for each in periods(opened.campaign, who(opened.province.editor))] == [1]  # type: ignore[arg-type]


@pytest.mark.parametrize("was_signed", [False, True])
@pytest.mark.parametrize("state", State)
def test_sums_add_up_whatever_the_state(state: str, was_signed: bool) -> None:
    moment, day = (timezone.now() if was_signed or state in SENT else None), today()
    each = Inspection(state=state, signed_at=moment, due_on=day - timedelta(days=1))
    each.first_signed = moment  # type: ignore[attr-defined]

    counts = _counts([each], day)

    asked = 0 if state == State.DETACHED else 1
    assert [(counts[whole], sum(counts[part] for part in parts)) for whole, parts in SUMS] == [
        (asked, asked),
        (counts["da-ky"],) * 2,
        (counts["da-ky"],) * 2,
    ]
    assert counts["qua-han"] == sum(counts[slug] for slug in ("chua-lam", "dang-lam", "cho-ky"))


def test_unit_that_has_not_signed_is_overdue_the_day_after(opened: House) -> None:
    signed(opened, opened.province.office)
    due = opened.campaign.due_on

    overdue = [in_stage(STAGES["qua-han"], _seen(opened, "editor"), due + timedelta(days=more)) for more in (0, 1)]

    assert [[each.unit.code for each in units] for units in overdue] == [[], ["UBNDHL"]]


def test_signed_anew_after_a_return_stays_on_time_by_its_first_signature(opened: House) -> None:
    inspection = signed(opened, opened.province.office)
    late = inspection.signed_at + timedelta(days=30)  # type: ignore[operator]
    Inspection.objects.filter(pk=inspection.pk).update(signed_at=late)

    seen = _seen(opened, "editor")
    counts = _counts(seen, today())

    assert (counts["dung-han"], counts["ky-tre"], heat_map(opened.campaign, seen)[0].on_time) == (1, 0, 1)


def test_unit_that_left_is_counted_nowhere(opened: House) -> None:
    Inspection.objects.filter(unit=opened.province.commune).update(state=State.DETACHED)

    seen = _seen(opened, "editor")

    assert (_counts(seen, today())["duoc-hoi"], heat_map(opened.campaign, seen)[0].asked) == (1, 1)


@pytest.mark.parametrize("units", [1, 2])
def test_figures_ask_the_same_queries_for_any_number_of_units(
    opened: House, django_assert_num_queries: Any, units: int
) -> None:
    for unit in (opened.province.office, opened.province.commune)[:units]:
        signed(opened, unit)
    asker = who(opened.province.editor)
    assert asker is not None
    with django_assert_num_queries(1):
        seen = seen_of(opened.campaign, asker)
    with django_assert_num_queries(2):
        heat_map(opened.campaign, seen)
    with django_assert_num_queries(1):
        lacking = shortcomings(seen)
    with django_assert_num_queries(2):
        past = periods(opened.campaign, asker)

    assert [(each.place, each.no, each.partly, each.units) for each in lacking] == [(2, units, 0, units)]
    assert [(each.campaign, each.units, each.score.percent) for each in past] == [(opened.campaign, units, 75)]


def test_final_verdict_counts_before_that_of_the_unit(opened: House) -> None:
    inspection = accepted(opened, opened.province.office)
    Answer.objects.filter(inspection=inspection, question__place=2).update(final=Verdict.PARTLY)

    seen = _seen(opened, "editor")

    assert lacking_at(2, seen) == {inspection.pk: Verdict.PARTLY}
    assert [(each.no, each.partly) for each in shortcomings(seen)] == [(0, 1)]


def test_remedy_is_overdue_the_day_after_its_day_until_it_is_done(opened: House) -> None:
    accepted(opened, opened.province.office)
    finding, seen = Finding.objects.get(), _seen(opened, "editor")

    days = [list(overdue_remedies(seen, finding.due_on + timedelta(days=more))) for more in (0, 1)]

    assert days == [[], [finding]]


def test_people_of_one_unit_get_no_figure_of_another(opened: House) -> None:
    accepted(opened, opened.province.office)
    signed(opened, opened.province.commune)
    Finding.objects.update(due_on=today() - timedelta(days=3))
    seen = _seen(opened, "outsider")

    asker = who(opened.province.outsider)
    assert asker is not None
    assert [each.unit.code for each in seen] == ["UBNDHL"]
    assert [each.units for each in shortcomings(seen)] == [1]
    assert list(overdue_remedies(seen, today())) == []
    assert [each.units for each in periods(opened.campaign, asker)] == [1]


PAGES = ("", "phan/A/", "cau/2/", "so/duoc-hoi/", "so/da-ky/", "khac-phuc-qua-han/", "xlsx/", "pdf/")


def test_pages_name_to_each_only_the_units_they_see(opened: House, client: Client) -> None:
    accepted(opened, opened.province.office)
    signed(opened, opened.province.commune)
    Finding.objects.update(due_on=today() - timedelta(days=3))
    office, commune = "Văn phòng Ủy ban nhân dân tỉnh", "Ủy ban nhân dân xã Hòa Lạc"
    named = {}
    for persona in ("editor", "outsider"):
        client.force_login(opened.province.people[persona])
        pages = [client.get(f"/checklists/dot/{opened.campaign.public_id}/{page}") for page in PAGES[:6]]
        content = [page.content.decode().partition("<main")[2] for page in pages]
        named[persona] = [(office in text, commune in text) for text in content]

    both, one = (True, True), (False, True)
    assert named["editor"] == [both, both, both, both, both, (True, False)]
    assert named["outsider"] == [one, one, one, one, one, (False, False)]


@pytest.mark.parametrize("persona", ["trainer", "inspector"])
def test_campaign_is_not_there_for_who_sees_no_unit_of_it(opened: House, client: Client, persona: str) -> None:
    client.force_login(opened.province.people[persona])
    base = f"/checklists/dot/{opened.campaign.public_id}/"

    answers = [client.get(base + page) for page in (*PAGES, f"don-vi/{opened.province.office.pk}/")]

    assert {answer.status_code for answer in answers} == {404}


def test_subtree_is_that_of_the_unit_and_not_there_for_who_sees_nothing_in_it(opened: House, client: Client) -> None:
    province, base = opened.province, f"/checklists/dot/{opened.campaign.public_id}/"
    signed(opened, province.office)
    client.force_login(province.editor)
    own = client.get(f"{base}don-vi/{province.committee.pk}/")
    narrowed = client.get(f"{base}so/duoc-hoi/?don-vi={province.committee.pk}")
    client.force_login(province.outsider)
    foreign = [
        client.get(f"{base}{page}{province.committee.pk}{end}") for page, end in (("don-vi/", "/"), ("?don-vi=", ""))
    ]

    assert [line.node.unit_id for line, _cells, _depth in own.context["rows"]] == [
        province.committee.pk,
        province.office.pk,
    ]
    assert [each.unit_id for each in narrowed.context["page"]] == [province.office.pk]
    assert [answer.status_code for answer in foreign] == [404, 404]


def test_page_says_when_sums_are_not_of_all(opened: House, client: Client) -> None:
    said = {}
    for persona in ("editor", "outsider"):
        client.force_login(opened.province.people[persona])
        page = client.get(f"/checklists/dot/{opened.campaign.public_id}/")
        said[persona] = (page.context["in_part"], page.context["units"])

    assert said == {"editor": (False, 2), "outsider": (True, 1)}
