"""A campaign is planned with a preview, changed, taken back and opened; until then nobody else knows of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from intranet.contracts import Refused, open_units, today, working_calendar
from intranet.people.models import PostRole
from intranet.registry.services import enable
from plugins.checklists.models import Campaign, CampaignState
from plugins.checklists.queries.previews import preview
from plugins.checklists.services.opening import open_inspections, open_now
from plugins.checklists.services.planning import change, drop, leave_out, units_of
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.plugins.checklists.house import planned, published

pytestmark = pytest.mark.django_db


@grounded
def plan(province: Province) -> Campaign:
    """For the committee with all below it, and the commune; neither the committee nor the department has a head."""
    enable("checklists")
    audience = (f"under:{province.committee.pk}", f"unit:{province.commune.pk}")
    return planned(province, published(province), audience=audience)


def test_preview_shows_the_tree_whom_it_asks_and_where_nobody_could_sign(
    plan: Campaign, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        shown = preview(plan)

    assert [(place.unit.code, place.depth, place.is_asked, place.has_head) for place in shown.tree] == [
        ("AB", 0, False, True),
        ("UBND", 1, True, False),
        ("VP", 2, True, True),
        ("SNV", 2, True, False),
        ("UBNDHL", 1, True, False),
    ]
    assert [(named.unit.code, named.whole, named.count) for named in shown.asked] == [
        ("UBND", True, 3),
        ("UBNDHL", False, 1),
    ]
    assert (shown.units, [unit.code for unit in shown.headless], shown.left_out) == (4, ["UBND", "SNV", "UBNDHL"], [])
    assert shown.unjudged == plan.lead


def test_preview_says_nothing_of_the_lead_unit_that_somebody_above_could_appraise(
    plan: Campaign, province: Province
) -> None:
    person("chu-tich", "Trần", "Tỉnh", province.root, PostRole.LEADER)

    assert preview(plan).unjudged is None


def test_unit_left_out_alone_is_asked_again_and_what_is_below_it_stays_asked(
    plan: Campaign, province: Province
) -> None:
    leave_out(plan, [province.committee.pk], province.editor)
    plan.refresh_from_db()
    without = [unit.code for unit in units_of(plan)]
    leave_out(plan, [province.committee.pk], province.editor, back=True)
    plan.refresh_from_db()

    assert (without, [unit.code for unit in units_of(plan)]) == (
        ["VP", "SNV", "UBNDHL"],
        ["UBND", "VP", "SNV", "UBNDHL"],
    )


def test_leaving_everybody_out_is_refused_and_changes_nothing(plan: Campaign, province: Province) -> None:
    with pytest.raises(Refused):
        leave_out(plan, [unit.pk for unit in units_of(plan)], province.editor)

    plan.refresh_from_db()
    assert plan.exceptions == []


def test_plan_is_changed_with_what_was_typed_before_and_keeps_who_is_left_out(
    plan: Campaign, province: Province, client: Client
) -> None:
    leave_out(plan, [province.department.pk], province.editor)
    client.force_login(province.editor)
    address = f"/checklists/dot/{plan.public_id}/sua/"
    form = client.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    days = {name: f"{typed[name]:%d/%m/%Y}" for name in ("period_from", "period_to", "due_on")}
    kept = {"due_on_choice": f"keep:{typed['due_on']}"}
    given = typed | days | kept | {"version": plan.version_id, "lead": plan.lead_id, "title": "Đợt mới"}

    answer = client.post(address, given)

    plan.refresh_from_db()
    assert (answer.status_code, plan.title) == (302, "Đợt mới")
    assert plan.exceptions == [f"unit:{province.department.pk}"]
    assert [unit.code for unit in units_of(plan)] == ["UBND", "VP", "UBNDHL"]


def test_every_wrong_day_is_said_at_its_own_field_and_names_itself(
    plan: Campaign, province: Province, client: Client
) -> None:
    day, before = today(), today() - timedelta(days=9)
    days = {"period_from": day, "period_to": before, "due_on": before, "appraise_by": before - timedelta(days=1)}
    kept = {f"{name}_choice": f"keep:{days[name]}" for name in ("due_on", "appraise_by")}
    typed = {"version": plan.version_id, "lead": plan.lead_id, "title": "Đợt mới", "names": "Sở Nội vụ"}
    client.force_login(province.editor)

    with translation.override("vi"):
        page = client.post("/checklists/dot/moi/", typed | kept | {name: f"{on:%d/%m/%Y}" for name, on in days.items()})
        blank = client.post("/checklists/dot/moi/", {"appraise_by": "31/02/2027"})

    assert page.context["form"].errors == {
        "period_to": [f"Kỳ kết thúc ngày {before:%d/%m/%Y}, trước ngày bắt đầu. Hãy chọn ngày cuối kỳ muộn hơn."],
        "due_on": [f"Hạn ký {before:%d/%m/%Y} đã qua. Hãy chọn ngày muộn hơn."],
        "appraise_by": [
            f"Hạn thẩm định {days['appraise_by']:%d/%m/%Y} trước hạn ký. Hãy chọn ngày muộn hơn.",
        ],
    }
    wrong = blank.context["form"].errors
    assert [wrong[name] for name in ("period_from", "period_to", "due_on", "appraise_by", "names")] == [
        ["Hãy ghi ngày đầu kỳ."],
        ["Hãy ghi ngày cuối kỳ."],
        ["Hãy ghi hạn người đứng đầu ký."],
        ["Hạn thẩm định: hãy ghi ngày có trong lịch, ví dụ 30/11/2026."],
        ["Hãy đánh dấu hoặc ghi tên ít nhất một đơn vị."],
    ]


def test_units_are_ticked_in_their_tree_or_named_each_once(plan: Campaign, province: Province, client: Client) -> None:
    client.force_login(province.editor)
    form = client.get("/checklists/dot/moi/").context["form"]
    day = f"{today() + timedelta(days=9):%d/%m/%Y}"
    days = {"period_from": day, "period_to": day, "due_on": day, "due_on_choice": f"keep:{today() + timedelta(days=9)}"}
    typed = {"version": plan.version_id, "lead": plan.lead_id, "title": "Đợt mới", "names": "Sở Nội vụ"}
    ticked = [province.department.pk, province.commune.pk]

    client.post("/checklists/dot/moi/", typed | days | {"units": ticked})

    tree = [(depth, str(choice.choice_label)) for depth, choice in form.tree]
    assert tree == [(unit.depth - 1, unit.name) for unit in open_units(today())]
    assert {depth for depth, _name in tree} == {0, 1, 2}
    made = Campaign.objects.get(title="Đợt mới")
    assert made.audience == sorted(f"unit:{key}" for key in ticked)
    again = client.get(f"/checklists/dot/{made.public_id}/sua/").context["form"]
    assert (sorted(again["units"].value()), again.ticked, again["names"].value()) == (sorted(ticked), 2, None)


@pytest.mark.parametrize(("choice", "moved"), [("", None), ("keep", 0), ("move", 1)])
def test_day_off_is_asked_about_and_kept_or_moved_to_the_next_working_day(
    plan: Campaign, province: Province, client: Client, choice: str, moved: int | None
) -> None:
    sunday = _sunday_before_a_working_day()
    client.force_login(province.editor)
    days = dict.fromkeys(("period_from", "period_to", "due_on", "appraise_by"), f"{sunday:%d/%m/%Y}")
    typed = {"version": plan.version_id, "lead": plan.lead_id, "title": "Đợt mới", "names": "Sở Nội vụ"}
    chosen = {f"{name}_choice": f"{choice}:{sunday}" for name in ("due_on", "appraise_by")}

    answer = client.post("/checklists/dot/moi/", typed | days | chosen)

    if moved is None:
        assert sorted(answer.context["form"].errors) == ["appraise_by", "due_on"]
        assert answer.content.decode().count(f"move:{sunday}") == 2
        return
    made, day = Campaign.objects.get(title="Đợt mới"), sunday + timedelta(days=moved)
    assert (made.due_on, made.appraise_by, made.period_to) == (day, day, sunday)


def _sunday_before_a_working_day() -> date:
    day = today() + timedelta(days=13 - today().weekday())
    while not working_calendar(day).is_working(day + timedelta(days=1)):
        day += timedelta(days=7)
    return day


def test_plan_taken_back_is_gone(plan: Campaign, province: Province, client: Client) -> None:
    client.force_login(province.editor)

    answer = client.post(f"/checklists/dot/{plan.public_id}/bo/")

    assert (answer.status_code, answer.headers["Location"], Campaign.objects.count()) == (302, "/checklists/", 0)


def test_campaign_that_is_opened_is_neither_changed_nor_taken_back(
    plan: Campaign, province: Province, client: Client
) -> None:
    open_now(plan, province.editor)
    client.force_login(province.editor)
    base = f"/checklists/dot/{plan.public_id}/"

    for do in (lambda: drop(plan, province.editor), lambda: leave_out(plan, [province.office.pk], province.editor)):
        with pytest.raises(Refused):
            do()
    answers = [client.get(f"{base}sua/"), client.post(f"{base}bo/"), client.post(f"{base}bot/", {"unit": 1})]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert Campaign.objects.get().exceptions == []


@pytest.mark.parametrize("persona", ["head", "leader", "cadre", "outsider", "inspector", "administrator"])
def test_planned_campaign_is_not_there_for_others(
    plan: Campaign, province: Province, client: Client, persona: str
) -> None:
    client.force_login(province.people[persona])
    base = f"/checklists/dot/{plan.public_id}/"

    answers = [client.get(base), client.get(f"{base}sua/"), client.get(f"{base}xlsx/")]
    answers += [client.post(f"{base}{what}/", {"unit": province.office.pk}) for what in ("bo", "bot", "mo", "sua")]

    assert [answer.status_code for answer in answers] == [404] * 7
    plan.refresh_from_db()
    assert (plan.state, plan.exceptions) == (CampaignState.PLANNED, [])


def test_only_who_runs_it_changes_it(plan: Campaign, province: Province) -> None:
    for persona in ("head", "leader", "clerk", "inspector"):
        with pytest.raises(Refused):
            drop(plan, province.people[persona])
        with pytest.raises(Refused):
            change(plan, None, province.people[persona])  # type: ignore[arg-type]

    assert Campaign.objects.count() == 1


def test_page_says_how_far_the_opening_is_until_it_is_done(plan: Campaign, province: Province, client: Client) -> None:
    open_now(plan, province.editor)
    client.force_login(province.editor)
    address = f"/checklists/dot/{plan.public_id}/"
    before = client.get(address)
    open_inspections(Campaign.objects.get())
    after = client.get(address)

    assert (before.templates[0].name, before.context["made"], before.context["asked"]) == (
        "checklists/opening.html",
        0,
        4,
    )
    assert (after.templates[0].name, after.context["units"]) == ("checklists/campaign.html", 4)
