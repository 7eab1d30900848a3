"""Demo content: a unit in every state, once only, and nothing of it stays."""

from collections import Counter

import pytest
from django.contrib.auth import get_user_model

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
    Progress,
    State,
    Step,
    Version,
    VersionState,
)
from plugins.checklists.services.library import begin, publish

pytestmark = pytest.mark.django_db
MODELS = (Campaign, Node, Inspection, Answer, Step, Finding, FindingStep, Checklist, Version)


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
    closed = Inspection.objects.filter(campaign__state=CampaignState.CLOSED)
    findings = Finding.objects.filter(answer__inspection__in=closed)
    lacking = Answer.objects.filter(inspection__in=closed, final__in=["no", "partly"])

    assert Counter(closed.values_list("state", flat=True)) == {State.CLOSED: 4}
    assert Counter(findings.values_list("progress", flat=True)) == {Progress.VERIFIED: lacking.count()}
    assert lacking.count() > 10
    whats = FindingStep.objects.filter(finding__in=findings).values_list("what", flat=True)
    assert Counter(whats) == {"remedied": lacking.count(), "verified": lacking.count()}


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
