"""Who answers which section: a box a section, a name a line."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from intranet.contracts import people_named
from plugins.checklists.models import Section

HELP = gettext_lazy("One person a line: the whole name, or the login name. Empty: only who answers for the whole unit.")
MOST_LINES = 30


class DutiesForm(forms.Form):
    """A field for each section, called ``section_`` and its place."""

    def __init__(
        self, *args: Any, sections: Sequence[Section], assigned: Mapping[int, Sequence[Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections, self.assigned = {f"section_{each.place}": each for each in sections}, assigned
        for name, section in self.sections.items():
            self.fields[name] = forms.CharField(
                label=str(section),
                required=False,
                max_length=4000,
                help_text=HELP,
                initial="\n".join(str(person) for person in assigned.get(section.pk, ())),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.wanted = {section: self._people(name, typed.get(name, "")) for name, section in self.sections.items()}
        return typed

    def _people(self, name: str, text: str) -> list[Any]:
        """Those who are named; who stands there already needs no looking up, though two may be called the same."""
        lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
        if len(lines) > MOST_LINES:
            self.add_error(name, gettext_lazy("At most 30 people answer a section."))
            return []
        known = {str(person): person for person in self.assigned.get(self.sections[name].pk, ())}
        new = [line for line in lines if line not in known]
        found = dict(zip(new, people_named(new), strict=True))
        for each in found.values():
            if each.problem:
                self.add_error(name, each.problem)
        people = [known.get(line) or found[line].person for line in lines]
        return list(dict.fromkeys(person for person in people if person))
