"""Forms about guidance pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.days import day_field
from intranet.directives.cleaning import TextRefused
from intranet.directives.fields import LinesField
from intranet.guidance.services import PageFields
from intranet.guidance.text import blocks_of
from intranet.people.models import Unit
from intranet.people.queries import open_units
from intranet.people.rules import today

WITHOUT = {
    "lines": _("Write the text."),
    "readers": _("Choose who may read the page."),
    "change_note": _("Say in one sentence what changed since the page was last published."),
}
"""Why a page is not published without them, by field."""


class StartForm(forms.Form):
    """A new page: its title, and the unit that looks after it."""

    title = forms.CharField(label=_("Title"), max_length=255, error_messages={"required": _("Write the title.")})
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit that looks after it"), empty_label=None)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PageForm(forms.Form):
    """The text of a page and who may read it; when it is published, also what changed."""

    ANY = "any"
    title = forms.CharField(label=_("Title"), max_length=255, error_messages={"required": _("Write the title.")})
    lines = LinesField(
        label=_("Text of the page"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("One paragraph a line. A line that begins with “# ” is a heading."),
    )
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
    change_note = forms.CharField(
        label=_("What changed"), max_length=300, required=False, help_text=_("One sentence, shown to the readers.")
    )
    is_minor = forms.BooleanField(label=_("A small correction: nobody needs to read the page anew"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, was_published: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(f"under:{unit.pk}", f"{'— ' * (unit.depth - 1)}{unit.name}") for unit in open_units(today())]
        self.fields["readers"].choices = [(self.ANY, _("Everybody signed in")), *units]  # type: ignore[attr-defined]
        if not was_published:
            del self.fields["change_note"], self.fields["is_minor"]
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
        return PageFields(typed["title"], typed["lines"], typed["review_on"], typed["readers"])
