"""Forms about directives: taking in, correcting what was read, issuing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from intranet.days import day_field
from intranet.directives.cleaning import TextRefused, clean_html
from intranet.directives.fields import FilesField, LinesField
from intranet.directives.models import Directive, DocumentType, Family, Urgency
from intranet.directives.services import DraftFields
from intranet.files.forms import VouchedForm
from intranet.files.kinds import ATTACHMENTS, names_of
from intranet.people.models import Unit
from intranet.topics.forms import TopicField


class UploadForm(VouchedForm):
    """Files to be taken in."""

    file = FilesField(
        label=_("Files"),
        help_text=_(
            "One file or several: Word (.docx, .doc), OpenDocument (.odt), PDF, a web page (.html) or text (.txt, "
            ".md). Each is kept unchanged beside the text that is read from it."
        ),
        error_messages={
            "required": _("Choose a file, then press “Take in”."),
            "empty": _("The file is empty. Choose the file again or ask the sender for a new copy."),
        },
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Receiving office"), empty_label=None)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared just above
        field.queryset = units


class AnnexForm(VouchedForm):
    """Annexes to be hung on a draft."""

    file = FilesField(
        label=_("Files"),
        help_text=_("One file or several: %(kinds)s. Each is kept unchanged.") % {"kinds": names_of(ATTACHMENTS)},
        error_messages={
            "required": _("Choose a file, then press “Add”."),
            "empty": _("The file is empty. Choose the file again or ask the sender for a new copy."),
        },
    )


class DraftForm(forms.Form):
    """What was read in the document, to be put right by the clerk. Field names are those of the directive."""

    symbol = forms.CharField(label=_("Number and symbol"), max_length=60, required=False)
    date = day_field(
        _("Date of the document"),
        invalid=_(
            "This is no date. Write day, month and all four figures of the year, as in the original: 05/02/2026."
        ),
    )
    issuer = forms.CharField(
        label=_("Issuing body"), max_length=200, error_messages={"required": _("Write the issuing body.")}
    )
    place = forms.CharField(label=_("Place"), max_length=80, required=False)
    summary = forms.CharField(
        label=_("Summary line"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the summary of the document.")},
    )
    type = forms.ModelChoiceField(
        DocumentType.objects.all(),
        label=_("Type of document"),
        empty_label="",
        error_messages={"required": _("Choose the type of the document.")},
    )
    topic = TopicField()
    family = forms.ChoiceField(label=_("Family"), choices=Family.choices)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices)
    addressees = LinesField(label=_("Addressed to"), required=False)
    recipients = LinesField(label=_("Recipients"), required=False)
    archive_line = forms.CharField(label=_("File copy"), max_length=120, required=False)
    authority = forms.CharField(
        label=_("Authority"), max_length=80, required=False, help_text="TM., KT., TL., TUQ., Q."
    )
    signatory_title = forms.CharField(label=_("Signatory's title"), max_length=120, required=False)
    signatory = forms.CharField(label=_("Signatory"), max_length=80, required=False)
    dissemination = forms.CharField(label=_("Dissemination"), max_length=120, required=False)
    paragraphs = LinesField(
        label=_("Text of the document"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One paragraph a line."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].keep(self.initial.get("topic"))  # type: ignore[attr-defined]

    def clean_paragraphs(self) -> Any:
        """A paragraph has an end."""
        for line in self.cleaned_data["paragraphs"]:
            try:
                clean_html(escape(line))
            except TextRefused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return self.cleaned_data["paragraphs"]

    def ask_for(self, names: Iterable[str]) -> None:
        """Fields without which the document goes no further: they are not called optional, though a draft may wait."""
        for name in names:
            if name in self.fields:
                self.fields[name].widget.is_needed = True

    def entered(self, directive: Directive) -> DraftFields:
        """What was typed, as the service takes it; what the form does not show is kept."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        typed["paragraphs"] = self._paragraphs(directive)
        typed["number"] = typed["symbol"].split("/")[0].split("-")[0].strip()[:12]
        kept: dict[str, Any] = {"direction": directive.direction, "duties": list(directive.duties)}
        return DraftFields(**typed, **kept, cites=[citation.symbol for citation in directive.citations.all()])

    def _paragraphs(self, directive: Directive) -> list[str]:
        """The old text with its emphasis, if nobody touched it; else the lines as typed."""
        if "paragraphs" in self.changed_data:
            return [escape(line) for line in self.cleaned_data["paragraphs"]]
        return [block.value if block.block_type == "heading" else block.value.source for block in directive.body]


class TranscriptForm(forms.Form):
    """What was read from a file, to be put right after registration or issue."""

    paragraphs = LinesField(
        label=_("Text of the document"),
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=_("One paragraph a line."),
        error_messages={"required": _("The text is empty. Type what the original says.")},
    )
    change_note = forms.CharField(
        label=_("What had been read wrongly"),
        max_length=300,
        help_text=_("In a few words, like: amount in paragraph 3. Readers see it beside the text."),
        error_messages={"required": _("Say in a few words what had been read wrongly.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class RecallForm(forms.Form):
    """Why a document is recalled."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the document is recalled: its readers are told.")},
    )
