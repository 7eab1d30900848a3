"""The desk on which one lesson is written: its form, its blocks, and what somebody else saved meanwhile."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from intranet.acknowledgement.difference import Changed, differences
from intranet.directives.meanwhile import see_newest
from intranet.files.models import Attachment
from intranet.files.queries import attachments_of
from intranet.people.models import Person
from intranet.training.models import Course, Lesson, Question
from intranet.training.office.forms.blocks import FORMS, BlockForm
from intranet.training.office.forms.lessons import LessonForm, arranged, blocks_in, blocks_of, forms_of, initial_of
from intranet.training.office.picking import (
    ENTER,
    FIND,
    Picker,
    codes_in,
    mark_of,
    picker_of,
    wanted_in,
    with_picked,
)
from intranet.training.office.queries import Wanted, asked_of, others_of, tags_of
from intranet.training.rules.completion import Completion
from intranet.training.rules.questions import QuestionKind
from intranet.training.services import seen_of, update_lesson


@dataclass
class Desk:
    """``blocks`` are the forms of the body in their order; ``here`` is the block that was moved or added, ``pressed``
    what was done to it.
    """

    course: Course
    lesson: Lesson
    files: list[Attachment]
    bank: list[Question]
    others: list[tuple[str, str]]
    form: LessonForm = field(init=False)
    blocks: list[BlockForm] = field(default_factory=list)
    here: int | None = None
    pressed: str = ""
    wanted: Wanted = field(default_factory=Wanted)

    def lay_saved(self) -> None:
        """Lay out what is saved."""
        self.form = LessonForm(initial=initial_of(self.lesson, self.bank), **self._offered)
        self.blocks = forms_of(blocks_of(self.lesson), self.files, checked=False)

    def lay_typed(self, post: QueryDict) -> None:
        """Lay out what was sent, to be checked; a question that is ticked counts as chosen."""
        self.wanted, post = wanted_in(post), with_picked(post)
        self.form = LessonForm(post, **self._offered)
        self.blocks = forms_of(blocks_in(post), self.files, checked=True)

    def lay_arranged(self, post: QueryDict) -> None:
        """Lay out what was sent after a button that changes blocks or looks for questions; nothing is checked yet."""
        step = FIND if post.get("do") == ENTER else post.get("do", "")
        self.wanted, post = wanted_in(post), with_picked(post, step, self.bank)
        sent = LessonForm(post, **self._offered)
        values = {name: each.widget.value_from_datadict(post, None, name) for name, each in sent.fields.items()}
        self.form = LessonForm(initial=values, **self._offered)
        kind, place = post.get("new", ""), post.get("place", "")
        blocks, self.here = arranged(blocks_in(post), step, kind, place)
        self.blocks, self.pressed = forms_of(blocks, self.files, checked=False), step.partition("-")[0]
        if self.pressed == "add" and self.blocks:
            first = next(iter(self.blocks[self.here].fields.values()))
            first.widget.attrs["autofocus"] = True

    def is_valid(self) -> bool:
        """Whether everything may be saved; every form says what is wrong with it."""
        return all([self.form.is_valid(), *(each.is_valid() for each in self.blocks)])

    def save(self, by: Person) -> None:
        """As ``update_lesson``."""
        body = [(each.kind, each.value()) for each in self.blocks]
        update_lesson(self.lesson.pk, by, self.form.entered(body), seen=self.form.cleaned_data["seen"])

    def beside_saved(self) -> list[Changed]:
        """How what is saved now differs from what was typed, which stays; the next save is made knowing it."""
        self.lesson.refresh_from_db()
        saved = Desk(self.course, self.lesson, self.files, self.bank, self.others)
        saved.lay_saved()
        theirs = differences("\n".join(self.lines()), "\n".join(saved.lines()))
        see_newest(self.form, seen_of(self.lesson))
        return theirs

    def lines(self) -> list[str]:
        """Everything on the desk, as lines that can be compared."""
        return [*self.form.lines(), *(line for each in self.blocks for line in each.lines())]

    def context(self) -> dict[str, Any]:
        """Context of ``lesson.html``."""
        return {
            "course": self.course,
            "lesson": self.lesson,
            "form": self.form,
            "blocks": self.blocks,
            "kinds": ",".join(each.kind for each in self.blocks),
            "offered": [(kind, form.label) for kind, form in FORMS.items()],
            "here": self.here,
            "pressed": self.pressed,
            "bank": self.bank,
            "wrong": [(place, each) for place, each in enumerate(self.blocks) if each.is_bound and each.errors],
            "tags": tags_of(self.bank),
            "picker": self.picker,
            "shown_filter": mark_of(self.wanted),
            "kinds_asked": QuestionKind.choices,
            "is_optional": self.is_optional,
        }

    @property
    def is_optional(self) -> bool:
        """Whether it has a test that nobody has to pass."""
        return self.picker.count > 0 and self.form["completion"].value() != Completion.PASSED

    @property
    def picker(self) -> Picker:
        """The questions of the test as they stand in the form, and what the filter finds."""
        codes, tags = self.form["questions"].value(), self.form["tags"].value()
        lines = tags if isinstance(tags, list) else str(tags or "").splitlines()
        return picker_of(self.bank, codes_in(codes), [line.strip() for line in lines if line.strip()], self.wanted)

    @property
    def _offered(self) -> dict[str, Any]:
        return {"others": self.others, "bank": self.bank}


def desk_of(course: Course, lesson: Lesson) -> Desk:
    """An empty desk. Six queries, whatever the course holds."""
    bank = asked_of(course.owner_unit_id)
    return Desk(course, lesson, attachments_of(course), bank, others_of(course, lesson))
