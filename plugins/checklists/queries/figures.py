"""Figures of a campaign beside the scores: how far the units are, what lacks most, what is overdue, earlier periods:
all of them over the inspections that somebody sees.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from intranet.contracts import Who
from plugins.checklists.models import (
    COUNTED,
    Answer,
    Campaign,
    CampaignState,
    Finding,
    Inspection,
    Progress,
    Section,
    State,
    Step,
    Verdict,
)
from plugins.checklists.policy import InspectionPolicy
from plugins.checklists.queries.heat import REACHABLE, REACHED, SAID
from plugins.checklists.queries.standing import (
    is_asked,
    is_never_signed,
    is_on_time,
    is_overdue,
    is_returned,
    is_signed,
)
from plugins.checklists.rules import SHORTCOMINGS
from plugins.checklists.scoring import Score

PERIODS = 4
"""How many periods are compared, this one among them."""

MOST_SHORTCOMINGS = 10


def seen_of(campaign: Campaign, asker: Who) -> list[Inspection]:
    """Inspections that ``asker`` may see, in the order of the tree, with the moment of their first signature
    (``first_signed``): what was returned and signed anew stays on time. One query.
    """
    signed = Step.objects.filter(inspection=OuterRef("pk"), after=State.SIGNED).order_by("pk")
    rows = InspectionPolicy().visible(asker, campaign.inspections.all())
    rows = rows.annotate(first_signed=Subquery(signed.values("at")[:1]))
    return list(rows.select_related("node", "unit").order_by("node__place"))


@dataclass(frozen=True, slots=True)
class Stage:
    """One number of units: its part of the address, what it is called, and who is in it on a day."""

    slug: str
    words: str | Promise
    holds: Callable[[Any, date], bool]


def _never_signed(inspection: Any, state: str) -> bool:
    return bool(inspection.state == state) and is_never_signed(inspection)


STAGES: Mapping[str, Stage] = {
    stage.slug: stage
    for stage in (
        Stage("duoc-hoi", pgettext_lazy("units", "asked"), lambda each, on: True),
        Stage("chua-lam", pgettext_lazy("units", "not begun"), lambda each, on: _never_signed(each, State.OPEN)),
        Stage("dang-lam", pgettext_lazy("units", "answering"), lambda each, on: _never_signed(each, State.WORKING)),
        Stage(
            "cho-ky",
            pgettext_lazy("units", "waiting for the head's signature"),
            lambda each, on: _never_signed(each, State.SUBMITTED),
        ),
        Stage("tra-lai", pgettext_lazy("units", "returned, not signed anew yet"), lambda each, on: is_returned(each)),
        Stage("da-ky", pgettext_lazy("units", "signed by the head"), lambda each, on: is_signed(each)),
        Stage("dung-han", pgettext_lazy("units", "signed on time"), lambda each, on: is_on_time(each)),
        Stage(
            "ky-tre",
            pgettext_lazy("units", "signed late"),
            lambda each, on: is_signed(each) and not is_on_time(each),
        ),
        Stage(
            "cho-tham-dinh",
            pgettext_lazy("units", "waiting to be appraised"),
            lambda each, on: each.state == State.SIGNED,
        ),
        Stage(
            "khac-phuc",
            pgettext_lazy("units", "accepted, putting right"),
            lambda each, on: each.state == State.REMEDYING,
        ),
        Stage("da-dong", pgettext_lazy("units", "closed"), lambda each, on: each.state == State.CLOSED),
        Stage("qua-han", pgettext_lazy("units", "overdue, not signed"), is_overdue),
    )
}

SUMS = (
    ("duoc-hoi", ("chua-lam", "dang-lam", "cho-ky", "tra-lai", "da-ky")),
    ("da-ky", ("dung-han", "ky-tre")),
    ("da-ky", ("cho-tham-dinh", "khac-phuc", "da-dong")),
)
"""Each number and those that add up to it."""


def in_stage(stage: Stage, seen: Iterable[Inspection], on: date) -> list[Inspection]:
    """Who of ``seen`` is in it; a unit that left the campaign is in none."""
    return [each for each in seen if is_asked(each) and stage.holds(each, on)]


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One question that units answered with no or partly, and how many."""

    letter: str
    place: int
    text: str
    no: int
    partly: int

    @property
    def units(self) -> int:
        return self.no + self.partly


