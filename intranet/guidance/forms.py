"""Forms about guidance pages: begun, written, looked through. Publishing has a module of its own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.days import day_field
from intranet.directives.cleaning import TextRefused
from intranet.directives.fields import FilesField, LinesField
from intranet.files.forms import VouchedForm
from intranet.files.kinds import ATTACHMENTS, names_of
from intranet.guidance.models import GuidancePage
from intranet.guidance.queries import candidates
from intranet.guidance.services import PageFields
from intranet.guidance.text import blocks_of
from intranet.people.choices import PersonChoiceField
from intranet.people.models import Person, Unit
from intranet.people.queries import open_units
from intranet.people.rules import today
from intranet.topics.forms import TopicField

WITHOUT = {
    "lines": _("Write the text."),
    "readers": _("Choose who may read the page."),
}
"""Why a page is not published without them, by field."""


class PersonField(PersonChoiceField):
    """A person, chosen by name and login name."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person} ({person.username})"


class StartForm(forms.Form):
    """A new page: its title, and the unit that looks after it."""

    title = forms.CharField(label=_("Title"), max_length=255, error_messages={"required": _("Write the title.")})
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit that looks after it"), empty_label=None)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PageForm(forms.Form):
    """The text of a page, who answers for it and who may read it."""

    ANY = "any"
    title = forms.CharField(label=_("Title"), max_length=255, error_messages={"required": _("Write the title.")})
    lines = LinesField(
        label=_("Text of the page"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("One paragraph a line. A line that begins with “# ” is a heading."),
    )
    responsible = PersonField(
        Person.objects.none(),
        label=_("Person who answers for it"),
        required=False,
        empty_label=_("The editors of the unit"),
        help_text=_("Somebody of the unit; they are told when the page is to be looked through or has a fault."),
    )
    topic = TopicField()
    review_on = day_field(
        _("To be looked through by"),
        invalid=_("This is no date. Write day, month and all four figures of the year: 30/11/2026."),
        help_text=_("Like 30/11/2026; on that day the page is marked as due."),
    )
    readers = forms.MultipleChoiceField(
        label=_("Who may read"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("A unit stands for everybody who holds a post in it or in a unit below it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, page: GuidancePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = candidates(page.owner_unit)  # type: ignore[attr-defined]
        self.fields["topic"].keep(page.topic_id)  # type: ignore[attr-defined]
        units = [(f"under:{unit.pk}", f"{'— ' * (unit.depth - 1)}{unit.name}") for unit in open_units(today())]
        self.fields["readers"].choices = [(self.ANY, _("Everybody signed in")), *units]  # type: ignore[attr-defined]
        for name in WITHOUT.keys() & self.fields.keys():
            self.fields[name].widget.is_needed = True

    def clean(self) -> None:
        """What a published page must have is asked for at its field; a draft may wait for it."""
        super().clean()
        for name in WITHOUT.keys() & self.fields.keys() if "publish" in self.data else ():
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, WITHOUT[name])

    def clean_lines(self) -> list[str]:
        """A paragraph has an end."""
        lines: list[str] = self.cleaned_data["lines"]
        try:
            blocks_of(lines)
        except TextRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return lines

    def entered(self) -> PageFields:
        """What the service takes."""
        typed = self.cleaned_data
        return PageFields(
            title=typed["title"],
            lines=typed["lines"],
            review_on=typed["review_on"],
            readers=typed["readers"],
            responsible=typed["responsible"],
            topic=typed["topic"],
        )


class AnnexForm(VouchedForm):
    """Files to be hung on a page."""

    file = FilesField(
        label=_("Files"),
        help_text=_("One file or several: %(kinds)s. Each is kept unchanged.") % {"kinds": names_of(ATTACHMENTS)},
        error_messages={
            "required": _("Choose a file, then press “Add”."),
            "empty": _("The file is empty. Choose the file again or ask the sender for a new copy."),
        },
    )


class ReviewForm(forms.Form):
    """What is to be done about a page whose day has come."""

    CONFIRM, POSTPONE, HAND_OVER, NEVER = "confirm", "postpone", "hand-over", "never"
    WHAT = [
        (CONFIRM, _("It still holds; look through it again by the day below")),
        (POSTPONE, _("Not looked through yet; put it off to the day below")),
        (HAND_OVER, _("Somebody else answers for it from now on: the person below")),
        (NEVER, _("It need not be looked through")),
    ]
    what = forms.ChoiceField(
        label=_("What you found"),
        choices=WHAT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what you found.")},
    )
    day = day_field(
        _("Day"),
        invalid=_("This is no date. Write day, month and all four figures of the year: 30/11/2026."),
        help_text=_("Like 30/11/2026; for the first two."),
    )
    person = PersonField(
        Person.objects.none(),
        label=_("Person from now on"),
        required=False,
        empty_label=_("Choose the person"),
        help_text=_("For the third; somebody of the unit."),
    )

    def __init__(self, *args: Any, page: GuidancePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = candidates(page.owner_unit)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A day or a person where the choice needs one."""
        typed = self.cleaned_data
        if typed.get("what") in {self.CONFIRM, self.POSTPONE} and "day" in typed and typed["day"] is None:
            self.add_error("day", _("Write the day."))
        if typed.get("what") == self.HAND_OVER and typed.get("person") is None:
            self.add_error("person", _("Choose the person."))
        return typed
