"""Levels and markings: adding one, and setting its last day."""

from django import forms
from django.utils.translation import gettext_lazy

from intranet.contracts import day_field
from plugins.circulation.forms.spaces import A_DAY
from plugins.circulation.models import Level, Marking

FROM = day_field(gettext_lazy("Valid from"), invalid=A_DAY, missing=gettext_lazy("Say from which day on."))


class LevelForm(forms.ModelForm):
    """A new level."""

    valid_from = FROM

    class Meta:
        model = Level
        fields = ["name", "name_en", "valid_from"]


class MarkingForm(forms.ModelForm):
    """A new marking with its switches."""

    valid_from = FROM

    class Meta:
        model = Marking
        fields = ["name", "name_en", "must_return", "no_copies", "valid_from"]


class EndForm(forms.Form):
    """The last day on which it is offered; empty: without an end."""

    valid_to = day_field(gettext_lazy("Last day"), invalid=A_DAY)


class MarkForm(EndForm):
    """The same of a marking, with its switches."""

    must_return = forms.BooleanField(label=gettext_lazy("To be given back after reading"), required=False)
    no_copies = forms.BooleanField(label=gettext_lazy("Never copied"), required=False)
