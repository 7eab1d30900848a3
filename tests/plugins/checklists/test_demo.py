"""Demo content: a unit in every state, once only, and nothing of it stays."""

from collections import Counter

import pytest
from django.contrib.auth import get_user_model

from intranet.contracts import today, who, working_calendar
from intranet.demo.personas import PASSWORD
from intranet.people import demo as people
from intranet.registry.services import enable
from plugins.checklists import demo
from plugins.checklists.models import (
    Answer,
    Campaign,
    CampaignState,
    Checklist,
    Finding,
    FindingStep,
    Inspection,
    Node,
    Postponement,
    Progress,
    State,
    Step,
    Version,
    VersionState,
)
from plugins.checklists.queries.remedies import Wanted, board, findings_of
from plugins.checklists.services.library import begin, publish

pytestmark = pytest.mark.django_db
MODELS = (Campaign, Node, Inspection, Answer, Step, Finding, FindingStep, Postponement, Checklist, Version)


@pytest.fixture
def loaded() -> None:
    people.load(PASSWORD)
    enable("checklists")
    demo.load()


def _rows() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def test_demo_holds_a_closed_a_running_and_a_planned_campaign(loaded: None) -> None:
    states = Campaign.objects.order_by("period_to").values_list("state", flat=True)
    running = Inspection.objects.filter(campaign__state=CampaignState.OPEN)

    assert list(states) == [CampaignState.CLOSED, CampaignState.OPEN, CampaignState.PLANNED]
    assert dict(running.values_list("unit__code", "state")) == {
        "VP": State.WORKING,
        "SNV": State.SUBMITTED,
        "UBNDHL": State.RETURNED,
        "CBVP": State.SIGNED,
    }


def test_what_was_closed_has_every_shortcoming_put_right(loaded: None) -> None:
    past = Inspection.objects.filter(campaign__state=CampaignState.CLOSED)
    closed = past.filter(state=State.CLOSED)
    findings = Finding.objects.filter(answer__inspection__in=closed)
    lacking = Answer.objects.filter(inspection__in=closed, final__in=["no", "partly"])

    assert Counter(past.values_list("state", flat=True)) == {State.CLOSED: 1, State.REMEDYING: 3}
    assert Counter(findings.values_list("progress", flat=True)) == {Progress.VERIFIED: lacking.count()}
    assert lacking.count() > 3
    whats = FindingStep.objects.filter(finding__in=findings).values_list("what", flat=True)
    assert Counter(whats) == {"remedied": lacking.count(), "verified": lacking.count()}


@pytest.mark.parametrize("persona", ["do.minh.chau", "le.minh.quan"])
def test_board_shows_what_is_open_overdue_and_waits_to_be_verified(loaded: None, persona: str) -> None:
    asker = who(get_user_model().objects.get(username=persona))
    assert asker is not None

    columns = board(findings_of(asker, Wanted()))

    assert [(each.state, each.count > 0, each.late > 0) for each in columns] == [
        ("open", True, True),
        ("done", True, False),
        ("verified", True, False),
    ]


def test_what_was_given_more_time_says_so_and_is_due_on_a_working_day(loaded: None) -> None:
    calendar, given = working_calendar(today()), list(Postponement.objects.select_related("finding"))
    told = FindingStep.objects.filter(what="postponed").values_list("finding", flat=True)

    assert len(given) > 0
    assert sorted(told) == sorted(each.finding_id for each in given)
    assert [(each.due == each.finding.due_on, calendar.is_working(each.due)) for each in given] == [(True, True)] * len(
        given
    )


def test_loading_twice_changes_nothing(loaded: None) -> None:
    before = _rows()

    demo.load()

    assert _rows() == before


def test_unloading_leaves_the_draft_of_the_ready_checklist_and_nothing_else(loaded: None) -> None:
    demo.unload()
    demo.unload()

    empty = dict.fromkeys((model.__name__ for model in MODELS), 0)
    assert _rows() == empty | {"Checklist": 1, "Version": 1}
    assert Version.objects.get().state == VersionState.DRAFT


def test_unloading_takes_along_what_was_done_since(loaded: None) -> None:
    editor, finding = get_user_model().objects.get(username=demo.EDITOR), Finding.objects.first()
    assert finding is not None
    FindingStep.objects.create(finding=finding, what="verified", by=editor, at=finding.created_at)
    begin(Checklist.objects.get(), editor)
    publish(begin(Checklist.objects.get(), editor), editor)
    begin(Checklist.objects.get(), editor)

    demo.unload()

    assert list(Version.objects.values_list("number", "state")) == [(1, VersionState.DRAFT)]
    assert (Finding.objects.count(), FindingStep.objects.count()) == (0, 0)


def test_nothing_is_loaded_where_the_people_of_the_demo_are_not() -> None:
    demo.load()

    assert _rows() == dict.fromkeys((model.__name__ for model in MODELS), 0)
