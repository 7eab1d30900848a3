"""What an editor decides when a page is published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.audience_form import AudienceForm, as_typed
from intranet.acknowledgement.models import Audience
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import Change, PublishOrder


class PublishForm(AudienceForm):
    """What the change is; whether anybody is asked to acknowledge it, who, by when and how."""

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
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, page: GuidancePage, audience: Audience | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_before = audience is not None
        self.initial = _as_before(audience) | dict(self.initial)
        if page.version_id is None:
            del self.fields["change_note"]
        if not page.live:
            del self.fields["change"]

    def full_clean(self) -> None:
        """Who asks nobody anew need not say whom, how or when; what was typed there stays in the form."""
        super().full_clean()
        if self.is_bound and not self.asks_anew:
            for name in self.errors.keys() - {"change", "change_note"}:
                del self.errors[name]
            if not self.asked_before and (self.data.get("units") or self.data.get("people", "").strip()):
                self.add_error("asks", _("You chose whom to ask. Tick this box too, or take the choice back."))

    @property
    def asks_anew(self) -> bool:
        """Whether people are asked by this publication."""
        is_significant = self.cleaned_data.get("change", Change.SIGNIFICANT) == Change.SIGNIFICANT
        return is_significant and bool(self.cleaned_data.get("asks"))

    def order(self) -> PublishOrder:
        """What the service takes."""
        typed = self.cleaned_data
        change, note = typed.get("change", Change.SIGNIFICANT), typed.get("change_note", "")
        return PublishOrder(change, note, self.terms(), self.asking()) if self.asks_anew else PublishOrder(change, note)


def _as_before(audience: Audience | None) -> dict[str, Any]:
    """The rule by which people are asked now, as first values; its due date has mostly passed, so it is chosen anew."""
    if audience is None:
        return {}
    lead = str(audience.lead_unit_id or "")
    how = {"asks": True, "manner": audience.manner, "comes_first": audience.comes_first, "lead": lead}
    return as_typed(audience.terms.select_related("unit", "person")) | how
