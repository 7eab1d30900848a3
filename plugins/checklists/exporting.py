"""A campaign's heat map as a table for other programs and for paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from intranet.contracts import Percent, Sheet
from plugins.checklists.models import Campaign, Section
from plugins.checklists.queries.figures import Shortcoming
from plugins.checklists.queries.heat import Line
from plugins.checklists.scoring import Score

UNIT, STATE, NUMBER, RATE = 60, 26, 13, 13
"""Shares of the width."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said beside the table: over how many units, whether these are all, what lacks most, and how many remedies
    are overdue by unit.
    """

    units: int
    in_part: bool
    shortcomings: Sequence[Shortcoming]
    overdue: Sequence[tuple[str, int]] = ()


def heat_sheet(
    campaign: Campaign,
    sections: Sequence[Section],
    lines: Iterable[tuple[Line, Sequence[tuple[Any, Score]]]],
    notes: Notes,
) -> Sheet:
    """A row for every line in the order of the tree, units below others with a dash for each level."""
    heads = [_("Unit"), _("State"), pgettext("units", "Asked"), pgettext("inspections", "Signed")]
    heads += [pgettext("inspections", "On time"), pgettext("inspections", "Returned")]
    heads += [section.letter for section in sections]
    rows = [_row(line, scores) for line, scores in lines]
    return Sheet(
        title=_("Results of self-inspection"),
        heads=[*heads, pgettext("score", "Whole")],
        widths=(UNIT, STATE, *[NUMBER] * 4, *(RATE for _section in sections), RATE),
        rows=rows,
        subtitle=_subtitle(campaign, notes),
        footers=_footers(sections, notes),
    )


def _row(line: Line, scores: Sequence[tuple[Any, Score]]) -> list[Any]:
    name = "– " * (line.node.depth - 1) + line.node.name
    state = capfirst(str(line.own.get_state_display())) if line.own else ""
    numbers = [line.asked, line.signed, line.on_time, line.returned]
    return [name, state, *numbers, *(rate(score) for _section, score in scores), rate(line.whole)]


def rate(score: Score) -> Percent | str:
    """A number to other programs; a dash where nothing was scored."""
    percent = score.percent
    return "–" if percent is None else Percent(percent, f"{number_format(percent, 1)} %")


def _subtitle(campaign: Campaign, notes: Notes) -> list[str]:
    period = f"{campaign.period_from:%d/%m/%Y} – {campaign.period_to:%d/%m/%Y}"
    now = timezone.localtime()
    as_of = _("Figures of %(time)s on %(day)s; what is not signed is not counted") % {
        "time": f"{now:%H:%M}",
        "day": f"{now:%d/%m/%Y}",
    }
    return [f"{campaign.title} · {campaign.version.checklist.title} · {period}", as_of, *_extent(notes)]


def _extent(notes: Notes) -> list[str]:
    if not notes.in_part:
        return []
    words = ngettext(
        "Sums are of the %(n)d unit that you may see.", "Sums are of the %(n)d units that you may see.", notes.units
    )
    return [words % {"n": notes.units}]


def _footers(sections: Sequence[Section], notes: Notes) -> list[str]:
    names = "; ".join(f"{section.letter}: {section.title}" for section in sections)
    lacking = [
        ngettext("%(n)d unit: %(text)s", "%(n)d units: %(text)s", each.units)
        % {"n": each.units, "text": f"{each.letter}{each.place}. {each.text}"}
        for each in notes.shortcomings
    ]
    late = [f"{unit}: {count}" for unit, count in notes.overdue]
    parts = (_("What lacks in most units:"), lacking), (_("Remedies overdue, by unit:"), late)
    return [names, *_meaning(), *(line for head, lines in parts if lines for line in (head, *lines))]


def _meaning() -> list[str]:
    """What the numbers and the dashes say."""
    return [
        _("Rates are per cent of what could be reached. A dash: nothing signed is scored there."),
        _(
            "Signed: by the head, and not returned since; of these on time, by the first signature. "
            "Returned: not signed anew yet, and not counted until then."
        ),
    ]
