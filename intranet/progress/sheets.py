"""Progress as a table for other programs and for paper."""

from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.acknowledgement.models import TallyState
from intranet.people.rules import OFFICE_ZONE
from intranet.printing.sheet import Cell, Sheet
from intranet.progress.figures import Figures
from intranet.progress.pages import MEANS, Followup, overview
from intranet.reminders.queries import Reminded
from intranet.spreadsheets import Percent

WIDTHS = (40, 13, 11, 11, 11, 11, 11, *(12 for _means in MEANS), 12, 17)


def progress_sheet(followup: Followup, now: datetime) -> Sheet:
    """Every unit of the tree, worst first, with what is below it, and the sum."""
    local = now.astimezone(OFFICE_ZONE)
    whole = overview(followup, local.date())
    rows: list[list[Cell]] = []
    for row in whole.rows:
        rows.append(_cells(_name(row.unit.name, row.unit.merged_into), row.figures, row.reminded))
        rows += [_cells(f"– {part.unit.name}", part.figures, None) for part in row.below]
    rows.append(_cells(_("All together"), whole.total, None))
    return Sheet(
        title=_("Acknowledgement progress"),
        heads=_heads(),
        widths=WIDTHS,
        rows=rows,
        subtitle=[what(followup), formula(whole.total), as_of(local)],
    )


def _heads() -> list[str]:
    named = [_("Unit"), _("Rate"), _("Assigned"), _("Asked no more"), _("Acknowledged"), _("Not yet"), _("Overdue")]
    means = [capfirst(str(words)) for words in MEANS.values()]
    return [*named, *means, _("Within 30 seconds"), _("Last reminder")]


def _cells(name: str, figures: Figures, reminded: Reminded | None) -> list[Cell]:
    numbers = [figures.assigned, figures.closed, figures.acknowledged, figures.open, figures.late]
    means = [figures.counts[TallyState(state)] for state in MEANS]
    last: Cell = reminded.last if reminded else ""
    return [name, _rate(figures), *numbers, *means, figures.quick, last]


def _rate(figures: Figures) -> Cell:
    share = figures.rate
    return figures.rate_words if share is None else Percent(share, figures.rate_words)


def _name(name: str, merged_into: str) -> str:
    return _("%(unit)s (merged into %(into)s)") % {"unit": name, "into": merged_into} if merged_into else name


def what(followup: Followup) -> str:
    """The document and its due date, under a title."""
    due: date | None = followup.due
    day = _("due on %(day)s") % {"day": f"{due:%d/%m/%Y}"} if due else ""
    return " · ".join(filter(None, [followup.version.number, capfirst(followup.version.title), day]))


def as_of(local: datetime) -> str:
    """When the figures were read."""
    return _("Figures of %(time)s on %(day)s") % {"time": f"{local:%H:%M}", "day": f"{local:%d/%m/%Y}"}


def formula(figures: Figures) -> str:
    """How the rate comes about, in words and in numbers."""
    return _(
        "Rate = acknowledged ÷ (assigned − closed) = %(acknowledged)s ÷ (%(assigned)s − %(closed)s) = %(rate)s"
    ) % {
        "acknowledged": figures.acknowledged,
        "assigned": figures.assigned,
        "closed": figures.closed,
        "rate": figures.rate_words,
    }