def shortcomings(seen: Iterable[Inspection]) -> list[Shortcoming]:
    """What lacks in most units first. One query."""
    rows = _said(seen).filter(said__in=SHORTCOMINGS).order_by()
    grouped = rows.values("question__place", "question__text", "question__section__place").annotate(
        no=Count("pk", filter=Q(said=Verdict.NO)), units=Count("pk")
    )
    return [
        Shortcoming(
            Section(place=row["question__section__place"]).letter,
            row["question__place"],
            row["question__text"],
            row["no"],
            row["units"] - row["no"],
        )
        for row in grouped.order_by("-units", "-no", "question__place")[:MOST_SHORTCOMINGS]
    ]


def verdicts(section: Section, seen: Iterable[Inspection]) -> dict[tuple[int, int], str]:
    """What was said to each question of a section, by inspection and question. One query."""
    rows = _said(seen).filter(question__section=section).values_list("inspection", "question", "said")
    return {(inspection, question): said for inspection, question, said in rows}


def lacking_at(place: int, seen: Iterable[Inspection]) -> dict[int, str]:
    """Who said no or partly to one question: the verdict by inspection. One query."""
    rows = _said(seen).filter(question__place=place, said__in=SHORTCOMINGS)
    return dict(rows.values_list("inspection", "said"))


def overdue_remedies(seen: Iterable[Inspection], on: date) -> QuerySet[Finding]:
    """What should have been put right by now, the longest overdue first."""
    rows = Finding.objects.filter(answer__inspection__in=[each.pk for each in seen])
    rows = rows.filter(progress=Progress.OPEN, due_on__lt=on)
    return rows.select_related("unit", "answer__question__section", "answer__inspection").order_by("due_on", "pk")


def overdue_by_unit(seen: Iterable[Inspection], on: date) -> list[tuple[str, int]]:
    """How many remedies are overdue in each unit, the most first. One query."""
    rows = overdue_remedies(seen, on).order_by().values_list("unit__name").annotate(n=Count("pk"))
    return list(rows.order_by("-n", "unit__name"))


@dataclass(frozen=True, slots=True)
class Period:
    """How a campaign ended for the units that one sees of it."""

    campaign: Campaign
    score: Score
    units: int


def periods(campaign: Campaign, asker: Who) -> list[Period]:
    """This campaign and those before it with the same checklist, the oldest first. Two queries."""
    same = Campaign.objects.filter(
        version__checklist__versions=campaign.version_id, period_to__lte=campaign.period_to
    ).exclude(state=CampaignState.PLANNED)
    latest = list(same.order_by("-period_to", "-pk")[:PERIODS])[::-1]
    signed = Inspection.objects.filter(campaign__in=latest, state__in=COUNTED)
    seen = InspectionPolicy().visible(asker, signed).values("pk")
    rows = Answer.objects.filter(inspection__in=seen, question__weight__gt=0).annotate(said=SAID).order_by()
    sums = rows.values("inspection__campaign").annotate(
        reached=REACHED, reachable=REACHABLE, units=Count("inspection", distinct=True)
    )
    found = {row["inspection__campaign"]: row for row in sums}
    return [_period(each, found[each.pk]) for each in latest if each.pk in found]


def _period(campaign: Campaign, row: Mapping[str, Any]) -> Period:
    return Period(campaign, Score(row["reached"], row["reachable"]), row["units"])


def _said(seen: Iterable[Inspection]) -> QuerySet[Any]:
    """Answers of what is signed."""
    counted = [each.pk for each in seen if is_signed(each)]
    return Answer.objects.filter(inspection__in=counted).annotate(said=SAID)
