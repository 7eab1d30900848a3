"""The form with which a document goes out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.audience_form import AudienceForm
from intranet.acknowledgement.services.usual import usual_fields
from intranet.directives.models import Directive
from intranet.directives.named_units import named_units
from intranet.directives.rules import fold
from intranet.directives.services import IssueOrder


class IssueForm(AudienceForm):
    """Who may read, who must acknowledge, and by when."""

    READERS = [
        ("audience", _("Only those chosen above")),
        ("any", _("Everybody signed in")),
    ]
    readers = forms.ChoiceField(label=_("Who may read"), choices=READERS, widget=forms.RadioSelect, initial="audience")
    remember = forms.BooleanField(
        label=_("Offer the same choice for documents of this type from this issuer"), required=False
    )
    other = forms.BooleanField(
        label=_("I have compared them: this is another document"),
        error_messages={"required": _("Compare it with the document of the same number, then tick this box.")},
    )

    def __init__(self, *args: Any, directive: Directive, duplicates: Sequence[Directive] = (), **kwargs: Any) -> None:
        usual = usual_fields(directive.owner_unit, usual_key(directive))
        super().__init__(*args, initial=usual, **kwargs)
        self.duplicates, self.is_usual = duplicates, bool(usual)
        if not duplicates:
            del self.fields["other"]
        if directive.is_outgoing and not usual:
            named = named_units(directive.addressees, directive.recipients, self.by_pk.values())
            self.initial["units"] = [str(unit.pk) for unit in named]
        self.are_named = bool(self.initial.get("units")) and not usual

    @property
    def choice(self) -> str:
        """The rule and the readers that a valid form chooses."""
        return f"{super().choice} {' '.join(sorted(self.circles_of_readers()))}"

    def circles_of_readers(self) -> list[str]:
        """The circles that would read it."""
        return ["any"] if self.cleaned_data["readers"] == "any" else self.circles()

    def order(self) -> IssueOrder:
        """What the service takes."""
        return IssueOrder(self.circles_of_readers(), self.terms(), self.asking())


def usual_key(directive: Directive) -> str:
    """The kind of document for which an audience is remembered: its type and its issuer."""
    return f"{directive.type.slug if directive.type else ''}|{fold(directive.issuer)}"
