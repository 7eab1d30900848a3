"""Planning a campaign: whom it would reach, before anything is opened."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, holders_of, open_units, record, today, write_transaction
from plugins.checklists.models import Campaign, Version, VersionState
from plugins.checklists.policy import permits


@dataclass(frozen=True, slots=True)
class Plan:
    """What is typed for a campaign. Circles are of units: ``unit:7`` alone, ``under:7`` with all below."""

    version: Version
    title: str
    lead: Any
    period: tuple[date, date]
    opens_on: date
    due_on: date
    appraise_by: date | None
    audience: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


def plan(given: Plan, by: Any) -> Campaign:
    """Write a campaign down; nobody but those who run it sees it before it opens.

    Raises:
        Refused: ``by`` does not run campaigns of the lead unit, a day is over or out of order, no unit is reached, or
            the version is not published.
    """
    campaign = Campaign(
        version=given.version,
        title=given.title.strip()[:200],
        lead=given.lead,
        period_from=given.period[0],
        period_to=given.period[1],
        opens_on=given.opens_on,
        due_on=given.due_on,
        appraise_by=given.appraise_by,
        audience=sorted(given.audience),
        exceptions=sorted(given.exceptions),
        created_by=by,
        created_at=timezone.now(),
    )
    if not permits(by, "manage", campaign):
        raise Refused(_("Only the lead unit's head, editors and inspectors run a campaign."))
    _check(campaign)
    with write_transaction():
        campaign.save()
        record("checklists.planned", actor=by, subject=campaign, plugin="checklists", label=campaign.title)
    return campaign


def units_of(campaign: Campaign) -> list[Any]:
    """Units that would be asked today, in the order of the tree. One query."""
    units = list(open_units(today()))
    paths = {unit.pk: unit.path for unit in units}
    asked, left_out = (_circles(circles, paths) for circles in (campaign.audience, campaign.exceptions))
    return [unit for unit in units if _stands(unit, asked) and not _stands(unit, left_out)]


def without_a_head(units: list[Any]) -> list[Any]:
    """Units of ``units`` in which nobody could sign. A query each: for a preview, not for a list."""
    return [unit for unit in units if not holders_of(["head"], unit.pk)]


def _circles(tokens: list[str], paths: dict[int, str]) -> tuple[set[int], tuple[str, ...]]:
    alone = {int(token.removeprefix("unit:")) for token in tokens if token.startswith("unit:")}
    whole = [int(token.removeprefix("under:")) for token in tokens if token.startswith("under:")]
    return alone, tuple(paths[unit] for unit in whole if unit in paths)


def _stands(unit: Any, circles: tuple[set[int], tuple[str, ...]]) -> bool:
    alone, beginnings = circles
    return unit.pk in alone or unit.path.startswith(beginnings)


def _check(campaign: Campaign) -> None:
    if campaign.version.state != VersionState.PUBLISHED:
        raise Refused(_("Choose a published version."), "version")
    if campaign.due_on < max(today(), campaign.opens_on):
        raise Refused(_("This day is over, or lies before the opening. Choose a later one."), "due_on")
    if campaign.period_to < campaign.period_from:
        raise Refused(_("The period ends before it begins."), "period_to")
    if campaign.appraise_by and campaign.appraise_by < campaign.due_on:
        raise Refused(_("Appraising ends after the units have signed. Choose a later day."), "appraise_by")
    if not units_of(campaign):
        raise Refused(_("No unit is asked. Name units that are open today."), "names")
