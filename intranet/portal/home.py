"""The home page: what one has to do, what is new, whom one stands in for."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.acknowledgement.queries import punctuality
from intranet.directives.queries import DirectiveRow, newest
from intranet.directives.work import WorkLine, work_of
from intranet.people.models import Absence, Deputy, Person
from intranet.people.queries import absences_of
from intranet.people.rules import today
from intranet.portal.bookmarks import Kept, bookmarks_of
from intranet.portal.context import shell_of, soon_words
from intranet.portal.queries import WorkRow, due_soon
from intranet.registry.loader import registry

WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
"""Named here because Django's Vietnamese writes "Thứ 2", and offices write "Thứ Hai"."""


SHOWN_BOOKMARKS = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A figure and what it counts."""

    figure: str
    label: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What ``intranet/portal/home.html`` shows; ``panels`` are the plugins' portlets, already drawn."""

    today: date
    weekday: str
    due_words: str
    rows: list[WorkRow]
    work: list[WorkLine]
    cards: list[Card]
    new: list[DirectiveRow]
    standing_in: list[Deputy]
    away: Absence | None
    bookmarks: list[Kept]
    panels: list[SafeString]


def home_page(request: HttpRequest) -> HomePage:
    """Everything on the page. Fifteen queries of the core, whatever the number of documents; panels ask their own."""
    frame = shell_of(request)
    person, rows, day = frame.person, frame.waiting, today()
    work = work_of(person)
    return HomePage(
        today=day,
        weekday=str(WEEKDAYS[day.weekday()]),
        due_words=soon_words(due_soon(rows).count + sum(line.late + line.soon for line in work)),
        rows=rows,
        work=work,
        cards=_cards(person, rows, work),
        new=newest(person, 5),
        standing_in=standing_in(person, day),
        away=next((each for each in absences_of(person, day) if each.starts <= day), None),
        bookmarks=bookmarks_of(person, most=SHOWN_BOOKMARKS),
        panels=[html for panel in registry().panels() if (html := panel.render(request))],
    )


def standing_in(person: Person, on: date) -> list[Deputy]:
    """For whom ``person`` acts on that day, with the post and its holder. One query."""
    acting = Deputy.objects.filter(person=person, starts__lte=on, ends__gte=on)
    return list(acting.select_related("post__person", "post__unit").order_by("ends", "pk"))


def _cards(person: Person, rows: list[WorkRow], work: list[WorkLine]) -> list[Card]:
    late = sum(row.state == "late" for row in rows) + sum(line.late for line in work)
    due = sum(row.state == "due" for row in rows) + sum(line.soon for line in work)
    done = punctuality(person)
    return [
        Card(str(len(rows)), _("documents to acknowledge")),
        Card(str(late), _("tasks overdue")),
        Card(str(due), _("tasks due within 7 days")),
        Card(f"{done.on_time}/{done.acknowledged}" if done.acknowledged else "–", _("documents acknowledged on time")),
    ]
