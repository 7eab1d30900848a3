"""What an editor decides when a page is published."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.models import Audience, Manner, TermKind
from intranet.acknowledgement.services import Asking, Term
from intranet.days import day_field
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import Change, PublishOrder
from intranet.people.queries import open_units
from intranet.people.rules import today

MANNERS = [(each.value, each.label) for each in (Manner.READ, Manner.PASSWORD, Manner.SESSION)]
"""The questions of a check are set where documents are issued."""


class PublishForm(forms.Form):
    """What the change is; whether anybody is asked to acknowledge it, who, by when and how."""

    BELOW = [(TermKind.UNDER, _("with their sub-units")), (TermKind.UNIT, _("without sub-units"))]
    change = forms.ChoiceField(
        label=_("What kind of change it is"),
        choices=Change.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what kind of change it is.")},
    )
    change_note = forms.CharField(
        label=_("What changed"),
        max_length=300,
        help_text=_("One sentence; it stands with its date on the page."),
        error_messages={"required": _("Say in one sentence what changed since the page was last published.")},
    )
    asks = forms.BooleanField(label=_("Ask people to acknowledge reading it"), required=False)
    units = forms.MultipleChoiceField(label=_("Who acknowledges"), widget=forms.CheckboxSelectMultiple, required=False)
    below = forms.ChoiceField(label=_("The units chosen"), choices=BELOW, widget=forms.RadioSelect, required=False)
    due = day_field(
        _("Acknowledge by"),
        invalid=_("This is no date. Write day, month and all four figures of the year: 30/11/2026."),
        help_text=_("Like 30/11/2026; without a date it stays open."),
    )
    manner = forms.ChoiceField(label=_("What is asked for"), choices=MANNERS, widget=forms.RadioSelect, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, page: GuidancePage, audience: Audience | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(unit.pk): unit for unit in open_units(today())}
        units = [(pk, f"{'— ' * (unit.depth - 1)}{unit.name}") for pk, unit in self.by_pk.items()]
        self.fields["units"].choices = units  # type: ignore[attr-defined]
        self.initial = {"below": TermKind.UNDER, "manner": Manner.READ} | _as_before(audience) | dict(self.initial)
        if page.version_id is None:
            del self.fields["change_note"]
        if not page.live:
            del self.fields["change"]

    def clean_due(self) -> date | None:
        """A day that has passed is said before the people are counted."""
        due: date | None = self.cleaned_data["due"]
        if due is not None and due < today() and self._asks_anew():
            raise forms.ValidationError(_("The due date has passed. Choose today or a later day."))
        return due

    def clean(self) -> dict[str, Any]:
        """Who asks says whom."""
        if self._asks_anew() and not self.cleaned_data.get("units"):
            self.add_error("units", _("Choose at least one unit."))
        return self.cleaned_data

    def _asks_anew(self) -> bool:
        is_significant = self.cleaned_data.get("change", Change.SIGNIFICANT) == Change.SIGNIFICANT
        return is_significant and bool(self.cleaned_data.get("asks"))

    def order(self) -> PublishOrder:
        """What the service takes."""
        typed = self.cleaned_data
        change, note = typed.get("change", Change.SIGNIFICANT), typed.get("change_note", "")
        if not self._asks_anew():
            return PublishOrder(change, note)
        kind = typed["below"] or TermKind.UNDER
        terms = [Term(kind, unit=self.by_pk[pk]) for pk in typed["units"]]
        return PublishOrder(change, note, terms, Asking(typed["due"], typed["manner"] or Manner.READ))


def _as_before(audience: Audience | None) -> dict[str, Any]:
    """The rule by which people are asked now, as first values; its due date has mostly passed, so it is chosen anew."""
    if audience is None:
        return {}
    terms = [term for term in audience.terms.all() if term.unit_id]
    kind = TermKind.UNIT if any(term.kind == TermKind.UNIT for term in terms) else TermKind.UNDER
    return {"asks": True, "units": [str(t.unit_id) for t in terms], "below": kind, "manner": audience.manner}
