"""Planning a campaign: whom it would reach, before anything is opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, holders_in, open_units, record, today, write_transaction
from plugins.checklists.models import Campaign, CampaignState, Version, VersionState
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


def wrong_days(days: Mapping[str, date | None], opens_on: date) -> dict[str, str]:
    """What is wrong with each of the days of a plan, by its name; days that are not there yet are passed over."""
    first, last, due, appraised = (days.get(name) for name in ("period_from", "period_to", "due_on", "appraise_by"))
    found = {}
    if first and last and last < first:
        found["period_to"] = _("The period ends on %(day)s, before it begins. Choose a later last day.") % _said(last)
    if due and due < max(today(), opens_on):
        found["due_on"] = _("The heads cannot sign until %(day)s: this day is over. Choose a later one.") % _said(due)
    if appraised and due and appraised < due:
        words = _("Appraising ends on %(day)s, before the heads have signed. Choose a later day.")
        found["appraise_by"] = words % _said(appraised)
    return found


def _said(day: date) -> dict[str, str]:
    return {"day": f"{day:%d/%m/%Y}"}


def plan(given: Plan, by: Any) -> Campaign:
    """Write a campaign down; nobody but those who run it sees it before it opens.

    Raises:
        Refused: ``by`` does not run campaigns of the lead unit, a day is over or out of order, no unit is reached, or
            the version is not published.
    """
    campaign = _filled(Campaign(created_by=by, created_at=timezone.now()), given)
    _check(campaign, by)
    with write_transaction():
        campaign.save()
        _record("planned", campaign, by)
    return campaign


def change(campaign: Campaign, given: Plan, by: Any) -> Campaign:
    """Write another plan in place of the one there is.

    Raises:
        Refused: as above, or it is opened already.
    """
    with write_transaction():
        row = _filled(_planned(campaign, by), given)
        _check(row, by)
        row.save()
        _record("changed", row, by)
    return row


def drop(campaign: Campaign, by: Any) -> None:
    """Take back a plan; nobody was asked yet.

    Raises:
        Refused: ``by`` does not run it, or it is opened already.
    """
    with write_transaction():
        row = _planned(campaign, by)
        _record("dropped", row, by)
        row.delete()


def leave_out(campaign: Campaign, units: list[int], by: Any, *, back: bool = False) -> Campaign:
    """Do not ask ``units`` themselves (what lies below them is still asked), or ask them after all (``back``).

    Raises:
        Refused: as above, or nobody would be asked any more.
    """
    with write_transaction():
        row = _planned(campaign, by)
        alone = {f"unit:{unit}" for unit in units}
        kept = set(row.exceptions) - alone
        row.exceptions = sorted(kept if back else kept | alone)
        if not units_of(row):
            raise Refused(_("Nobody would be asked any more. Take the campaign back instead."))
        row.save(update_fields=["exceptions"])
        _record("changed", row, by)
    return row


def units_of(campaign: Campaign) -> list[Any]:
    """Units that would be asked today, in the order of the tree. One query."""
    return reached(campaign, list(open_units(today())))


def reached(campaign: Campaign, units: list[Any]) -> list[Any]:
    """Those of ``units``, which are all that are open, that would be asked."""
    paths = {unit.pk: unit.path for unit in units}
    asked, left_out = (_circles(circles, paths) for circles in (campaign.audience, campaign.exceptions))
    return [unit for unit in units if _stands(unit, asked) and not _stands(unit, left_out)]


def without_a_head(units: list[Any]) -> list[Any]:
    """Units of ``units`` in which nobody could sign. Two queries."""
    headed = {unit for unit, _role, _person in holders_in(["head"], [unit.pk for unit in units])}
    return [unit for unit in units if unit.pk not in headed]


def _planned(campaign: Campaign, by: Any) -> Campaign:
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if not permits(by, "manage", row) or row.state != CampaignState.PLANNED:
        raise Refused(_("Only those who run a campaign change it, and only until it is opened."))
    return row


def _filled(campaign: Campaign, given: Plan) -> Campaign:
    campaign.version, campaign.title, campaign.lead = given.version, given.title.strip()[:200], given.lead
    campaign.period_from, campaign.period_to = given.period
    campaign.opens_on, campaign.due_on, campaign.appraise_by = given.opens_on, given.due_on, given.appraise_by
    campaign.audience, campaign.exceptions = sorted(given.audience), sorted(given.exceptions)
    return campaign


def _circles(tokens: list[str], paths: dict[int, str]) -> tuple[set[int], tuple[str, ...]]:
    alone = {int(token.removeprefix("unit:")) for token in tokens if token.startswith("unit:")}
    whole = [int(token.removeprefix("under:")) for token in tokens if token.startswith("under:")]
    return alone, tuple(paths[unit] for unit in whole if unit in paths)


def _stands(unit: Any, circles: tuple[set[int], tuple[str, ...]]) -> bool:
    alone, beginnings = circles
    return unit.pk in alone or unit.path.startswith(beginnings)


def _check(campaign: Campaign, by: Any) -> None:
    if not permits(by, "manage", campaign):
        raise Refused(_("Only the lead unit's head, editors and inspectors run a campaign."))
    if campaign.version.state != VersionState.PUBLISHED:
        raise Refused(_("Choose a published version."), "version")
    days = ((name, getattr(campaign, name)) for name in ("period_from", "period_to", "due_on", "appraise_by"))
    for name, words in wrong_days(dict(days), campaign.opens_on).items():
        raise Refused(words, name)
    if not units_of(campaign):
        raise Refused(_("No unit is asked. Name units that are open today."), "names")


def _record(code: str, campaign: Campaign, by: Any) -> None:
    record(f"checklists.{code}", actor=by, subject=campaign, plugin="checklists", label=campaign.title)
