"""Another level, a new file, a later day of return."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field
from plugins.circulation.forms.items import FileForm, offered
from plugins.circulation.forms.naming import A_LEVEL, WHY, missing
from plugins.circulation.forms.spaces import A_DAY
from plugins.circulation.models import Item, Level
from plugins.circulation.services.levels import LevelChange


class LevelForm(forms.Form):
    """A level up to which the keeper is cleared, and why."""

    level = forms.ModelChoiceField(
        Level.objects.none(),
        label=gettext_lazy("New level"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages=missing(A_LEVEL),
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, error_messages=missing(WHY))

    def __init__(self, *args: Any, item: Item, rank: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = offered(Level).filter(rank__lte=rank).exclude(pk=item.level_id)
        self.fields["level"].queryset = levels  # type: ignore[attr-defined]

    @property
    def change(self) -> LevelChange:
        """What the service takes."""
        return LevelChange(self.cleaned_data["level"], self.cleaned_data["reason"])


class VersionForm(FileForm):
    """A newer file of the same document."""

    note = forms.CharField(label=gettext_lazy("What is new"), max_length=200)

    field_order = ["file", "note", "looked"]


class LaterForm(forms.Form):
    """A later day of return, and why."""

    due = day_field(
        gettext_lazy("To be given back by"), invalid=A_DAY, missing=gettext_lazy("Say by which day it is given back.")
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, error_messages=missing(WHY))
