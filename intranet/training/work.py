"""What waits of training on the home page: courses one is asked to take or has begun, classes one is invited to."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from intranet.acknowledgement.models import Assignment
from intranet.directives.work import SHOWN, WorkItem, WorkLine
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.prepared import prepared
from intranet.training.models import Enrolment, EnrolmentState
from intranet.training.policy import LABEL
from intranet.training.queries.listing import ASKED, Filters, OwnCourse, own_courses
from intranet.training.rules.standing import Stand
from intranet.training.sessions.work import line_of, to_come_to

TITLE = gettext_lazy("Courses to finish")


def work(person: Person) -> Iterable[WorkLine]:
    """A line of courses and one of classes, where any waits. One query, a fixed number more where one does."""
    day = today()
    courses, classes = _waits(person.pk, day)[0]
    if courses:
        yield _courses(person)
    if classes:
        yield line_of(person, day)


def _courses(person: Person) -> WorkLine:
    """A test that runs comes first."""
    rows = [
        each for each in own_courses(person, Filters(), classes=False) if each.state in {ASKED, EnrolmentState.OPEN}
    ]
    rows.sort(key=lambda each: each.test is None)
    states = [each.due_words.state for each in rows if each.due_words]
    items = [_item(each) for each in rows[:SHOWN]]
    return WorkLine(TITLE, reverse("training:list"), len(rows), states.count("late"), states.count("due"), items)


@prepared
def _waits(person: Any, day: Any) -> Any:
    asked = Assignment.objects.filter(person=OuterRef("pk"), receipt__isnull=True, version__subject_model=LABEL)
    begun = Enrolment.objects.filter(person=OuterRef("pk"), state=EnrolmentState.OPEN)
    waits = {"courses": Exists(asked) | Exists(begun), "classes": Exists(to_come_to(OuterRef("pk"), day))}
    return Person.objects.filter(pk=person).annotate(**waits).values_list(*waits)


def _item(row: OwnCourse) -> WorkItem:
    if row.test is not None:
        title = _("Go on with the test “%(title)s”") % {"title": row.test.title}
        return WorkItem(reverse("training:test", args=[row.test.attempt]), title, issuer=row.title, note=row.test.left)
    return WorkItem(
        row.course.get_absolute_url(), row.title, issuer=row.course.owner_unit.name, due=row.due, note=_note(row)
    )


def _note(row: OwnCourse) -> str:
    if row.used_up:
        return _("no attempt left at “%(title)s”: ask the trainer") % {"title": row.used_up}
    if row.stand == Stand.ATTENDED:
        return str(Stand.ATTENDED.label)
    begun = row.state == EnrolmentState.OPEN
    return _("%(share)s %% done") % {"share": row.share} if begun else pgettext("course", "not begun")
